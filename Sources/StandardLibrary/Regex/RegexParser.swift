/// Reads a pattern that Swift's own parser has found right.
///
/// What stands for a single character is cut out and left to Swift's engine; only the structure is
/// read here. Nil where a pattern has a part that is not read.
struct RegexParser {
    var rest: Substring
    private(set) var options: RegexOptions
    /// The names of the captures, the whole match first.
    private(set) var names: [String?] = [nil]

    init(_ pattern: String, options: RegexOptions) {
        rest = pattern[...]
        self.options = options
    }

    /// A part of a pattern that is not read.
    struct UnsupportedPart: Error {
        let text: String
    }

    mutating func parse() throws -> RegexNode {
        let node = try alternatives()
        guard rest.isEmpty else { throw UnsupportedPart(text: String(rest)) }
        return node
    }

    /// What stands between parentheses. Options that are set within end with it.
    private mutating func alternatives() throws -> RegexNode {
        let outer = options
        defer { options = outer }
        var choices = [try sequence()]
        while take("|") { choices.append(try sequence()) }
        return choices.count == 1 ? choices[0] : .choice(choices)
    }

    private mutating func sequence() throws -> RegexNode {
        var parts: [RegexNode] = []
        // Literal characters join: `e\u{301}` is one character of the text.
        var literal = ""
        func closed() -> [RegexNode] {
            let nodes = literal.map { RegexNode.element(RegexClass($0, options: options)) }
            literal = ""
            return nodes
        }
        while true {
            skipSpace()
            guard let next = rest.first, next != "|", next != ")" else { break }
            if rest.hasPrefix("\\Q") {
                rest = rest.dropFirst(2)
                while !rest.isEmpty, !take("\\E") { literal.append(rest.removeFirst()) }
                continue
            }
            if let text = try literalText() {
                guard let times = try repetition() else {
                    literal += text
                    continue
                }
                parts += closed()
                let element = RegexNode.element(RegexClass(Character(text), options: options))
                parts.append(try repeated(element, times))
                continue
            }
            // Options may change: what came before has the old ones.
            parts += closed()
            let captureCount = names.count
            guard let part = try part() else { continue }
            guard let times = try repetition() else {
                parts.append(part)
                continue
            }
            // Swift's engine leaves out captures that nothing can fill.
            if times.most == 0, names.count > captureCount {
                throw UnsupportedPart(text: "(…){0}")
            }
            parts.append(try repeated(part, times))
        }
        parts += closed()
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    /// Anything but a literal character; nil for what matches nothing, like options.
    private mutating func part() throws -> RegexNode? {
        switch rest.removeFirst() {
        case "(": return try group()
        case "[": return .element(RegexClass(pattern: try classText(), options: options))
        case ".": return .element(RegexClass(pattern: ".", options: options))
        case "^": return .assertion(options.hasLineAnchors ? .lineStart : .textStart)
        case "$": return .assertion(options.hasLineAnchors ? .lineEnd : .textEnd)
        case "\\": return try escape()
        case let other: throw UnsupportedPart(text: String(other))
        }
    }

    private mutating func group() throws -> RegexNode? {
        if take("?#") {
            rest = rest.drop { $0 != ")" }.dropFirst()
            return nil
        }
        if rest.first == "*" { return try spelledGroup() }
        if take("?:") { return try closing(alternatives()) }
        if take("?>") { return .atomic(try closing(alternatives())) }
        if take("?=") { return .lookahead(try closing(alternatives()), isNegative: false) }
        if take("?!") { return .lookahead(try closing(alternatives()), isNegative: true) }
        if take("?P=") { return try namedReference(upTo: ")") }
        for (opening, end) in [("?<", ">"), ("?P<", ">"), ("?'", "'")] where take(opening) {
            return try capture(named: try text(upTo: Character(end)))
        }
        if take("?") { return try optionGroup() }
        if options.onlyNamedCaptures { return try closing(alternatives()) }
        return try capture(named: nil)
    }

    private mutating func capture(named name: String?) throws -> RegexNode {
        let number = names.count
        names.append(name)
        return .capture(number, try closing(alternatives()))
    }

    /// `(*atomic:…)` and its like.
    private mutating func spelledGroup() throws -> RegexNode {
        let name = rest.prefix { $0 != ":" && $0 != ")" }
        rest = rest[name.endIndex...]
        guard take(":") else { throw UnsupportedPart(text: "(\(name))") }
        switch name {
        case "*atomic": return .atomic(try closing(alternatives()))
        case "*pla", "*positive_lookahead":
            return .lookahead(try closing(alternatives()), isNegative: false)
        case "*nla", "*negative_lookahead":
            return .lookahead(try closing(alternatives()), isNegative: true)
        default: throw UnsupportedPart(text: "(\(name):")
        }
    }

    /// `(?i)`, `(?i-s:…)`, `(?^m)`.
    private mutating func optionGroup() throws -> RegexNode? {
        var changed = options
        var isRemoving = false
        if take("^") { changed = RegexOptions() }
        while let letter = rest.popFirst() {
            switch letter {
            case "-": isRemoving = true
            case "i", "m", "n", "s", "U", "x", "D", "P", "S", "W":
                if isRemoving {
                    changed.letters.remove(letter)
                } else {
                    changed.letters.insert(letter)
                }
            case ")":
                options = changed
                return nil
            case ":":
                let outer = options
                options = changed
                defer { options = outer }
                return try closing(alternatives())
            default: throw UnsupportedPart(text: "(?\(letter)")
            }
        }
        throw UnsupportedPart(text: "(?")
    }

    private mutating func closing(_ node: RegexNode) throws -> RegexNode {
        guard take(")") else { throw UnsupportedPart(text: String(rest)) }
        return node
    }

    // MARK: Repetition

    private mutating func repetition() throws -> RegexRepetition? {
        skipSpace()
        guard var times = bounds() else { return nil }
        if take("+") {
            times.preference = .mostAndNoOther
        } else if take("?") != options.prefersFewest {
            times.preference = .fewest
        }
        return times
    }

    /// Swift's engine gives characters back after all where a group is repeated, or the number of times
    /// has a bound and it is not about a plain character; so these are left out.
    private func repeated(_ node: RegexNode, _ times: RegexRepetition) throws -> RegexNode {
        if times.preference == .mostAndNoOther {
            guard case .element(let element) = node,
                times.most == nil || times.most == times.least || element.isPlain
            else {
                throw UnsupportedPart(text: "+ after a repetition")
            }
        }
        return .repeated(node, times)
    }

    private mutating func bounds() -> RegexRepetition? {
        if take("*") { return RegexRepetition(least: 0) }
        if take("+") { return RegexRepetition(least: 1) }
        if take("?") { return RegexRepetition(least: 0, most: 1) }
        guard rest.first == "{" else { return nil }
        let inside = rest.dropFirst().prefix { $0 != "}" }
        let numbers = inside.split(separator: ",", omittingEmptySubsequences: false)
            .map { part in String(part.filter { !$0.isWhitespace }) }
        guard inside.endIndex < rest.endIndex, numbers.count <= 2,
            numbers.contains(where: { !$0.isEmpty }),
            numbers.allSatisfy({ $0.isEmpty || Int($0) != nil })
        else { return nil }
        rest = rest[inside.endIndex...].dropFirst()
        let least = Int(numbers[0]) ?? 0
        return RegexRepetition(least: least, most: numbers.count == 1 ? least : Int(numbers[1]))
    }

    // MARK: Pieces of text

    mutating func take(_ text: String) -> Bool {
        guard rest.hasPrefix(text) else { return false }
        rest = rest.dropFirst(text.count)
        return true
    }

    mutating func take(count: Int) -> String {
        defer { rest = rest.dropFirst(count) }
        return String(rest.prefix(count))
    }

    mutating func text(upTo end: Character) throws -> String {
        let inside = rest.prefix { $0 != end }
        guard inside.endIndex < rest.endIndex else { throw UnsupportedPart(text: String(rest)) }
        rest = rest[inside.endIndex...].dropFirst()
        return String(inside)
    }

    private mutating func skipSpace() {
        guard options.ignoresSpace else { return }
        while let next = rest.first {
            if next.isWhitespace {
                rest.removeFirst()
            } else if next == "#" {
                rest = rest.drop { !$0.isNewline }
            } else {
                return
            }
        }
    }
}
