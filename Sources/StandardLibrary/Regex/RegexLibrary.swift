import Diagnostics
import VirtualMachine

/// Regular expressions; `RegexMatcher` matches them.
extension CoreLibrary {
    static let regexes = [
        LibraryGroup {
            Builtin(
                source: """
                    /// A pattern that text can match: a literal `/…/`, or made of text.
                    struct Regex<Output> {
                        typealias Match = RegexMatch<Output>
                        let _pattern: String
                        var _options = 0
                        /// The options that were chosen: the first choice counts.
                        var _chosen = 0
                        init(_pattern: String) { self._pattern = _pattern }
                        /// The pattern with capital and small letters alike.
                        func ignoresCase(_ ignoresCase: Bool = true) -> Regex<Output> {
                            _with(1, ignoresCase)
                        }
                        /// The pattern with line breaks among what `.` stands for.
                        func dotMatchesNewlines(_ dotMatchesNewlines: Bool = true)
                            -> Regex<Output>
                        {
                            _with(2, dotMatchesNewlines)
                        }
                        /// The pattern with `^` and `$` at the ends of lines.
                        func anchorsMatchLineEndings(_ matchLineEndings: Bool = true)
                            -> Regex<Output>
                        {
                            _with(4, matchLineEndings)
                        }
                        func _with(_ option: Int, _ isOn: Bool) -> Regex<Output> {
                            if _chosen & option != 0 { return self }
                            var result = self
                            result._chosen = _chosen | option
                            if isOn { result._options = _options | option }
                            return result
                        }
                        /// The match of a whole text; nil if it does not match.
                        func wholeMatch(in string: String) throws -> RegexMatch<Output>? {
                            string.wholeMatch(of: self)
                        }
                        /// The match at the start of a text.
                        func prefixMatch(in string: String) throws -> RegexMatch<Output>? {
                            string.prefixMatch(of: self)
                        }
                        /// The first match in a text.
                        func firstMatch(in string: String) throws -> RegexMatch<Output>? {
                            string.firstMatch(of: self)
                        }
                    }

                    /// What a pattern found: the text and its captures.
                    @dynamicMemberLookup
                    struct RegexMatch<Output> {
                        /// The text that matched; with captures a tuple that begins with it.
                        let output: Output
                        /// Where it was found.
                        let range: Range<String.Index>
                        subscript<T>(dynamicMember keyPath: KeyPath<Output, T>) -> T {
                            output[keyPath: keyPath]
                        }
                    }

                    func _match<Output>(
                        _ text: Substring, _ bounds: [Int], _ pattern: String
                    ) -> RegexMatch<Output> {
                        RegexMatch(
                            output: _regexOutput(text, bounds, pattern),
                            range: String.Index(_word: bounds[0])..<String.Index(_word: bounds[1]))
                    }
                    """)
            regexNatives
        },
        anyRegexOutput,
        LibraryGroup("extension Regex where Output == AnyRegexOutput") {
            Builtin(
                source: """
                    /// A pattern from text; throws if the text is none.
                    init(_ pattern: String) throws {
                        _ = try _regexNames(pattern)
                        self = Regex<AnyRegexOutput>(_pattern: pattern)
                    }
                    """)
        },
        LibraryGroup("extension RegexMatch where Output == AnyRegexOutput") {
            Builtin(
                source: """
                    /// A capture by its name; nil if the pattern has none of that name.
                    subscript(name: String) -> AnyRegexElement? { output[name] }
                    /// A capture by its number; 0 is the whole match.
                    subscript(position: Int) -> AnyRegexElement { output[position] }
                    /// The whole match, which is written `.0`.
                    var _whole: Substring { output[0].substring! }
                    """)
        },
        LibraryGroup("extension StringProtocol") { regexMembers },
        LibraryGroup("extension String") { regexChanges("String") },
        LibraryGroup("extension Substring") { regexChanges("Substring") },
    ]

