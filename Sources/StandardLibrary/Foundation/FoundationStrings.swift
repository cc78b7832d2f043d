import Diagnostics
import Foundation
import VirtualMachine

/// What Foundation adds to text.
extension CoreLibrary {
    static let foundationStrings = [
        LibraryGroup {
            Builtin(
                source: """
                    /// How text is searched and compared.
                    struct StringCompareOptions: Hashable, ExpressibleByArrayLiteral {
                        typealias ArrayLiteralElement = StringCompareOptions
                        let rawValue: Int
                        init(rawValue: Int) { self.rawValue = rawValue }
                        init(arrayLiteral elements: StringCompareOptions...) {
                            var bits = 0
                            for element in elements { bits |= element.rawValue }
                            rawValue = bits
                        }
                        /// Capital and small letters are alike.
                        static let caseInsensitive = StringCompareOptions(rawValue: 1)
                        /// Scalar by scalar.
                        static let literal = StringCompareOptions(rawValue: 2)
                        /// From the end.
                        static let backwards = StringCompareOptions(rawValue: 4)
                        /// Only at the start; with `backwards` at the end.
                        static let anchored = StringCompareOptions(rawValue: 8)
                        /// Digits count as numbers: "a9" comes before "a10".
                        static let numeric = StringCompareOptions(rawValue: 64)
                        /// Letters with and without accents are alike.
                        static let diacriticInsensitive = StringCompareOptions(rawValue: 128)
                        /// What is searched for is a regular expression.
                        static let regularExpression = StringCompareOptions(rawValue: 1024)
                    }

                    /// How two values compare.
                    enum ComparisonResult: Int {
                        case orderedAscending = -1
                        case orderedSame = 0
                        case orderedDescending = 1
                    }
                    """)
        },
        LibraryGroup("extension String") {
            Builtin(
                source: """
                    typealias CompareOptions = StringCompareOptions
                    """)
        },
        LibraryGroup("extension StringProtocol") {
            foundationSearching
            foundationChanging
        },
    ]

    @BuiltinList private static var foundationSearching: [Builtin] {
        Builtin(
            text:
                "func _find(_ other: Substring, _ options: Int, _ bounds: Range<String.Index>) -> Range<String.Index>?"
        ) { (text: Substring, other: Substring, options: Int, bounds: TextRange) in
            try compareOptions(options, pattern: other)
            return text.range(
                of: other, options: .init(rawValue: UInt(options)),
                range: try bounds.bounds(in: text)
            ).map { TextRange($0, in: text.base) }
        }
        Builtin(text: "func _compare(_ other: Substring, _ options: Int) -> Int") {
            (text: Substring, other: Substring, options: Int) in
            text.compare(other, options: .init(rawValue: UInt(options))).rawValue
        }
        Builtin(
            source: """
                /// Where a text first occurs; nil if it does not.
                func range<T: StringProtocol>(
                    of aString: T, options: StringCompareOptions = [],
                    range searchRange: Range<String.Index>? = nil
                ) -> Range<String.Index>? {
                    _find(
                        aString._substring, options.rawValue, searchRange ?? startIndex..<endIndex)
                }
                /// How the text compares with another.
                func compare<T: StringProtocol>(_ aString: T, options: StringCompareOptions = [])
                    -> ComparisonResult
                {
                    ComparisonResult(rawValue: _compare(aString._substring, options.rawValue))!
                }
                /// How the text compares with another, capital and small letters alike.
                func caseInsensitiveCompare<T: StringProtocol>(_ aString: T) -> ComparisonResult {
                    compare(aString, options: .caseInsensitive)
                }
                /// Compares as ``caseInsensitiveCompare(_:)`` does, whatever the language.
                func localizedCaseInsensitiveCompare<T: StringProtocol>(_ aString: T)
                    -> ComparisonResult
                {
                    compare(aString, options: .caseInsensitive)
                }
                /// Whether a text occurs, capital and small letters alike.
                func localizedCaseInsensitiveContains<T: StringProtocol>(_ other: T) -> Bool {
                    range(of: other, options: .caseInsensitive) != nil
                }
                """)
        Builtin(text: "func _components(separatedBy separator: Substring) -> [String]") {
            (text: Substring, separator: Substring) in
            AsciiText.components(of: text, separatedBy: separator)
                ?? text.components(separatedBy: separator)
        }
        Builtin(
            source: """
                /// The parts between separators.
                func components<T: StringProtocol>(separatedBy separator: T) -> [String] {
                    _components(separatedBy: separator._substring)
                }
                """)
    }

