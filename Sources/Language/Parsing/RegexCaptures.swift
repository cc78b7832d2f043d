/// The captures of a regular expression, in order: what a literal's type is made of.
///
/// Reads only what that takes; whether the pattern means anything is for Swift's own parser.
struct RegexCaptures {
    struct Capture: Equatable {
        var name: String?
        /// Whether a match may leave it out.
        var isOptional = false
    }

    private var rest: Substring
    /// Whether `#` begins a comment.
    private let isExtended: Bool

    static func of(_ pattern: String, isExtended: Bool) -> [Capture] {
        var reader = RegexCaptures(rest: pattern[...], isExtended: isExtended)
        var captures: [Capture] = []
        while true {
            captures += reader.alternatives()
            // A parenthesis too many is reported elsewhere.
            if reader.rest.popFirst() == nil { return captures }
        }
    }

    /// What stands between parentheses; a choice makes every capture within optional.
    private mutating func alternatives() -> [Capture] {
        var captures = sequence()
        var isChoice = false
        while rest.first == "|" {
            rest.removeFirst()
            isChoice = true
            captures += sequence()
        }
        return isChoice ? Self.optional(captures) : captures
    }

    private mutating func sequence() -> [Capture] {
        var captures: [Capture] = []
        while let next = rest.first, next != "|", next != ")" {
            rest.removeFirst()
            switch next {
            case "\\": skipEscape()
            case "[": skipClass()
            case "(": captures += group()
            case "#" where isExtended: rest = rest.drop { !$0.isNewline }
            default: break
            }
        }
        return captures
    }

    private mutating func group() -> [Capture] {
        var own: [Capture] = []
        if rest.hasPrefix("?#") {
            rest = rest.drop { $0 != ")" }.dropFirst()
            return []
        }
        if rest.first != "?" {
            own = [Capture()]
        } else if rest.hasPrefix("?<") || rest.hasPrefix("?P<"),
            !rest.hasPrefix("?<="), !rest.hasPrefix("?<!")
        {
            let name = rest.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" }
            own = [Capture(name: String(name))]
            rest = rest.drop { $0 != ">" }.dropFirst()
        } else {
            rest.removeFirst()
        }
        let captures = own + alternatives()
        if rest.first == ")" { rest.removeFirst() }
        let mayBeAbsent =
            rest.first == "?" || rest.first == "*" || rest.hasPrefix("{0") || rest.hasPrefix("{,")
        return mayBeAbsent ? Self.optional(captures) : captures
    }

    private static func optional(_ captures: [Capture]) -> [Capture] {
        captures.map { Capture(name: $0.name, isOptional: true) }
    }

    private mutating func skipEscape() {
        guard rest.popFirst() == "Q" else { return }
        while !rest.isEmpty, !rest.hasPrefix("\\E") { rest.removeFirst() }
        rest = rest.dropFirst(2)
    }

    private mutating func skipClass() {
        while let next = rest.popFirst() {
            switch next {
            case "]": return
            case "[": skipClass()
            case "\\": skipEscape()
            default: break
            }
        }
    }
}
