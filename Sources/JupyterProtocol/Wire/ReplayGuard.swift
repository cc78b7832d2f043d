/// Remembers the signatures of recent messages, so that one recorded on the wire cannot be sent
/// again.
///
/// Two generations bound the memory: at least `generation` and at most twice as many signatures
/// are remembered, as 128 bits each.
package struct ReplayGuard {
    private let generation: Int
    private var recent: Set<SIMD2<UInt64>> = []
    private var older: Set<SIMD2<UInt64>> = []

    /// - Parameter generation: how many messages are remembered for certain.
    package init(generation: Int = 16_384) { self.generation = generation }

    /// Notes a hexadecimal signature; false where it has been seen before.
    package mutating func admits(_ signature: [UInt8]) -> Bool {
        // 32 hexadecimal digits: the first 128 bits of the digest, enough to tell messages apart.
        var mark = SIMD2<UInt64>(0, 0)
        for (index, digit) in signature.prefix(32).enumerated() {
            let lane = index >> 4
            mark[lane] = mark[lane] << 4 | UInt64(digit & 15 + (digit >> 6) * 9)
        }
        guard !recent.contains(mark), !older.contains(mark) else { return false }
        if recent.count == generation {
            older = recent
            recent = []
        }
        recent.insert(mark)
        return true
    }
}
