/// What a regular expression is made of.
indirect enum RegexNode {
    /// One character of the text that belongs to a class.
    case element(RegexClass)
    case sequence([RegexNode])
    case choice([RegexNode])
    case capture(Int, RegexNode)
    case repeated(RegexNode, RegexRepetition)
    /// `(?>…)`: once it has matched, it is not tried in another way.
    case atomic(RegexNode)
    case lookahead(RegexNode, isNegative: Bool)
    case assertion(RegexAssertion)
    case backreference(Int, ignoresCase: Bool)

    /// Whether it can match without taking a character.
    var mayBeEmpty: Bool {
        switch self {
        case .element: false
        case .sequence(let parts): parts.allSatisfy(\.mayBeEmpty)
        case .choice(let choices): choices.contains(where: \.mayBeEmpty)
        case .capture(_, let body), .atomic(let body): body.mayBeEmpty
        case .repeated(let body, let times): times.least == 0 || body.mayBeEmpty
        case .lookahead, .assertion, .backreference: true
        }
    }
}

/// How often something is repeated, and which number of times is tried first.
struct RegexRepetition {
    enum Preference { case most, fewest, mostAndNoOther }
    var least: Int
    /// Nil: as often as may be.
    var most: Int?
    var preference = Preference.most
}

/// What must hold at a place of the text.
enum RegexAssertion {
    case textStart, textEnd, textEndOrLastLineBreak, lineStart, lineEnd
    case wordBoundary, noWordBoundary, searchStart, always, never
}

/// A set of characters, as a pattern for a single one: `a`, `\d`, `[^x-z]`, `.`.
///
/// Swift's own engine decides what belongs to it, once for each character; see `RegexElement`.
struct RegexClass: Hashable {
    let pattern: String
    /// The character, where there is only one, and its case matters.
    var only: Character?

    init(pattern: String, options: RegexOptions) {
        self.pattern = options.prefix + pattern
    }

    init(_ character: Character, options: RegexOptions) {
        let scalars = character.unicodeScalars.map { "\\u{\(String($0.value, radix: 16))}" }
        pattern = options.prefix + scalars.joined()
        if !options.ignoresCase { only = character }
    }

    /// Whether Swift's engine runs over it without looking back: an ASCII character, a class made of
    /// such, or a class with a letter of its own.
    var isPlain: Bool {
        if let only { return only.isASCII }
        if [".", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S"].contains(pattern) { return true }
        guard pattern.first == "[", pattern.last == "]" else { return false }
        let inside = pattern.dropFirst().dropLast()
        return inside.allSatisfy { $0.isASCII && !"[]\\&~".contains($0) } && !inside.contains("--")
    }
}

/// The options that are in force at a place of a pattern.
struct RegexOptions {
    var letters: Set<Character> = []

    var ignoresCase: Bool { letters.contains("i") }
    var hasLineAnchors: Bool { letters.contains("m") }
    var onlyNamedCaptures: Bool { letters.contains("n") }
    var prefersFewest: Bool { letters.contains("U") }
    var ignoresSpace: Bool { letters.contains("x") }

    /// The options that matter to a single character, as a pattern begins with them.
    var prefix: String {
        let own = letters.intersection("isxDPSW").sorted()
        return own.isEmpty ? "" : "(?\(String(own)))"
    }
}
