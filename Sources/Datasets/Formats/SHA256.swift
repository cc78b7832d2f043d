/// The hash of FIPS 180-4, for checking that a downloaded file is the one that was meant.
package enum SHA256 {
    /// The hash of some bytes, in lower-case hexadecimal.
    package static func hexDigest(of bytes: [UInt8]) -> String {
        var state: [UInt32] = [
            0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A,
            0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
        ]
        let whole = bytes.count / 64 * 64
        var tail = Array(bytes[whole...]) + [0x80]
        while tail.count % 64 != 56 { tail.append(0) }
        let bits = UInt64(bytes.count) * 8
        tail += (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }
        bytes.withUnsafeBufferPointer { update(&state, with: $0, count: whole) }
        tail.withUnsafeBufferPointer { update(&state, with: $0, count: tail.count) }
        return state.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    private static func update(
        _ state: inout [UInt32], with bytes: UnsafeBufferPointer<UInt8>, count: Int
    ) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
            roundConstants.withUnsafeBufferPointer { constants in
                for start in stride(from: 0, to: count, by: 64) {
                    for index in 0..<16 {
                        let at = start + index * 4
                        schedule[index] =
                            UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16
                            | UInt32(bytes[at + 2]) << 8 | UInt32(bytes[at + 3])
                    }
                    for index in 16..<64 {
                        let a = schedule[index - 15]
                        let b = schedule[index - 2]
                        let low = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3
                        let high = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10
                        schedule[index] =
                            schedule[index - 16] &+ low &+ schedule[index - 7] &+ high
                    }
                    compress(&state, schedule, constants)
                }
            }
        }
    }

    private static func compress(
        _ state: inout [UInt32], _ schedule: UnsafeMutableBufferPointer<UInt32>,
        _ constants: UnsafeBufferPointer<UInt32>
    ) {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<64 {
            let sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
            let choice = e & f ^ ~e & g
            let first = h &+ sum1 &+ choice &+ constants[index] &+ schedule[index]
            let sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
            let majority = a & b ^ a & c ^ b & c
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ sum0 &+ majority)
        }
        for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
    }

    @inline(__always)
    private static func rotated(_ value: UInt32, _ bits: UInt32) -> UInt32 {
        value >> bits | value << (32 - bits)
    }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    ///
    /// Found with whole numbers: the largest `r` with `r³ ≤ prime · 2⁹⁶` has them as its low half.
    private static let roundConstants: [UInt32] = {
        var primes: [UInt64] = []
        var candidate: UInt64 = 2
        while primes.count < 64 {
            if !primes.contains(where: { candidate.isMultiple(of: $0) }) {
                primes.append(candidate)
            }
            candidate += 1
        }
        return primes.map { prime in
            var root: UInt64 = 0
            for bit in (0..<36).reversed() {
                let trial = root | 1 << UInt64(bit)
                if isCubeAtMost(trial, prime) { root = trial }
            }
            return UInt32(truncatingIfNeeded: root)
        }
    }()

    /// Whether `root³ ≤ prime · 2⁹⁶`, for roots below 2³⁶ and primes below 2⁹.
    private static func isCubeAtMost(_ root: UInt64, _ prime: UInt64) -> Bool {
        let square = root.multipliedFullWidth(by: root)
        let low = square.low.multipliedFullWidth(by: root)
        let (high, overflows) = (square.high * root).addingReportingOverflow(low.high)
        guard !overflows else { return false }
        let bound = prime << 32
        return high < bound || high == bound && low.low == 0
    }
}
