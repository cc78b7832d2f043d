/// Escapes in string literals.
enum StringLiterals {
    /// - Parameter pounds: what stands before the quote and after each escape's backslash.
    static func unescaped(_ text: String, pounds: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var result = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            guard character == "\\", rest.hasPrefix(pounds) else {
                result.append(character)
                continue
            }
            rest = rest.dropFirst(pounds.count)
            guard let escape = rest.popFirst() else { continue }
            switch escape {
            case "n": result.append("\n")
            case "t": result.append("\t")
            case "r": result.append("\r")
            case "0": result.append("\0")
            case "\n":
                // A line continuation of a multi-line literal.
                continue
            case "u":
                let digits = rest.dropFirst().prefix { $0 != "}" }
                rest = rest.dropFirst(digits.count + 2)
                if let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) {
                    result.unicodeScalars.append(scalar)
                }
            default: result.append(escape)
            }
        }
        return result
    }
}
