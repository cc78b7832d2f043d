import Foundation

/// Hashes of text.
extension Machine {
    /// Text that Swift finds equal may differ in bytes (é as one scalar or two), so what is not
    /// ASCII is hashed in its canonical decomposition.
    func hashText(_ state: UInt64, _ text: some StringProtocol) -> UInt64 {
        let hash = text.utf8.withContiguousStorageIfAvailable { bytes in
            bytes.isASCII ? hashBytes(state, bytes) : nil
        }
        if let hash = hash ?? nil { return hash }
        var normal = text.decomposedStringWithCanonicalMapping
        return normal.withUTF8 { hashBytes(state, $0) }
    }

    private func hashBytes(_ state: UInt64, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let raw = UnsafeRawBufferPointer(bytes)
        if bytes.count <= 15 { return hashFew(state, raw) }
        var state = mix(state, UInt64(bytes.count))
        var index = 0
        while index + 8 <= bytes.count {
            state = mix(state, raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var rest: UInt64 = 0
        while index < bytes.count {
            rest = rest << 8 | UInt64(bytes[index])
            index += 1
        }
        return mix(state, rest)
    }

    /// Up to 15 bytes as the two words in which Swift keeps short text, the number of bytes in the
    /// highest: the interpreter's core hashes them as they lie there.
    private func hashFew(_ state: UInt64, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var (low, high) = (UInt64(0), UInt64(bytes.count) << 56)
        for (index, byte) in bytes.enumerated() {
            if index < 8 {
                low |= UInt64(byte) << UInt64(8 * index)
            } else {
                high |= UInt64(byte) << UInt64(8 * (index - 8))
            }
        }
        return mix(mix(state, low), high)
    }
}
