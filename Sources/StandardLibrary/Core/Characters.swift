import Diagnostics
import VirtualMachine

extension CoreLibrary {
    static let characters = [
        LibraryGroup {
            Builtin(
                source: """
                    /// What a reader sees as one character.
                    @frozen
                    struct Character: Hashable, Comparable, ExpressibleByStringLiteral,
                        CustomStringConvertible
                    {
                        typealias StringLiteralType = Character
                    }
                    """)
            Builtin("func _text(_ characters: [Character]) -> String") {
                (characters: [Character]) in
                String(characters)
            }
            Builtin("func _joined(_ parts: [String], _ separator: String) -> String") {
                (parts: [String], separator: String) in parts.joined(separator: separator)
            }
            Builtin("func _integerText(_ value: Int, _ radix: Int, _ uppercase: Bool) -> String") {
                (value: Int, radix: Int, uppercase: Bool) in
                guard (2...36).contains(radix) else {
                    throw Failure(
                        id: "invalid-radix", "\(radix) is not a base from 2 to 36 for digits")
                }
                return String(value, radix: radix, uppercase: uppercase)
            }
        },
        LibraryGroup("extension Character") {
            Builtin("static func == (lhs: Character, rhs: Character) -> Bool") {
                (a: Character, b: Character) in a == b
            }
            Builtin("static func < (lhs: Character, rhs: Character) -> Bool") {
                (a: Character, b: Character) in a < b
            }
            Builtin(
                source: """
                    init(stringLiteral value: Character) { self = value }
                    init(_ value: String) {
                        precondition(
                            value.count == 1,
                            "a Character needs a text of one character, not \\"\\(value)\\"")
                        self = value._character(0)
                    }
                    var description: String { String(describing: self) }
                    """)
            Builtin(
                """
                /// Whether it is a letter.
                var isLetter: Bool { get }
                """
            ) { (c: Character) in c.isLetter }
            Builtin(
                """
                /// Whether it stands for a number.
                var isNumber: Bool { get }
                """
            ) { (c: Character) in
                c.isNumber
            }
            Builtin(
                """
                /// Whether it is a space, a tab, a line break.
                var isWhitespace: Bool { get }
                """
            ) {
                (c: Character) in c.isWhitespace
            }
            Builtin(
                """
                /// Whether it is a line break.
                var isNewline: Bool { get }
                """
            ) { (c: Character) in
                c.isNewline
            }
            Builtin(
                """
                /// Whether it is punctuation.
                var isPunctuation: Bool { get }
                """
            ) { (c: Character) in
                c.isPunctuation
            }
            Builtin(
                """
                /// Whether it is a symbol.
                var isSymbol: Bool { get }
                """
            ) { (c: Character) in c.isSymbol }
            Builtin(
                """
                /// Whether it is a capital letter.
                var isUppercase: Bool { get }
                """
            ) { (c: Character) in
                c.isUppercase
            }
            Builtin(
                """
                /// Whether it is a small letter.
                var isLowercase: Bool { get }
                """
            ) { (c: Character) in
                c.isLowercase
            }
            Builtin(
                """
                /// Whether it is a hexadecimal digit.
                var isHexDigit: Bool { get }
                """
            ) {
                (c: Character) in c.isHexDigit
            }
            Builtin(
                """
                /// Whether it is an ASCII character.
                var isASCII: Bool { get }
                """
            ) { (c: Character) in
                c.isASCII
            }
            Builtin(
                """
                /// Its ASCII code, if it has one.
                var asciiValue: UInt8? { get }
                """
            ) { (c: Character) in
                c.asciiValue
            }
            Builtin(
                """
                /// The digit's value, if it is a whole number.
                var wholeNumberValue: Int? { get }
                """
            ) {
                (c: Character) in c.wholeNumberValue
            }
            Builtin(
                """
                /// The hexadecimal digit's value.
                var hexDigitValue: Int? { get }
                """
            ) {
                (c: Character) in c.hexDigitValue
            }
            Builtin(
                """
                /// The capital of a small letter.
                func uppercased() -> String
                """
            ) { (c: Character) in
                c.uppercased()
            }
            Builtin(
                """
                /// The small letter of a capital.
                func lowercased() -> String
                """
            ) { (c: Character) in
                c.lowercased()
            }
        },
    ]
}
