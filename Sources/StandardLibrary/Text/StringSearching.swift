import Diagnostics
import Foundation
import VirtualMachine

/// Looking for text in text, taking it apart and putting it together.
extension CoreLibrary {
    static let stringSearching = [
        LibraryGroup("extension StringProtocol") {
            letterCase
            containment
            splitting
        }
    ]

    @BuiltinList private static var letterCase: [Builtin] {
        changedCase(
            """
            /// The text in capitals.
            func uppercased() -> String
            """, { $0.uppercased() }, { $0.uppercased() })
        changedCase(
            """
            /// The text in small letters.
            func lowercased() -> String
            """, { $0.lowercased() }, { $0.lowercased() })
    }

    private static func changedCase(
        _ declaration: String, _ string: @escaping @Sendable (String) -> String,
        _ substring: @escaping @Sendable (Substring) -> String
    ) -> Builtin {
        Builtin(raw: declaration) { call in
            _ = call.word()
            let text = call.object()
            let isPart = text.type.pointee.kind == .substring
            try call.setResult(
                isPart ? substring(text.substring.pointee) : string(text.string.pointee))
        }
    }

    @BuiltinList private static var containment: [Builtin] {
        Builtin(
            text: """
                /// Whether the text begins with `prefix`.
                func hasPrefix<Prefix: StringProtocol>(_ prefix: Prefix) -> Bool
                """, types: 2
        ) {
            (text: Substring, prefix: Substring) in
            AsciiText.hasPrefix(text, prefix) ?? text.hasPrefix(prefix)
        }
        Builtin(
            text: """
                /// Whether the text ends with `suffix`.
                func hasSuffix<Suffix: StringProtocol>(_ suffix: Suffix) -> Bool
                """, types: 2
        ) {
            (text: Substring, suffix: Substring) in
            AsciiText.hasSuffix(text, suffix) ?? text.hasSuffix(suffix)
        }
        Builtin(
            text: """
                /// Whether `other` occurs in the text.
                func contains<T: StringProtocol>(_ other: T) -> Bool
                """, types: 2
        ) {
            (text: Substring, other: Substring) in
            other.isEmpty || AsciiText.contains(text, other) ?? text.contains(other)
        }
        Builtin(
            text: """
                /// Whether a character occurs in the text.
                func contains(_ element: Character) -> Bool
                """
        ) { (text: Substring, character: Character) in
            AsciiText.contains(text, character) ?? text.contains(character)
        }
        Builtin(text: "func _range(_ other: Substring) -> Range<String.Index>?") {
            (text: Substring, other: Substring) in
            text.firstRange(of: other).map { TextRange($0, in: text.base) }
        }
        // Where each range begins and ends, one after the other: an array's elements fill one slot each.
        Builtin(text: "func _bounds(_ other: Substring) -> [String.Index]") {
            (text: Substring, other: Substring) in
            text.ranges(of: other).flatMap { range in
                [range.lowerBound, range.upperBound].map { TextIndex($0, in: text.base) }
            }
        }
        Builtin(text: "func _replacing(_ old: Substring, _ new: Substring, _ limit: Int) -> String")
        {
            (text: Substring, old: Substring, new: Substring, limit: Int) in
            AsciiText.replacing(old, in: text, with: new, atMost: limit)
                ?? String(text.replacing(old, with: new, maxReplacements: max(0, limit)))
        }
        Builtin(
            source: """
                /// Where `other` first occurs in the text; nil if it does not.
                func firstRange<T: StringProtocol>(of other: T) -> Range<String.Index>? {
                    _range(other._substring)
                }
                /// Everywhere that `other` occurs in the text.
                func ranges<T: StringProtocol>(of other: T) -> [Range<String.Index>] {
                    let bounds = _bounds(other._substring)
                    return stride(from: 0, to: bounds.count, by: 2).map { bounds[$0]..<bounds[$0 + 1] }
                }
                /// The text without `prefix`, if it begins with it.
                func trimmingPrefix<T: StringProtocol>(_ prefix: T) -> Substring {
                    hasPrefix(prefix) ? dropFirst(prefix.count) : _substring
                }
                /// The text without the characters at its start for which a condition holds.
                func trimmingPrefix(while predicate: (Character) throws -> Bool) rethrows
                    -> Substring
                {
                    try drop(while: predicate)
                }
                """)
    }