    @BuiltinList private static var foundationChanging: [Builtin] {
        Builtin(
            text: """
                /// The text with each word's first letter a capital.
                var capitalized: String { get }
                """
        ) { (text: Substring) in text.capitalized }
        Builtin(
            text:
                "func _replaced(_ old: Substring, _ new: Substring, _ options: Int, _ bounds: Range<String.Index>) -> String"
        ) { (text: Substring, old: Substring, new: Substring, options: Int, bounds: TextRange) in
            try compareOptions(options, pattern: old)
            let bounds = try bounds.bounds(in: text)
            let isAll = bounds == text.startIndex..<text.endIndex
            // Of plain ASCII, texts are the same only byte by byte.
            if options & ~2 == 0, isAll,
                let result = AsciiText.replacing(old, in: text, with: new, atMost: .max)
            {
                return result
            }
            return text.replacingOccurrences(
                of: old, with: new, options: .init(rawValue: UInt(options)),
                range: bounds)
        }
        Builtin(
            source: """
                /// The text with each `target` replaced.
                func replacingOccurrences<Target: StringProtocol, Replacement: StringProtocol>(
                    of target: Target, with replacement: Replacement,
                    options: StringCompareOptions = [],
                    range searchRange: Range<String.Index>? = nil
                ) -> String {
                    if searchRange == nil, options.rawValue == 0 {
                        return _replacedAll(target, replacement)
                    }
                    return _replaced(
                        target._substring, replacement._substring, options.rawValue,
                        searchRange ?? startIndex..<endIndex)
                }
                """)
        Builtin(
            text:
                "func _replacedAll<A: StringProtocol, B: StringProtocol>(_ old: A, _ new: B) -> String",
            types: 3
        ) { (text: Substring, old: Substring, new: Substring) in
            AsciiText.replacing(old, in: text, with: new, atMost: .max)
                ?? text.replacingOccurrences(of: old, with: new)
        }
        Builtin(text: "func _padded(_ length: Int, _ pad: Substring, _ start: Int) -> String") {
            (text: Substring, length: Int, pad: Substring, start: Int) in
            try padded(text, to: length, with: Array(pad), from: start)
        }
        Builtin(
            text: """
                /// The text with `%` and bytes as the characters they stand for; nil if they are wrong.
                var removingPercentEncoding: String? { get }
                """
        ) { (text: Substring) in text.removingPercentEncoding }
        Builtin(
            source: """
                /// The text cut or filled to a length.
                func padding<T: StringProtocol>(
                    toLength newLength: Int, withPad padString: T, startingAt padIndex: Int
                ) -> String {
                    _padded(newLength, padString._substring, padIndex)
                }
                """)
    }

    /// Foundation ends the program for a pattern it cannot read; here that is an error.
    private static func compareOptions(_ options: Int, pattern: Substring) throws {
        guard options & 1024 != 0 else { return }
        do {
            _ = try NSRegularExpression(pattern: String(pattern))
        } catch {
            throw Failure(
                id: "invalid-regex",
                "\(pattern.debugDescription) is not a regular expression")
        }
    }

    private static func padded(
        _ text: Substring, to length: Int, with pad: [Character], from start: Int
    ) throws -> String {
        guard length >= 0, length < 1 << 32 else {
            throw Failure(id: "negative-count", "a text cannot have \(length) characters")
        }
        // Foundation counts in UTF-16.
        var result = Array(text.utf16.prefix(length))
        let units = Array(String(pad).utf16)
        guard result.count < length else { return String(decoding: result, as: UTF16.self) }
        guard units.indices.contains(start) else {
            throw Failure(
                id: "index-out-of-range",
                "padding cannot begin at \(start) of a text of \(units.count) characters")
        }
        var next = start
        while result.count < length {
            result.append(units[next % units.count])
            next += 1
        }
        return String(decoding: result, as: UTF16.self)
    }
}
