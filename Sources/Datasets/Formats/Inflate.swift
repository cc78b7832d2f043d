/// What can be wrong with compressed data.
package enum CompressionProblem: Error, Equatable {
    /// The data ends before it is complete.
    case truncated
    /// The data breaks a rule of the format; the text says which.
    case invalid(String)
    /// More came out than the caller allows.
    case exceedsLimit(Int)
    case wrongChecksum
}

/// Decompresses the format of RFC 1951.
///
/// Written here because zlib need not be installed, and because the output must be bounded:
/// a file of a megabyte may claim to hold terabytes.
struct Inflate {
    private var input: BitReader
    private let output: UnsafeMutableBufferPointer<UInt8>
    private var written = 0

    /// Decompresses one deflate stream.
    ///
    /// - Parameters:
    ///   - start: offset in `input` of the first byte of the stream.
    ///   - output: where to write; its size is the limit.
    /// - Returns: how many bytes were written, and the offset after the stream's last byte.
    static func decompress(
        _ input: UnsafeBufferPointer<UInt8>, from start: Int,
        into output: UnsafeMutableBufferPointer<UInt8>
    ) throws(CompressionProblem) -> (written: Int, end: Int) {
        var state = Inflate(input: BitReader(input, from: start), output: output)
        var isLast = false
        while !isLast {
            isLast = try state.input.bits(1) == 1
            switch try state.input.bits(2) {
            case 0: try state.copyStored()
            case 1: try state.decode(literals: .fixedLiterals, distances: .fixedDistances)
            case 2:
                let (literals, distances) = try state.readTables()
                try state.decode(literals: literals, distances: distances)
            default: throw .invalid("it has a block of an unknown type")
            }
        }
        return (state.written, state.input.endOfStream())
    }

    private mutating func copyStored() throws(CompressionProblem) {
        let header = try input.alignedBytes(4)
        let length = Int(header[0]) | Int(header[1]) << 8
        guard length ^ 0xFFFF == Int(header[2]) | Int(header[3]) << 8 else {
            throw .invalid("the length of a stored block does not match its check")
        }
        let bytes = try input.alignedBytes(length)
        guard written + length <= output.count else { throw .exceedsLimit(output.count) }
        for (offset, byte) in bytes.enumerated() { output[written + offset] = byte }
        written += length
    }

    /// Reads the code lengths of a dynamic block (section 3.2.7).
    private mutating func readTables() throws(CompressionProblem) -> (
        literals: HuffmanTable, distances: HuffmanTable
    ) {
        let literalCount = try input.bits(5) + 257
        let distanceCount = try input.bits(5) + 1
        let lengthCount = try input.bits(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else {
            throw .invalid("it has more codes than there are symbols")
        }
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        var lengthLengths = [UInt8](repeating: 0, count: 19)
        for index in 0..<lengthCount { lengthLengths[order[index]] = UInt8(try input.bits(3)) }
        let table = try HuffmanTable(lengths: lengthLengths)
        var lengths: [UInt8] = []
        while lengths.count < literalCount + distanceCount {
            let symbol = try input.symbol(table)
            switch symbol {
            case 0..<16: lengths.append(UInt8(symbol))
            case 16:
                guard let last = lengths.last else {
                    throw .invalid("a code length repeats nothing")
                }
                lengths += repeatElement(last, count: try input.bits(2) + 3)
            case 17: lengths += repeatElement(0, count: try input.bits(3) + 3)
            default: lengths += repeatElement(0, count: try input.bits(7) + 11)
            }
        }
        guard lengths.count == literalCount + distanceCount, lengths[256] > 0 else {
            throw .invalid("its code lengths do not add up")
        }
        return (
            try HuffmanTable(lengths: Array(lengths[..<literalCount])),
            try HuffmanTable(lengths: Array(lengths[literalCount...]))
        )
    }

    private mutating func decode(
        literals: HuffmanTable, distances: HuffmanTable
    ) throws(CompressionProblem) {
        while true {
            let symbol = try input.symbol(literals)
            if symbol < 256 {
                guard written < output.count else { throw .exceedsLimit(output.count) }
                output[written] = UInt8(truncatingIfNeeded: symbol)
                written += 1
            } else if symbol == 256 {
                return
            } else {
                try copyMatch(lengthSymbol: symbol - 257, distances)
            }
        }
    }

    private mutating func copyMatch(
        lengthSymbol: Int, _ distances: HuffmanTable
    ) throws(CompressionProblem) {
        guard lengthSymbol < 29 else { throw .invalid("it has a length code that is not used") }
        // Four codes per doubling with 0, 1, 2 … extra bits (section 3.2.5); the last means 258.
        var length = 258
        if lengthSymbol < 8 {
            length = lengthSymbol + 3
        } else if lengthSymbol < 28 {
            let extra = lengthSymbol / 4 - 1
            length = (4 + lengthSymbol % 4) << extra + 3 + (try input.bits(extra))
        }
        let code = try input.symbol(distances)
        guard code < 30 else { throw .invalid("it has a distance code that is not used") }
        var distance = code + 1
        if code >= 4 {
            let extra = code / 2 - 1
            distance = (2 + code % 2) << extra + 1 + (try input.bits(extra))
        }
        guard distance <= written else { throw .invalid("it refers to data before its beginning") }
        guard length <= output.count - written else { throw .exceedsLimit(output.count) }
        guard let base = output.baseAddress else { return }
        let target = base + written
        if distance == 1 {
            target.update(repeating: target[-1], count: length)
        } else if distance >= length {
            target.update(from: target - distance, count: length)
        } else {
            // The copy may read what it has just written.
            for index in 0..<length { target[index] = target[index - distance] }
        }
        written += length
    }
}
