extension Sequence where Element == UInt8 {
    /// The bytes in base64 (RFC 4648, with padding, without line breaks).
    package var base64Encoded: String {
        let bytes = Array(self)
        let size = (bytes.count + 2) / 3 * 4
        return String(unsafeUninitializedCapacity: size) { target in
            var written = 0
            for start in stride(from: 0, to: bytes.count, by: 3) {
                let present = Swift.min(3, bytes.count - start)
                var group: UInt32 = 0
                for offset in 0..<3 {
                    group = group << 8 | (offset < present ? UInt32(bytes[start + offset]) : 0)
                }
                for digit in 0..<4 {
                    let value = UInt8(truncatingIfNeeded: group >> (18 - 6 * digit) & 63)
                    target[written] = digit <= present ? base64Digit(value) : UInt8(ascii: "=")
                    written += 1
                }
            }
            return written
        }
    }
}

private func base64Digit(_ value: UInt8) -> UInt8 {
    switch value {
    case 0..<26: UInt8(ascii: "A") + value
    case 26..<52: UInt8(ascii: "a") + value - 26
    case 52..<62: UInt8(ascii: "0") + value - 52
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
}
