/// ZeroMQ's text for binary keys (RFC 32): five characters for four bytes.
package enum Z85 {
    private static let digits = Array(
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#".utf8
    )

    /// Nil where the text is not in the code.
    package static func bytes(of text: String) -> [UInt8]? {
        let text = Array(text.utf8)
        guard text.count.isMultiple(of: 5) else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: text.count, by: 5) {
            var number: UInt64 = 0
            for character in text[start..<start + 5] {
                guard let digit = digits.firstIndex(of: character) else { return nil }
                number = number * 85 + UInt64(digit)
            }
            guard let word = UInt32(exactly: number) else { return nil }
            bytes.append(bigEndian: word)
        }
        return bytes
    }
}
