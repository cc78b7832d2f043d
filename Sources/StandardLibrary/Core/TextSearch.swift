import Foundation
import VirtualMachine

extension CoreLibrary {
    static let textSearch = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Kinds of characters, for trimming and splitting.
                    struct CharacterSet {
                        let _name: String
                        static var whitespaces: CharacterSet { CharacterSet(_name: "whitespaces") }
                        static var newlines: CharacterSet { CharacterSet(_name: "newlines") }
                        static var whitespacesAndNewlines: CharacterSet {
                            CharacterSet(_name: "whitespacesAndNewlines")
                        }
                        static var punctuationCharacters: CharacterSet {
                            CharacterSet(_name: "punctuationCharacters")
                        }
                        static var decimalDigits: CharacterSet {
                            CharacterSet(_name: "decimalDigits")
                        }
                        static var letters: CharacterSet { CharacterSet(_name: "letters") }
                        static var alphanumerics: CharacterSet {
                            CharacterSet(_name: "alphanumerics")
                        }
                        /// The characters of a text.
                        init(charactersIn string: String) { _name = "=" + string }
                        init(_name: String) { self._name = _name }
                    }
                    """)
        },
        LibraryGroup("extension String") {
            Builtin(
                """
                /// The text in capitals.
                func uppercased() -> String
                """
            ) { (text: String) in
                text.uppercased()
            }
            Builtin(
                """
                /// The text in small letters.
                func lowercased() -> String
                """
            ) { (text: String) in
                text.lowercased()
            }
            Builtin(
                """
                /// The text with each word's first letter a capital.
                var capitalized: String { get }
                """
            ) {
                (text: String) in text.capitalized
            }
            Builtin(
                """
                /// Whether the text begins with `prefix`.
                func hasPrefix(_ prefix: String) -> Bool
                """
            ) {
                (text: String, prefix: String) in text.hasPrefix(prefix)
            }
            Builtin(
                """
                /// Whether the text ends with `suffix`.
                func hasSuffix(_ suffix: String) -> Bool
                """
            ) {
                (text: String, suffix: String) in text.hasSuffix(suffix)
            }
            Builtin(
                """
                /// Whether `other` occurs in the text.
                func contains(_ other: String) -> Bool
                """
            ) {
                (text: String, other: String) in other.isEmpty || text.firstRange(of: other) != nil
            }
            Builtin(
                """
                /// Whether a character occurs in the text.
                func contains(_ element: Character) -> Bool
                """
            ) {
                (text: String, character: Character) in text.contains(character)
            }
            Builtin(
                """
                /// The text with each `target` replaced.
                func replacingOccurrences(of target: String, with replacement: String) -> String
                """
            ) { (text: String, target: String, replacement: String) in
                text.replacingOccurrences(of: target, with: replacement)
            }
            Builtin(
                source: """
                    /// The text with each `target` replaced.
                    func replacing(_ target: String, with replacement: String) -> String {
                        replacingOccurrences(of: target, with: replacement)
                    }
                    """)
            Builtin(
                """
                /// The parts between separators.
                func components(separatedBy separator: String) -> [String]
                """
            ) {
                (text: String, separator: String) in text.components(separatedBy: separator)
            }
            Builtin("func _components(_ set: String) -> [String]") { (text: String, set: String) in
                text.components(separatedBy: characterSet(set))
            }
            Builtin("func _trimmed(_ set: String) -> String") { (text: String, set: String) in
                text.trimmingCharacters(in: characterSet(set))
            }
            Builtin(
                source: """
                    /// The parts between characters of a kind.
                    func components(separatedBy separator: CharacterSet) -> [String] {
                        _components(separator._name)
                    }
                    /// The text without characters of a kind at its ends.
                    func trimmingCharacters(in set: CharacterSet) -> String { _trimmed(set._name) }
                    """)
            Builtin(
                """
                /// The parts between separators.
                func split(
                    separator: Character, maxSplits: Int = 9_223_372_036_854_775_807,
                    omittingEmptySubsequences: Bool = true
                ) -> [String]
                """
            ) { (text: String, separator: Character, maxSplits: Int, omitsEmpty: Bool) in
                text.split(
                    separator: separator, maxSplits: max(0, maxSplits),
                    omittingEmptySubsequences: omitsEmpty
                ).map(String.init)
            }
            Builtin(
                """
                /// The parts between separators.
                func split(
                    separator: String, maxSplits: Int = 9_223_372_036_854_775_807,
                    omittingEmptySubsequences: Bool = true
                ) -> [String]
                """
            ) { (text: String, separator: String, maxSplits: Int, omitsEmpty: Bool) in
                text.split(
                    separator: separator, maxSplits: max(0, maxSplits),
                    omittingEmptySubsequences: omitsEmpty
                ).map(String.init)
            }
            Builtin(
                source: """
                    /// The parts between characters for which a condition holds.
                    func split(whereSeparator isSeparator: (Character) throws -> Bool) rethrows
                        -> [String]
                    {
                        var result: [String] = []
                        var part = ""
                        for character in self {
                            if try isSeparator(character) {
                                if !part.isEmpty { result.append(part) }
                                part = ""
                            } else {
                                part.append(character)
                            }
                        }
                        if !part.isEmpty { result.append(part) }
                        return result
                    }
                    """)
            Builtin(
                """
                /// The text cut or filled to a length.
                func padding(
                    toLength newLength: Int, withPad padString: String, startingAt padIndex: Int
                ) -> String
                """
            ) { (text: String, length: Int, pad: String, start: Int) in
                padded(text, to: length, with: Array(pad), from: start)
            }
        },
    ]

    private static func padded(
        _ text: String, to length: Int, with pad: [Character], from start: Int
    ) -> String {
        var characters = Array(text.prefix(max(0, length)))
        guard !pad.isEmpty, start >= 0 else { return String(characters) }
        var next = start
        while characters.count < length {
            characters.append(pad[next % pad.count])
            next += 1
        }
        return String(characters)
    }

    private static func characterSet(_ name: String) -> CharacterSet {
        switch name {
        case "whitespaces": .whitespaces
        case "newlines": .newlines
        case "whitespacesAndNewlines": .whitespacesAndNewlines
        case "punctuationCharacters": .punctuationCharacters
        case "decimalDigits": .decimalDigits
        case "letters": .letters
        case "alphanumerics": .alphanumerics
        default: CharacterSet(charactersIn: String(name.dropFirst()))
        }
    }
}
