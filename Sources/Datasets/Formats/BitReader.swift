/// Reads bits from the low end of each byte on.
struct BitReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var next: Int
    private var buffer: UInt64 = 0
    private var count = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        self.bytes = bytes
        next = start
    }

    /// Fills the buffer to at least 56 bits, or to the end of the data.
    @inline(__always)
    private mutating func refill() {
        if bytes.count - next >= 8, let base = bytes.baseAddress {
            let word = UnsafeRawPointer(base + next).loadUnaligned(as: UInt64.self)
            buffer |= UInt64(littleEndian: word) << UInt64(count)
            let taken = (63 - count) >> 3
            next += taken
            count += taken * 8
        } else {
            while count <= 56, next < bytes.count {
                buffer |= UInt64(bytes[next]) << UInt64(count)
                next += 1
                count += 8
            }
        }
    }

    /// The next bits as a number; at most 16 at a time.
    @inline(__always)
    mutating func bits(_ wanted: Int) throws(CompressionProblem) -> Int {
        if count < wanted {
            refill()
            guard count >= wanted else { throw .truncated }
        }
        let value = Int(buffer & (1 << UInt64(wanted) - 1))
        drop(wanted)
        return value
    }

    /// The next symbol in a code.
    @inline(__always)
    mutating func symbol(_ table: borrowing HuffmanTable) throws(CompressionProblem) -> Int {
        if count < HuffmanTable.longestCode { refill() }
        let entry = table.entry(Int(truncatingIfNeeded: buffer))
        let length = Int(entry & 15)
        guard length > 0 else {
            throw count < HuffmanTable.longestCode ? .truncated : .invalid("it has an unused code")
        }
        guard length <= count else { throw .truncated }
        drop(length)
        return Int(entry >> 4)
    }

    @inline(__always)
    private mutating func drop(_ bits: Int) {
        buffer >>= UInt64(bits)
        count -= bits
    }

    /// Whole bytes from the next byte boundary on.
    mutating func alignedBytes(
        _ wanted: Int
    ) throws(CompressionProblem) -> UnsafeBufferPointer<UInt8> {
        let start = endOfStream()
        guard wanted <= bytes.count - start else { throw .truncated }
        next = start + wanted
        return UnsafeBufferPointer(rebasing: bytes[start..<next])
    }

    /// The offset of the next byte boundary; gives back what was read ahead.
    mutating func endOfStream() -> Int {
        next -= count / 8
        buffer = 0
        count = 0
        return next
    }
}

/// A prefix code as one table over the longest code's bits, so that one look decodes a symbol.
struct HuffmanTable {
    static let longestCode = 15

    /// `symbol · 16 + code length` for each value of the next bits; 0 where no code matches.
    private let entries: [UInt16]
    private let mask: Int

    /// Builds the canonical code of some code lengths, of which 0 means "not used".
    ///
    /// Refuses lengths that no code can have. An incomplete code is allowed, as it is for the
    /// distances of a block that has only one.
    init(lengths: [UInt8]) throws(CompressionProblem) {
        var counts = [Int](repeating: 0, count: Self.longestCode + 1)
        for length in lengths where length > 0 { counts[Int(length)] += 1 }
        let longest = counts.lastIndex { $0 > 0 } ?? 1
        var next = [Int](repeating: 0, count: Self.longestCode + 2)
        var code = 0
        for length in 1...Self.longestCode {
            next[length] = code
            code += counts[length]
            guard code <= 1 << length else { throw .invalid("its codes overlap") }
            code <<= 1
        }
        var entries = [UInt16](repeating: 0, count: 1 << longest)
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let length = Int(length)
            var reversed = 0
            for bit in 0..<length where next[length] >> bit & 1 == 1 {
                reversed |= 1 << (length - 1 - bit)
            }
            next[length] += 1
            let entry = UInt16(symbol << 4 | length)
            for index in stride(from: reversed, to: entries.count, by: 1 << length) {
                entries[index] = entry
            }
        }
        self.entries = entries
        mask = entries.count - 1
    }

    @inline(__always)
    func entry(_ bits: Int) -> UInt16 { entries[bits & mask] }

    private init(knownLengths: [UInt8]) {
        do {
            self = try HuffmanTable(lengths: knownLengths)
        } catch {
            preconditionFailure("the fixed codes of RFC 1951 are valid")
        }
    }

    /// The codes of a block without tables of its own (section 3.2.6).
    static let fixedLiterals = HuffmanTable(
        knownLengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    static let fixedDistances = HuffmanTable(knownLengths: Array(repeating: 5, count: 30))
}
