/// Compresses bytes in the format of RFC 1951, with codes made for what is compressed.
package enum Deflate {
    private static let window = 32_768
    private static let longestMatch = 258
    /// How many earlier places with the same hash are tried for each match.
    private static let tries = 32
    /// A match of this length is taken without a look at what the next place might give.
    private static let goodMatch = 48
    /// For what is too short to pay for codes of its own (RFC 1951, section 3.2.6).
    private static let fixedSymbols = HuffmanCode(
        lengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    private static let fixedDistances = HuffmanCode(lengths: [Int](repeating: 5, count: 30))

    /// A complete raw deflate stream.
    package static func compress(_ bytes: [UInt8]) -> [UInt8] {
        let tokens = tokens(of: bytes)
        var output = BitWriter()
        output.write(1, bits: 1)  // the last block
        var counts = Frequencies()
        for token in tokens { counts.add(token) }
        counts.symbols[256] = 1
        let symbols = HuffmanCode(frequencies: counts.symbols, longest: 15)
        let distances = HuffmanCode(frequencies: counts.distances, longest: 15)
        let header = CodeLengths(symbols.lengths, distances.lengths)
        let own =
            header.size + symbols.size(of: counts.symbols)
            + distances.size(of: counts.distances)
        let fixed =
            fixedSymbols.size(of: counts.symbols) + fixedDistances.size(of: counts.distances)
        if own < fixed {
            output.write(0b10, bits: 2)
            header.write(to: &output)
            output.write(tokens, symbols, distances)
        } else {
            output.write(0b01, bits: 2)
            output.write(tokens, fixedSymbols, fixedDistances)
        }
        return output.finished()
    }

    /// A zlib stream (RFC 1950), as PNG holds it.
    package static func zlibStream(_ bytes: [UInt8]) -> [UInt8] {
        let check = adler32(of: bytes)
        return [0x78, 0x9C] + compress(bytes) + (0..<4).map { UInt8(check >> (24 - 8 * $0) & 0xFF) }
    }

    // MARK: Repetitions

    private static func tokens(of bytes: [UInt8]) -> [DeflateToken] {
        var tokens: [DeflateToken] = []
        var heads = [Int32](repeating: -1, count: 1 << 15)
        var links = [Int32](repeating: -1, count: bytes.count)
        bytes.withUnsafeBufferPointer { input in
            func remember(_ position: Int) {
                guard let slot = hash(input, position) else { return }
                links[position] = heads[slot]
                heads[slot] = Int32(truncatingIfNeeded: position)
            }
            var position = 0
            var match = longest(in: input, at: 0, heads, links)
            while position < input.count {
                remember(position)
                var next: DeflateToken?
                if let found = match, found.length < goodMatch {
                    next = longest(in: input, at: position + 1, heads, links)
                }
                // A byte by itself, where the match that begins after it is longer.
                if let found = match, found.length >= next?.length ?? 0 {
                    tokens.append(found)
                    for index in position + 1..<position + found.length { remember(index) }
                    position += found.length
                    match = longest(in: input, at: position, heads, links)
                } else {
                    tokens.append(.literal(input[position]))
                    position += 1
                    match = next ?? longest(in: input, at: position, heads, links)
                }
            }
        }
        return tokens
    }

    private static func hash(_ input: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        guard index + 2 < input.count else { return nil }
        let key =
            UInt32(input[index]) << 16 | UInt32(input[index + 1]) << 8 | UInt32(input[index + 2])
        return Int((key &* 0x9E37_79B1) >> 17)
    }

    private static func longest(
        in input: UnsafeBufferPointer<UInt8>, at position: Int, _ heads: [Int32], _ links: [Int32]
    ) -> DeflateToken? {
        guard let slot = hash(input, position) else { return nil }
        let limit = min(longestMatch, input.count - position)
        var best = (length: 2, distance: 0)
        var candidate = Int(heads[slot])
        for _ in 0..<tries {
            guard candidate >= 0, position - candidate <= window else { break }
            var length = 0
            while length < limit, input[candidate + length] == input[position + length] {
                length += 1
            }
            if length > best.length { best = (length, position - candidate) }
            if length == limit { break }
            candidate = Int(links[candidate])
        }
        return best.length >= 3 ? .match(length: best.length, distance: best.distance) : nil
    }
}

/// A byte, or a repetition of what came before.
private enum DeflateToken {
    case literal(UInt8)
    case match(length: Int, distance: Int)

    var length: Int {
        if case .match(let length, _) = self { length } else { 1 }
    }

    /// The symbol with its extra bits (RFC 1951, section 3.2.5).
    var symbol: (symbol: Int, extra: Int, rest: Int) {
        switch self {
        case .literal(let byte): return (Int(byte), 0, 0)
        case .match(258, _): return (285, 0, 0)
        case .match(let length, _):
            let (symbol, extra, rest) = Self.bucket(length - 3, finest: 4)
            return (257 + symbol, extra, rest)
        }
    }

    var distance: (symbol: Int, extra: Int, rest: Int)? {
        guard case .match(_, let distance) = self else { return nil }
        return Self.bucket(distance - 1, finest: 2)
    }

    /// Deflate's buckets: `finest` per doubling, each doubling with one more extra bit.
    private static func bucket(_ value: Int, finest: Int) -> (symbol: Int, extra: Int, rest: Int) {
        guard value >= 2 * finest else { return (value, 0, 0) }
        let magnitude = Int.bitWidth - 1 - value.leadingZeroBitCount
        let extra = magnitude - finest.trailingZeroBitCount
        return (extra * finest + value >> extra, extra, value & (1 << extra - 1))
    }
}

/// How often the symbols of a block occur.
private struct Frequencies {
    var symbols = [Int](repeating: 0, count: 286)
    var distances = [Int](repeating: 0, count: 30)

    mutating func add(_ token: DeflateToken) {
        symbols[token.symbol.symbol] += 1
        if let distance = token.distance { distances[distance.symbol] += 1 }
    }
}

/// The two codes of a block as its beginning says them: runs of lengths, in a code of their own
/// (RFC 1951, section 3.2.7).
private struct CodeLengths {
    private static let order = [
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
    ]
    private let counts: (symbols: Int, distances: Int, lengths: Int)
    private let runs: [(symbol: Int, extra: Int, rest: Int)]
    private let code: HuffmanCode

    init(_ symbols: [Int], _ distances: [Int]) {
        let symbols = Self.trimmed(symbols, atLeast: 257)
        let distances = Self.trimmed(distances, atLeast: 1)
        runs = Self.runs(of: symbols + distances)
        var frequencies = [Int](repeating: 0, count: 19)
        for run in runs { frequencies[run.symbol] += 1 }
        let code = HuffmanCode(frequencies: frequencies, longest: 7)
        self.code = code
        let last = Self.order.lastIndex { code.lengths[$0] > 0 } ?? 0
        counts = (symbols.count, distances.count, max(last + 1, 4))
    }

    private static func trimmed(_ lengths: [Int], atLeast count: Int) -> [Int] {
        let last = lengths.lastIndex { $0 > 0 } ?? 0
        return Array(lengths.prefix(max(last + 1, count)))
    }

    private static func runs(of lengths: [Int]) -> [(symbol: Int, extra: Int, rest: Int)] {
        var runs: [(symbol: Int, extra: Int, rest: Int)] = []
        var index = 0
        while index < lengths.count {
            let value = lengths[index]
            var count = lengths[index...].prefix { $0 == value }.count
            index += count
            if value > 0 {
                runs.append((value, 0, 0))
                count -= 1
            }
            while count > 0 {
                let (symbol, extra, least, most) =
                    value > 0 ? (16, 2, 3, 6) : count > 10 ? (18, 7, 11, 138) : (17, 3, 3, 10)
                if count < least {
                    runs.append((value, 0, 0))
                    count -= 1
                } else {
                    let taken = min(count, most)
                    runs.append((symbol, extra, taken - least))
                    count -= taken
                }
            }
        }
        return runs
    }

    /// In bits.
    var size: Int {
        14 + 3 * counts.lengths + runs.reduce(0) { $0 + code.lengths[$1.symbol] + $1.extra }
    }

    func write(to output: inout BitWriter) {
        output.write(counts.symbols - 257, bits: 5)
        output.write(counts.distances - 1, bits: 5)
        output.write(counts.lengths - 4, bits: 4)
        for symbol in Self.order.prefix(counts.lengths) {
            output.write(code.lengths[symbol], bits: 3)
        }
        for run in runs { output.write(run, in: code) }
    }
}

/// Packs bits as deflate wants them: values from the low end, codes from the high end.
private struct BitWriter {
    private var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var count = 0

    mutating func write(_ value: Int, bits: Int) {
        pending |= UInt64(value) << UInt64(count)
        count += bits
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            count -= 8
        }
    }

    private mutating func writeCode(_ code: Int, bits: Int) {
        var reversed = 0
        for bit in 0..<bits where code >> bit & 1 == 1 { reversed |= 1 << (bits - 1 - bit) }
        write(reversed, bits: bits)
    }

    mutating func write(_ part: (symbol: Int, extra: Int, rest: Int), in code: HuffmanCode) {
        writeCode(code.codes[part.symbol], bits: code.lengths[part.symbol])
        write(part.rest, bits: part.extra)
    }

    /// A block's content and its end.
    mutating func write(
        _ tokens: [DeflateToken], _ symbols: HuffmanCode, _ distances: HuffmanCode
    ) {
        for token in tokens {
            write(token.symbol, in: symbols)
            if let distance = token.distance { write(distance, in: distances) }
        }
        write((256, 0, 0), in: symbols)
    }

    func finished() -> [UInt8] {
        count > 0 ? bytes + [UInt8(truncatingIfNeeded: pending)] : bytes
    }
}
