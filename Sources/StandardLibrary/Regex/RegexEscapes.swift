/// Characters and what is written with a backslash.
extension RegexParser {
    /// The text of a literal character, which is taken; nil if something else comes next.
    mutating func literalText() throws -> String? {
        guard let next = rest.first else { return nil }
        guard next == "\\" else {
            if "([.^$".contains(next) { return nil }
            return String(rest.removeFirst())
        }
        guard let letter = rest.dropFirst().first else { return nil }
        if let value = Self.controls[letter] {
            rest = rest.dropFirst(2)
            return value
        }
        if "xuUo0".contains(letter) { return try codeText() }
        if letter.isLetter || letter.isNumber { return nil }
        rest = rest.dropFirst(2)
        return String(letter)
    }

    private static let controls: [Character: String] = [
        "n": "\n", "r": "\r", "t": "\t", "f": "\u{c}", "a": "\u{7}", "e": "\u{1b}",
    ]

    /// `\u{e9}`, `\x41`, `\07`.
    private mutating func codeText() throws -> String {
        rest.removeFirst()
        let letter = rest.removeFirst()
        let radix = letter == "o" || letter == "0" ? 8 : 16
        let digits: String
        if letter != "0", take("{") {
            digits = try text(upTo: "}")
        } else {
            let most = ["x": 2, "u": 4, "U": 8, "0": 3][letter] ?? 0
            let own = rest.prefix(most).prefix { Int(String($0), radix: radix) != nil }
            digits = (letter == "0" ? "0" : "") + take(count: own.count)
        }
        var text = ""
        for number in digits.split(whereSeparator: \.isWhitespace) {
            guard let scalar = UInt32(number, radix: radix).flatMap(Unicode.Scalar.init) else {
                throw UnsupportedPart(text: "\\\(letter)\(digits)")
            }
            text.unicodeScalars.append(scalar)
        }
        guard !text.isEmpty else { throw UnsupportedPart(text: "\\\(letter)") }
        return text
    }

    /// What follows a backslash, other than a literal character.
    mutating func escape() throws -> RegexNode {
        guard let letter = rest.first else { throw UnsupportedPart(text: "\\") }
        if let assertion = Self.assertions[letter] {
            rest.removeFirst()
            return .assertion(assertion)
        }
        if letter.isNumber { return try numberedReference() }
        rest.removeFirst()
        switch letter {
        case "k":
            guard let end = ["<": ">", "{": "}", "'": "'"][take(count: 1)] else {
                throw UnsupportedPart(text: "\\k")
            }
            return try namedReference(upTo: Character(end))
        case "g":
            guard take("{") else { return try numberedReference() }
            let node = try numberedReference()
            guard take("}") else { throw UnsupportedPart(text: "\\g{\(rest)") }
            return node
        case "p", "P", "N":
            let inside = take("{") ? "{\(try text(upTo: "}"))}" : ""
            return .element(RegexClass(pattern: "\\\(letter)\(inside)", options: options))
        default:
            return .element(RegexClass(pattern: "\\\(letter)", options: options))
        }
    }

    private static let assertions: [Character: RegexAssertion] = [
        "b": .wordBoundary, "B": .noWordBoundary, "A": .textStart, "z": .textEnd,
        "Z": .textEndOrLastLineBreak, "G": .searchStart,
        // Places between characters are the only ones there are.
        "y": .always, "Y": .never,
    ]

    private mutating func numberedReference() throws -> RegexNode {
        let digits = rest.prefix(while: \.isWholeNumber)
        guard let number = Int(digits) else { throw UnsupportedPart(text: "\\\(rest)") }
        rest = rest[digits.endIndex...]
        return .backreference(number, ignoresCase: options.ignoresCase)
    }

    mutating func namedReference(upTo end: Character) throws -> RegexNode {
        let name = try text(upTo: end)
        guard let number = names.firstIndex(of: name) else {
            throw UnsupportedPart(text: name)
        }
        return .backreference(number, ignoresCase: options.ignoresCase)
    }

    /// The rest of a class in brackets, with them.
    mutating func classText() throws -> String {
        var text = "["
        while let next = rest.popFirst() {
            text.append(next)
            switch next {
            case "]": return text
            case "[":
                text.removeLast()
                text += try classText()
            case "\\":
                guard let escaped = rest.popFirst() else { break }
                text.append(escaped)
                guard escaped == "Q" else { break }
                while let quoted = rest.popFirst() {
                    text.append(quoted)
                    if text.hasSuffix("\\E") { break }
                }
            default: break
            }
        }
        throw UnsupportedPart(text: text)
    }
}
