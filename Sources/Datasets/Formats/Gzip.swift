import RichDisplay

/// Reads gzip files (RFC 1952).
package enum Gzip {
    /// Whether the data begins as a gzip file does.
    package static func isCompressed(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
    }

    /// The contents of a gzip file of one member or several.
    ///
    /// - Parameter limit: the most bytes that may come out.
    package static func decompress(
        _ bytes: [UInt8], limit: Int
    ) throws(CompressionProblem) -> [UInt8] {
        // A file of one member ends with its size, and then no more memory is asked for.
        let claimed = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        if claimed < limit {
            do {
                return try decompress(bytes, capacity: claimed)
            } catch .exceedsLimit {
                // More members, padding, or a lie, which the full limit tells from one another.
            }
        }
        return try decompress(bytes, capacity: limit)
    }

    private static func decompress(
        _ bytes: [UInt8], capacity: Int
    ) throws(CompressionProblem) -> [UInt8] {
        var problem: CompressionProblem?
        let output = [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
            bytes.withUnsafeBufferPointer { input in
                do throws(CompressionProblem) {
                    count = try decompressMembers(input, into: target)
                } catch {
                    problem = error
                }
            }
        }
        if let problem { throw problem }
        return output
    }

    private static func decompressMembers(
        _ input: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>
    ) throws(CompressionProblem) -> Int {
        var position = 0
        var written = 0
        repeat {
            let start = try skipHeader(input, from: position)
            let room = UnsafeMutableBufferPointer(rebasing: target[written...])
            let (size, end) = try Inflate.decompress(input, from: start, into: room)
            guard input.count - end >= 8 else { throw .truncated }
            var crc = CRC32()
            crc.update(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<size]))
            guard crc.value == number(input, at: end) else { throw .wrongChecksum }
            guard UInt32(truncatingIfNeeded: size) == number(input, at: end + 4) else {
                throw .invalid("its size is not the one that it says")
            }
            written += size
            position = end + 8
            // Zeros after the last member are padding.
        } while input[position...].contains { $0 != 0 }
        return written
    }

    private static func skipHeader(
        _ input: UnsafeBufferPointer<UInt8>, from start: Int
    ) throws(CompressionProblem) -> Int {
        guard input.count - start >= 10 else { throw .truncated }
        guard input[start] == 0x1F, input[start + 1] == 0x8B, input[start + 2] == 8 else {
            throw .invalid("it does not begin like a gzip file")
        }
        let flags = input[start + 3]
        var position = start + 10
        if flags & 4 != 0 {  // extra field
            guard input.count - position >= 2 else { throw .truncated }
            position += 2 + Int(input[position]) + Int(input[position + 1]) << 8
        }
        for flag: UInt8 in [8, 16] where flags & flag != 0 {  // name, comment
            guard position < input.count else { throw .truncated }
            guard let zero = input[position...].firstIndex(of: 0) else { throw .truncated }
            position = zero + 1
        }
        if flags & 2 != 0 { position += 2 }  // check of the header
        guard position <= input.count else { throw .truncated }
        return position
    }

    private static func number(_ input: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(input[offset + $1]) << (8 * UInt32($1)) }
    }
}