    private static func regexChanges(_ type: String) -> [Builtin] {
        [
            Builtin(
                source: """
                    /// The text with what a pattern matches replaced.
                    func replacing<Output, R: StringProtocol>(
                        _ regex: Regex<Output>, with replacement: R, maxReplacements: Int = Int.max
                    ) -> \(type) {
                        replacing(regex, maxReplacements: maxReplacements) { _ in replacement }
                    }
                    /// The text with each match replaced by what a closure makes of it.
                    func replacing<Output, R: StringProtocol>(
                        _ regex: Regex<Output>, maxReplacements: Int = Int.max,
                        with replacement: (RegexMatch<Output>) throws -> R
                    ) rethrows -> \(type) {
                        var result = ""
                        var place = startIndex
                        var replacements = 0
                        for match in matches(of: regex) {
                            if replacements == maxReplacements { break }
                            result += self[place..<match.range.lowerBound]
                            result += try replacement(match)._string
                            place = match.range.upperBound
                            replacements += 1
                        }
                        result += self[place..<endIndex]
                        return \(type)(result)
                    }
                    /// Replaces what a pattern matches.
                    mutating func replace<Output, R: StringProtocol>(
                        _ regex: Regex<Output>, with replacement: R, maxReplacements: Int = Int.max
                    ) {
                        self = replacing(regex, with: replacement, maxReplacements: maxReplacements)
                    }
                    /// Replaces each match by what a closure makes of it.
                    mutating func replace<Output, R: StringProtocol>(
                        _ regex: Regex<Output>, maxReplacements: Int = Int.max,
                        with replacement: (RegexMatch<Output>) throws -> R
                    ) rethrows {
                        self = try replacing(
                            regex, maxReplacements: maxReplacements, with: replacement)
                    }
                    /// Removes what a pattern matches at the start.
                    mutating func trimPrefix<Output>(_ regex: Regex<Output>) {
                        self = \(type)(trimmingPrefix(regex))
                    }
                    """)
        ]
    }

    @BuiltinList private static var regexMembers: [Builtin] {
        Builtin(
            source: """
                func _regexMatches<Output>(_ regex: Regex<Output>, _ mode: Int) -> [[Int]] {
                    _regexMatch(regex._pattern, regex._options, _substring, mode)
                }
                func _onlyMatch<Output>(_ regex: Regex<Output>, _ mode: Int) -> RegexMatch<Output>? {
                    let found = _regexMatches(regex, mode)
                    if found.isEmpty { return nil }
                    return _match(_substring, found[0], regex._pattern)
                }
                /// The first match of a pattern; nil if there is none.
                func firstMatch<Output>(of regex: Regex<Output>) -> RegexMatch<Output>? {
                    _onlyMatch(regex, 0)
                }
                /// The match of the whole text; nil if it does not match.
                func wholeMatch<Output>(of regex: Regex<Output>) -> RegexMatch<Output>? {
                    _onlyMatch(regex, 1)
                }
                /// The match at the start of the text; nil if there is none.
                func prefixMatch<Output>(of regex: Regex<Output>) -> RegexMatch<Output>? {
                    _onlyMatch(regex, 2)
                }
                /// All matches of a pattern.
                func matches<Output>(of regex: Regex<Output>) -> [RegexMatch<Output>] {
                    let text = _substring
                    var result: [RegexMatch<Output>] = []
                    for bounds in _regexMatches(regex, 3) {
                        result.append(_match(text, bounds, regex._pattern))
                    }
                    return result
                }
                """)
        Builtin(
            source: """
                /// Whether a pattern matches anywhere.
                func contains<Output>(_ regex: Regex<Output>) -> Bool {
                    !_regexMatches(regex, 0).isEmpty
                }
                /// Whether a pattern matches at the start.
                func starts<Output>(with regex: Regex<Output>) -> Bool {
                    !_regexMatches(regex, 2).isEmpty
                }
                /// Where a pattern first matches; nil if it does not.
                func firstRange<Output>(of regex: Regex<Output>) -> Range<String.Index>? {
                    let found = _regexMatches(regex, 0)
                    if found.isEmpty { return nil }
                    return String.Index(_word: found[0][0])..<String.Index(_word: found[0][1])
                }
                /// Everywhere that a pattern matches.
                func ranges<Output>(of regex: Regex<Output>) -> [Range<String.Index>] {
                    _regexMatches(regex, 3).map {
                        String.Index(_word: $0[0])..<String.Index(_word: $0[1])
                    }
                }
                /// The text without what a pattern matches at its start.
                func trimmingPrefix<Output>(_ regex: Regex<Output>) -> Substring {
                    let found = _regexMatches(regex, 2)
                    if found.isEmpty { return _substring }
                    return self[String.Index(_word: found[0][1])..<endIndex]
                }
                """)
        Builtin(
            source: """
                /// The parts between what a pattern matches.
                func split<Output>(
                    separator: Regex<Output>, maxSplits: Int = Int.max,
                    omittingEmptySubsequences: Bool = true
                ) -> [Substring] {
                    var result: [Substring] = []
                    var start = startIndex
                    for range in ranges(of: separator) {
                        if result.count >= maxSplits { break }
                        if start < range.lowerBound || !omittingEmptySubsequences {
                            result.append(_part(start..<range.lowerBound))
                        }
                        start = range.upperBound
                    }
                    if start < endIndex || !omittingEmptySubsequences {
                        result.append(_part(start..<endIndex))
                    }
                    return result
                }
                """)
    }
}
