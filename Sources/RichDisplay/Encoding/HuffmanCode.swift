/// A prefix code that is short for what is frequent, with canonical codes as deflate has them
/// (RFC 1951, section 3.2.2).
struct HuffmanCode {
    /// Bits of each symbol's code; 0 for symbols that do not occur.
    let lengths: [Int]
    /// The codes, their first bit highest.
    let codes: [Int]

    /// The best code for symbols that occur so often, with codes of at most `longest` bits.
    init(frequencies: [Int], longest: Int) {
        self.init(lengths: Self.lengths(of: frequencies, longest: longest))
    }

    init(lengths: [Int]) {
        self.lengths = lengths
        var counts = [Int](repeating: 0, count: 17)
        for length in lengths where length > 0 { counts[length] += 1 }
        var next = [Int](repeating: 0, count: 17)
        for length in 1...16 { next[length] = (next[length - 1] + counts[length - 1]) << 1 }
        codes = lengths.map { length in
            guard length > 0 else { return 0 }
            defer { next[length] += 1 }
            return next[length]
        }
    }

    /// Bits that symbols of these frequencies take.
    func size(of frequencies: [Int]) -> Int {
        zip(frequencies, lengths).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static func lengths(of frequencies: [Int], longest: Int) -> [Int] {
        // The rarest first; of equals the one with the lower number.
        let symbols = frequencies.indices.filter { frequencies[$0] > 0 }
            .sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }
        var lengths = [Int](repeating: 0, count: frequencies.count)
        // A code needs two branches, even where one is never taken.
        guard symbols.count > 1 else {
            let only = symbols.first ?? 0
            lengths[only] = 1
            lengths[only == 0 ? 1 : 0] = 1
            return lengths
        }
        let counts = limited(counts(of: symbols.map { frequencies[$0] }), to: longest)
        var rest = symbols[...]
        for length in counts.indices.reversed() {
            for symbol in rest.prefix(counts[length]) { lengths[symbol] = length }
            rest = rest.dropFirst(counts[length])
        }
        return lengths
    }

    /// How many codes of each length Huffman's tree gives weights in ascending order.
    private static func counts(of weights: [Int]) -> [Int] {
        // Leaves, then the inner nodes in the order they are made, whose weights ascend as well.
        var nodes = weights
        var parents = [Int](repeating: 0, count: 2 * weights.count - 1)
        var (leaf, inner) = (0, weights.count)
        func takeLightest() -> Int {
            if leaf < weights.count, inner >= nodes.count || nodes[leaf] <= nodes[inner] {
                leaf += 1
                return leaf - 1
            }
            inner += 1
            return inner - 1
        }
        while nodes.count < parents.count {
            let (a, b) = (takeLightest(), takeLightest())
            parents[a] = nodes.count
            parents[b] = nodes.count
            nodes.append(nodes[a] + nodes[b])
        }
        var depths = [Int](repeating: 0, count: nodes.count)
        var counts = [Int](repeating: 0, count: weights.count + 1)
        for node in nodes.indices.dropLast().reversed() {
            depths[node] = depths[parents[node]] + 1
            if node < weights.count { counts[depths[node]] += 1 }
        }
        return counts
    }

    /// Shortens codes that are too long, and lengthens others for it, until all fit again.
    private static func limited(_ counts: [Int], to longest: Int) -> [Int] {
        guard counts.count > longest + 1 else { return counts }
        var limited = Array(counts[...longest])
        limited[longest] += counts[(longest + 1)...].reduce(0, +)
        // In units of the longest code, a full tree takes up 2^longest.
        var taken = limited.indices.dropFirst().reduce(0) { $0 + limited[$1] << (longest - $1) }
        while taken > 1 << longest {
            guard let shorter = (1..<longest).last(where: { limited[$0] > 0 }) else { break }
            limited[longest] -= 1
            limited[shorter] -= 1
            limited[shorter + 1] += 2
            taken -= 1
        }
        return limited
    }
}
