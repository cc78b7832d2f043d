/// A line of Python with its text in quotes put aside, so that no rule takes words in it for code.
struct PythonText {
    /// Each literal is one character of a private area.
    var code: String
    private var literals: [String] = []
    /// What was Python about the literals and the comment, as sentences.
    private(set) var reasons: [String] = []

    private static let firstMark: UInt32 = 0xE000

    /// - Parameter translate: gives the Swift of what stands in the braces of a format string.
    init(_ line: String, translate: (String) -> String) {
        code = ""
        var rest = line[...]
        while let character = rest.first {
            if character == "#", code.isEmpty || code.last == " " || code.last == "\t",
                !Self.directives.contains(where: { rest.hasPrefix($0) })
            {
                reasons.append("a comment begins with '//'")
                code += "//" + rest.dropFirst()
                return
            }
            if rest.hasPrefix("//") {
                code += rest
                return
            }
            if let literal = Self.literal(at: rest) {
                rest = rest.dropFirst(literal.length)
                put(literal, translate)
            } else {
                code.append(character)
                rest.removeFirst()
            }
        }
    }

    private static let directives = ["#if", "#else", "#elseif", "#endif", "#\""]

    /// What a line says that is nothing but a text of three quotes.
    var documentation: String? {
        guard literals.count == 1, code.trimmingSpaces.count == 1, literals[0].hasPrefix("\"\"\"")
        else { return nil }
        return String(literals[0].dropFirst(3).dropLast(3))
    }

    /// `"{} of {}".format(a, b)` → `"\(a) of \(b)"`
    mutating func fillFormats() {
        guard code.contains(".format("),
            let match = code.firstMatch(of: #/([\u{E000}-\u{EFFF}])\.format\(([^()]*)\)/#),
            let scalar = match.1.unicodeScalars.first
        else { return }
        var values = PythonSignature.parts(match.2)[...]
        var filled = ""
        var rest = literals[Int(scalar.value - Self.firstMark)][...]
        while let character = rest.popFirst() {
            if character == "{", let end = rest.firstIndex(of: "}"), let value = values.popFirst() {
                filled += "\\(\(value))"
                rest = rest[end...].dropFirst()
            } else {
                filled.append(character)
            }
        }
        literals[Int(scalar.value - Self.firstMark)] = filled
        code.replaceSubrange(match.range, with: match.1)
        reasons.append("values go into text with \\(…)")
    }

    /// The code with its literals back in their places.
    func restored(_ code: String) -> String {
        var result = ""
        for character in code {
            if let scalar = character.unicodeScalars.first,
                let index = Int(exactly: Int64(scalar.value) - Int64(Self.firstMark)),
                literals.indices.contains(index)
            {
                result += literals[index]
            } else {
                result.append(character)
            }
        }
        return result
    }

    private struct Literal {
        var prefix: String
        var quote: String
        var body: String
        var length: Int
    }

    /// A literal with its prefix letters at the beginning of the text.
    private static func literal(at text: Substring) -> Literal? {
        let letters = text.prefix { "fFrRbB".contains($0) }
        guard letters.count <= 2 else { return nil }
        let rest = text.dropFirst(letters.count)
        for quote in ["\"\"\"", "'''", "\"", "'"] where rest.hasPrefix(quote) {
            var body = ""
            var inside = rest.dropFirst(quote.count)
            while !inside.isEmpty, !inside.hasPrefix(quote) {
                if inside.first == "\\", let escape = inside.popFirst() { body.append(escape) }
                if let character = inside.popFirst() { body.append(character) }
            }
            guard inside.hasPrefix(quote) else { return nil }
            let length = letters.count + body.count + 2 * quote.count
            return Literal(prefix: letters.lowercased(), quote: quote, body: body, length: length)
        }
        return nil
    }

    private mutating func put(_ literal: Literal, _ translate: (String) -> String) {
        var text = literal.body
        if literal.prefix.contains("f") {
            reasons.append("values go into text with \\(…)")
            text = Self.interpolated(text, translate)
        }
        if literal.quote.first == "'" {
            reasons.append("text stands in double quotes")
            text = text.replacing("\\'", with: "'").replacing("\"", with: "\\\"")
        }
        var written = literal.quote.count == 3 ? "\"\"\"\(text)\"\"\"" : "\"\(text)\""
        if literal.prefix.contains("r") { written = "#\(written)#" }
        if let mark = Unicode.Scalar(Self.firstMark + UInt32(literals.count)) {
            code.unicodeScalars.append(mark)
        }
        literals.append(written)
    }

    /// `{x}` → `\(x)`, `{x:.3f}` → `\(String(format: "%.3f", x))`.
    static func interpolated(_ text: String, _ translate: (String) -> String) -> String {
        var result = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            if character == "{" || character == "}", rest.first == character {
                result.append(character)
                rest.removeFirst()
                continue
            }
            guard character == "{", let end = rest.firstIndex(of: "}") else {
                result.append(character)
                continue
            }
            let parts = rest[..<end].split(separator: ":", maxSplits: 1)
            rest = rest[end...].dropFirst()
            let value = translate(String(parts.first ?? ""))
            if parts.count == 2, let kind = parts[1].last, "dfegx".contains(kind) {
                result += "\\(String(format: \"%\(parts[1])\", \(value)))"
            } else {
                result += "\\(\(value))"
            }
        }
        return result
    }
}
