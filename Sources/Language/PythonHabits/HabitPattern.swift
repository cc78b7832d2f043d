/// A piece of Python as the table of habits writes it.
///
/// Words and signs stand for themselves, spaces for spaces or none. `$a`, `$b`, `$c` stand for an
/// expression without a comma of its own, `$e` for as much of one as there is, `$p` for all arguments, `$x`, `$y` for a name with its
/// members, calls and subscripts, `$n`, `$m` for a plain name, `$s` for text in quotes, `$i` for a
/// whole number. `^` at the beginning: the pattern is a whole statement.
struct HabitPattern {
    /// What a line must contain to match; looked for before anything slower.
    private let key: String
    /// The pattern's own words and signs.
    let words: [String]
    let signs: [String]
    private let regex: Regex<AnyRegexOutput>
    /// The placeholders in the order of their groups.
    private let names: [Character]
    /// Whether the first group is what stands before a word, to be written back.
    private let keepsPrefix: Bool

    /// Nil if the text is not a pattern; the table's test sees to it that this does not happen.
    init?(_ text: String) {
        var expression = ""
        var names: [Character] = []
        var literal = ""
        var keys: [String] = []
        var rest = text[...]
        let isWhole = rest.first == "^"
        if isWhole { rest.removeFirst() }
        let keepsPrefix = !isWhole && rest.first.map { $0.isLetter || $0 == "_" } == true
        if keepsPrefix { expression = #"(^|[^\w.])"# }
        var last: Character?
        while let character = rest.popFirst() {
            defer { last = character }
            if character == "$", let name = rest.popFirst(), let group = Self.groups[name] {
                keys.append(literal)
                literal = ""
                names.append(name)
                expression += group
            } else if character == " " {
                keys.append(literal)
                literal = ""
                // Between words a space must be, around signs it may.
                let separates =
                    last.map(Self.isWordLike) == true && rest.first.map(Self.isWordLike) == true
                expression += separates ? #"\s+"# : #"\s*"#
            } else {
                literal.append(character)
                expression += Self.escaped(character)
                // A word ends where the pattern's does.
                if Self.isWord(character), rest.first.map(Self.isWord) != true {
                    expression += #"(?![\w])"#
                }
            }
        }
        keys.append(literal)
        key = keys.max { $0.count < $1.count } ?? ""
        words = keys.flatMap(Self.words)
        signs = keys.filter { !$0.isEmpty }
        guard let regex = try? Regex(isWhole ? "^\(expression)$" : expression) else { return nil }
        self.regex = regex
        self.names = names
        self.keepsPrefix = keepsPrefix
    }

    /// The text with every match replaced, placeholders filled in; nil if nothing matches.
    func replacing(in text: String, with template: String) -> String? {
        guard text.contains(key) else { return nil }
        var found = false
        let result = text.replacing(regex) { match in
            found = true
            var groups = match.output.dropFirst().map { $0.substring.map(String.init) ?? "" }
            let prefix = keepsPrefix ? groups.removeFirst() : ""
            return prefix
                + Self.filled(template, Dictionary(zip(names, groups)) { first, _ in first })
        }
        return found && result != text ? result : nil
    }

    /// The template with what its placeholders stand for.
    private static func filled(_ template: String, _ values: [Character: String]) -> String {
        var result = ""
        var rest = template[...]
        while let character = rest.popFirst() {
            guard character == "$", let name = rest.first,
                let value = values[name]?.trimmingSpaces
            else {
                result.append(character)
                continue
            }
            rest.removeFirst()
            let takesMember = rest.first == "." || rest.first == "["
            result += takesMember && !isPrimary(value) ? "(\(value))" : value
        }
        return result
    }

    /// Whether a member may follow without parentheses.
    private static func isPrimary(_ text: String) -> Bool {
        var depth = 0
        for character in text {
            if "([{".contains(character) { depth += 1 }
            if ")]}".contains(character) { depth -= 1 }
            if depth == 0, " +-*/%<>=&|!".contains(character) { return false }
        }
        return true
    }

    static func words(in text: some StringProtocol) -> [String] {
        text.split(whereSeparator: { !isWord($0) }).map { String($0) }
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }

    private static func isWordLike(_ character: Character) -> Bool {
        isWord(character) || character == "$"
    }

    private static func escaped(_ character: Character) -> String {
        #"\^$.|?*+()[]{}/"#.contains(character) ? "\\\(character)" : String(character)
    }

    /// What each placeholder matches.
    private static let groups: [Character: String] = {
        let plain = #"[^\(\)\[\]\{\}]"#
        var group = "[\\(\\[\\{]\(plain)*[\\)\\]\\}]"
        for _ in 0..<2 { group = "[\\(\\[\\{](?:\(plain)|\(group))*[\\)\\]\\}]" }
        // No label: what has one is Swift already.
        let part = "(?:[^\\(\\)\\[\\]\\{\\},]|\(group))"
        let expression = "((?!\\s*\\w+:)\(part)+?)"
        let primary = "((?:[\\w\u{E000}-\u{EFFF}]|\\.(?=\\w)|\(group))+)"
        let name = #"([A-Za-z_]\w*)"#
        return [
            "a": expression, "b": expression, "c": expression, "e": "((?!\\s*\\w+:)\(part)+)",
            "p": "((?:\(plain)|\(group))*?)", "x": primary, "y": primary, "n": name, "m": name,
            "s": "([\u{E000}-\u{EFFF}])", "i": #"(\d+)"#,
        ]
    }()
}

extension StringProtocol {
    /// Without the spaces and tabs around it.
    var trimmingSpaces: String {
        let isSpace = { (character: Character) in character == " " || character == "\t" }
        let start = drop(while: isSpace)
        return String(start.prefix(start.count - start.reversed().prefix(while: isSpace).count))
    }
}
