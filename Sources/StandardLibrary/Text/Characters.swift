import Diagnostics
import VirtualMachine

extension CoreLibrary {
    static let characters = [
        LibraryGroup {
            Builtin(
                source: """
                    /// What a reader sees as one character.
                    @frozen
                    struct Character: Hashable, Comparable,
                        ExpressibleByExtendedGraphemeClusterLiteral, LosslessStringConvertible,
                        CustomDebugStringConvertible
                    {
                        typealias ExtendedGraphemeClusterLiteralType = Character
                    }
                    """)
        },
        LibraryGroup("extension Character") {
            comparison("==") { $0 == $1 }.shortened(as: "equalTexts")
            comparison("!=") { $0 != $1 }.shortened(as: "unequalTexts")
            comparison("<") { $0 < $1 }.shortened(as: "lessText")
            Builtin(raw: "static func _of(_ scalar: UInt32) -> Character") { call in
                let number = UInt32(truncatingIfNeeded: call.word())
                let scalar = Unicode.Scalar(number) ?? "\u{FFFD}"
                call.setResult(call.machine.newCharacter(Character(scalar)))
            }
            Builtin("var _string: String { get }") { (c: Character) in String(c) }
            Builtin("static func _only(_ text: String) -> Character?") { (text: String) in
                text.count == 1 ? text.first : nil
            }
            Builtin(
                source: """
                    init(extendedGraphemeClusterLiteral value: Character) { self = value }
                    init(_ value: Character) { self = value }
                    init(_ value: String) {
                        precondition(
                            value.count == 1,
                            "a Character needs a text of one character, not \\(value._quoted)")
                        self = Character._only(value)!
                    }
                    init(_ value: Substring) { self = Character(value._string) }
                    init(_ scalar: UnicodeScalar) { self = Character._of(scalar.value) }
                    var description: String { _string }
                    var debugDescription: String { _string._quoted }
                    /// The Unicode scalars that make up the character.
                    var unicodeScalars: StringUnicodeScalarView { _string.unicodeScalars }
                    /// The bytes in UTF-8.
                    var utf8: StringUTF8View { _string.utf8 }
                    /// The units in UTF-16.
                    var utf16: StringUTF16View { _string.utf16 }
                    """)
            for (name, summary, property) in characterProperties {
                characterProperty("/// \(summary)\nvar \(name): Bool { get }", property)
            }
            Builtin(
                raw: """
                    /// Its ASCII code, if it has one.
                    var asciiValue: UInt8? { get }
                    """
            ) { call in
                let object = call.object()
                let code = object.asciiCode ?? Character(object.string.pointee).asciiValue
                try call.setResult(code)
            }
            Builtin(
                """
                /// The digit's value, if it is a whole number.
                var wholeNumberValue: Int? { get }
                """
            ) { (c: Character) in c.wholeNumberValue }
            Builtin(
                """
                /// The hexadecimal digit's value.
                var hexDigitValue: Int? { get }
                """
            ) { (c: Character) in c.hexDigitValue }
            Builtin(
                """
                /// The capital of a small letter.
                func uppercased() -> String
                """
            ) { (c: Character) in c.uppercased() }
            Builtin(
                """
                /// The small letter of a capital.
                func lowercased() -> String
                """
            ) { (c: Character) in c.lowercased() }
        },
    ]

    private static func comparison(
        _ sign: String, _ holds: @escaping @Sendable (String, String) -> Bool
    ) -> Builtin {
        Builtin(raw: "static func \(sign) (lhs: Character, rhs: Character) -> Bool") { call in
            let (one, other) = (call.object(), call.object())
            // A character's object holds its text.
            try call.setResult(holds(one.string.pointee, other.string.pointee))
        }
    }

    private static func characterProperty(
        _ declaration: String, _ property: @escaping @Sendable (Character) -> Bool
    ) -> Builtin {
        let known = AsciiText.Characters(where: property)
        return Builtin(raw: declaration) { call in
            let object = call.object()
            if let code = object.asciiCode {
                call.slots[0] = known.contains(code) ? 1 : 0
            } else {
                try call.setResult(property(Character(object.string.pointee)))
            }
        }
    }

    private typealias CharacterProperty = (
        name: String, summary: String, property: @Sendable (Character) -> Bool
    )

    private static let characterProperties: [CharacterProperty] = [
        ("isLetter", "Whether it is a letter.", { $0.isLetter }),
        ("isNumber", "Whether it stands for a number.", { $0.isNumber }),
        ("isWholeNumber", "Whether it stands for a whole number.", { $0.isWholeNumber }),
        ("isWhitespace", "Whether it is a space, a tab, a line break.", { $0.isWhitespace }),
        ("isNewline", "Whether it is a line break.", { $0.isNewline }),
        ("isPunctuation", "Whether it is punctuation.", { $0.isPunctuation }),
        ("isSymbol", "Whether it is a symbol.", { $0.isSymbol }),
        ("isMathSymbol", "Whether it is a symbol of mathematics.", { $0.isMathSymbol }),
        ("isCurrencySymbol", "Whether it is the sign of a currency.", { $0.isCurrencySymbol }),
        ("isUppercase", "Whether it is a capital letter.", { $0.isUppercase }),
        ("isLowercase", "Whether it is a small letter.", { $0.isLowercase }),
        ("isCased", "Whether it has a capital and a small form.", { $0.isCased }),
        ("isHexDigit", "Whether it is a hexadecimal digit.", { $0.isHexDigit }),
        ("isASCII", "Whether it is an ASCII character.", { $0.isASCII }),
    ]
}
