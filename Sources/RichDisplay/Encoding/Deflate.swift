/// Compresses bytes in the format of RFC 1951, with the fixed codes: small code, and for pictures
/// of flat colour within a factor of two of the best.
package enum Deflate {
    private static let window = 32_768
    private static let longestMatch = 258
    /// How many earlier places with the same hash are tried for each match.
    private static let tries = 12

    /// A complete raw deflate stream.
    package static func compress(_ bytes: [UInt8]) -> [UInt8] {
        var output = BitWriter()
        output.write(0b011, bits: 3)  // last block, fixed codes
        var heads = [Int32](repeating: -1, count: 1 << 15)
        var links = [Int32](repeating: -1, count: bytes.count)
        bytes.withUnsafeBufferPointer { input in
            var position = 0
            while position < input.count {
                let match = longest(in: input, at: position, heads, links)
                let step = match.map(\.length) ?? 1
                if let match {
                    output.writeMatch(length: match.length, distance: match.distance)
                } else {
                    output.writeSymbol(Int(input[position]))
                }
                for index in position..<position + step {
                    guard let slot = hash(input, index) else { break }
                    links[index] = heads[slot]
                    heads[slot] = Int32(truncatingIfNeeded: index)
                }
                position += step
            }
        }
        output.writeSymbol(256)
        return output.finished()
    }

    /// A zlib stream (RFC 1950), as PNG holds it.
    package static func zlibStream(_ bytes: [UInt8]) -> [UInt8] {
        let check = adler32(of: bytes)
        return [0x78, 0x9C] + compress(bytes) + (0..<4).map { UInt8(check >> (24 - 8 * $0) & 0xFF) }
    }

    private static func hash(_ input: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        guard index + 2 < input.count else { return nil }
        let key =
            UInt32(input[index]) << 16 | UInt32(input[index + 1]) << 8 | UInt32(input[index + 2])
        return Int((key &* 0x9E37_79B1) >> 17)
    }

    private static func longest(
        in input: UnsafeBufferPointer<UInt8>, at position: Int, _ heads: [Int32], _ links: [Int32]
    ) -> (length: Int, distance: Int)? {
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
        return best.length >= 3 ? best : nil
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

    /// A literal, length or end-of-block symbol in its fixed code (RFC 1951, section 3.2.6).
    mutating func writeSymbol(_ symbol: Int) {
        switch symbol {
        case ..<144: writeCode(0x30 + symbol, bits: 8)
        case ..<256: writeCode(0x190 + symbol - 144, bits: 9)
        case ..<280: writeCode(symbol - 256, bits: 7)
        default: writeCode(0xC0 + symbol - 280, bits: 8)
        }
    }

    mutating func writeMatch(length: Int, distance: Int) {
        if length == 258 {
            writeSymbol(285)
        } else {
            let (symbol, extra, rest) = Self.bucket(length - 3, finest: 4)
            writeSymbol(257 + symbol)
            write(rest, bits: extra)
        }
        let (symbol, extra, rest) = Self.bucket(distance - 1, finest: 2)
        writeCode(symbol, bits: 5)
        write(rest, bits: extra)
    }

    /// Deflate's buckets: `finest` per doubling, each doubling with one more extra bit.
    private static func bucket(_ value: Int, finest: Int) -> (symbol: Int, extra: Int, rest: Int) {
        guard value >= 2 * finest else { return (value, 0, 0) }
        let magnitude = Int.bitWidth - 1 - value.leadingZeroBitCount
        let extra = magnitude - finest.trailingZeroBitCount
        return (extra * finest + value >> extra, extra, value & (1 << extra - 1))
    }

    func finished() -> [UInt8] {
        count > 0 ? bytes + [UInt8(truncatingIfNeeded: pending)] : bytes
    }
}