    @BuiltinList private static var splitting: [Builtin] {
        Builtin(
            text: """
                /// The parts between separators.
                func split(
                    separator: Character, maxSplits: Int = 9_223_372_036_854_775_807,
                    omittingEmptySubsequences: Bool = true
                ) -> [Substring]
                """
        ) { (text: Substring, separator: Character, maxSplits: Int, omitsEmpty: Bool) in
            try checkSplits(maxSplits)
            return asciiParts(text, separator, maxSplits, omitsEmpty)
                ?? text.split(
                    separator: separator, maxSplits: maxSplits,
                    omittingEmptySubsequences: omitsEmpty)
        }
        Builtin(
            text: """
                func _split(_ separator: Substring, _ maxSplits: Int, _ omitsEmpty: Bool)
                    -> [Substring]
                """
        ) { (text: Substring, separator: Substring, maxSplits: Int, omitsEmpty: Bool) in
            try checkSplits(maxSplits)
            return text.split(
                separator: separator, maxSplits: maxSplits, omittingEmptySubsequences: omitsEmpty)
        }
        Builtin(
            source: """
                /// The parts between separators.
                func split<C: StringProtocol>(
                    separator: C, maxSplits: Int = 9_223_372_036_854_775_807,
                    omittingEmptySubsequences: Bool = true
                ) -> [Substring] {
                    _split(separator._substring, maxSplits, omittingEmptySubsequences)
                }
                /// The parts between characters for which a condition holds.
                func split(
                    maxSplits: Int = 9_223_372_036_854_775_807,
                    omittingEmptySubsequences: Bool = true,
                    whereSeparator isSeparator: (Character) throws -> Bool
                ) rethrows -> [Substring] {
                    var result: [Substring] = []
                    var start = startIndex
                    var place = startIndex
                    var iterator = makeIterator()
                    while let character = iterator.next() {
                        let next = String.Index(_word: iterator._offset * 2)
                        if result.count < maxSplits, try isSeparator(character) {
                            if start < place || !omittingEmptySubsequences {
                                result.append(_part(start..<place))
                            }
                            start = next
                        }
                        place = next
                    }
                    if start < endIndex || !omittingEmptySubsequences {
                        result.append(_part(start..<endIndex))
                    }
                    return result
                }
                """)
    }

    private static func checkSplits(_ count: Int) throws {
        guard count >= 0 else {
            throw Failure(id: "negative-count", "maxSplits is \(count); it cannot be negative")
        }
    }

    /// The parts of ASCII text, found byte by byte; nil for other text, where a separator may be
    /// part of a larger character.
    private static func asciiParts(
        _ text: Substring, _ separator: Character, _ maxSplits: Int, _ omitsEmpty: Bool
    ) -> [Substring]? {
        guard let code = separator.asciiValue, separator.utf8.count == 1 else { return nil }
        let cuts: [Int]?? = text.utf8.withContiguousStorageIfAvailable { bytes in
            guard AsciiText.isPlain(bytes) else { return nil }
            var cuts: [Int] = []
            for offset in bytes.indices where bytes[offset] == code { cuts.append(offset) }
            return cuts
        }
        guard let cuts = cuts ?? nil else { return nil }
        var parts: [Substring] = []
        parts.reserveCapacity(cuts.count + 1)
        // Bytes are whole characters here, so that nothing has to be looked at again.
        let units = text.utf8
        var start = text.startIndex
        var startOffset = 0
        for cut in cuts where parts.count < maxSplits {
            let end = units.index(start, offsetBy: cut - startOffset)
            if !omitsEmpty || startOffset < cut { parts.append(Substring(units[start..<end])) }
            start = units.index(after: end)
            startOffset = cut + 1
        }
        if !omitsEmpty || start < text.endIndex { parts.append(Substring(units[start...])) }
        return parts
    }

    /// Sequences of texts.
    static let joining = [
        ("Array where Element == String", "self"),
        ("Sequence where Element == String", "Array(self)"),
        ("Sequence where Element == Substring", "map { $0._string }"),
        ("Sequence where Element: StringProtocol", "map { $0._string }"),
    ].map { extended, texts in
        LibraryGroup("extension \(extended)") {
            Builtin(
                source: """
                    /// The texts one after the other, with a separator between them.
                    func joined(separator: String = "") -> String { _joined(\(texts), separator) }
                    """)
        }
    }
}
