import Diagnostics
import VirtualMachine

extension CoreLibrary {
    static let unicodeScalars = [
        LibraryGroup("extension UInt8") {
            Builtin(
                source: """
                    /// The number of an ASCII character.
                    init(ascii v: UnicodeScalar) {
                        precondition(v.value < 128, "code point value does not fit into ASCII")
                        self = UInt8(v.value)
                    }
                    """)
        },
        LibraryGroup {
            Builtin(
                source: """
                    /// A Unicode scalar: a code point that is not half of a UTF-16 pair.
                    struct UnicodeScalar: Hashable, Comparable, CustomStringConvertible,
                        CustomDebugStringConvertible, LosslessStringConvertible,
                        ExpressibleByUnicodeScalarLiteral
                    {
                        typealias UnicodeScalarLiteralType = UnicodeScalar
                        /// Its number.
                        let value: UInt32
                        init(_value: UInt32) { value = _value }
                        init(unicodeScalarLiteral value: UnicodeScalar) { self = value }
                        init?(_ v: Int) {
                            guard v >= 0, v < 55296 || (v > 57343 && v < 1114112) else {
                                return nil
                            }
                            value = UInt32(v)
                        }
                        init(_ v: UInt8) { value = UInt32(v) }
                        init(_ v: UnicodeScalar) { self = v }
                        init?(_ v: UInt32) {
                            guard v < 55296 || (v > 57343 && v < 1114112) else { return nil }
                            value = v
                        }
                        init?(_ v: UInt16) {
                            guard v < 55296 || v > 57343 else { return nil }
                            value = UInt32(v)
                        }
                        init?(_ description: String) {
                            guard description.unicodeScalars.count == 1 else { return nil }
                            self = description.unicodeScalars.first!
                        }
                        /// Whether it is an ASCII character.
                        var isASCII: Bool { value < 128 }
                        var _string: String { ""._appending(value) }
                        var description: String { _string }
                        var debugDescription: String { _string._quoted }
                        /// The scalar with escapes where it is not printable.
                        func escaped(asASCII forceASCII: Bool) -> String {
                            _escapedScalar(Int(value), forceASCII)
                        }
                        /// What Unicode says about it.
                        var properties: _UnicodeProperties { _UnicodeProperties(_value: Int(value)) }
                        /// Its units in UTF-8.
                        var utf8: StringUTF8View { _string.utf8 }
                        /// Its units in UTF-16.
                        var utf16: StringUTF16View { _string.utf16 }
                        static func == (lhs: UnicodeScalar, rhs: UnicodeScalar) -> Bool {
                            lhs.value == rhs.value
                        }
                        static func < (lhs: UnicodeScalar, rhs: UnicodeScalar) -> Bool {
                            lhs.value < rhs.value
                        }
                    }

                    /// What Unicode says about a scalar.
                    struct _UnicodeProperties {
                        let _value: Int
                        var isAlphabetic: Bool { _scalarHas(_value, 0) }
                        var isUppercase: Bool { _scalarHas(_value, 1) }
                        var isLowercase: Bool { _scalarHas(_value, 2) }
                        var isWhitespace: Bool { _scalarHas(_value, 3) }
                        var isEmoji: Bool { _scalarHas(_value, 4) }
                        var isEmojiPresentation: Bool { _scalarHas(_value, 5) }
                        var isMath: Bool { _scalarHas(_value, 6) }
                        /// The scalar's name in Unicode.
                        var name: String? { _scalarName(_value) }
                        /// The value of a scalar that stands for a number.
                        var numericValue: Double? { _scalarNumber(_value) }
                        var uppercaseMapping: String { UnicodeScalar(_value)!._string.uppercased() }
                        var lowercaseMapping: String { UnicodeScalar(_value)!._string.lowercased() }
                    }

                    /// Names for what belongs to Unicode.
                    enum Unicode {
                        typealias Scalar = UnicodeScalar
                        typealias UTF8 = _UTF8
                    }
                    /// The encoding of text as bytes.
                    enum _UTF8 {}
                    typealias UTF8 = _UTF8
                    """)
            Builtin("func _escapedScalar(_ value: Int, _ forceASCII: Bool) -> String") {
                (value: Int, forceASCII: Bool) in scalar(value).escaped(asASCII: forceASCII)
            }
            Builtin("func _scalarName(_ value: Int) -> String?") { (value: Int) in
                scalar(value).properties.name
            }
            Builtin("func _scalarNumber(_ value: Int) -> Double?") { (value: Int) in
                scalar(value).properties.numericValue
            }
            Builtin("func _scalarHas(_ value: Int, _ property: Int) -> Bool") {
                (value: Int, property: Int) in
                let properties = scalar(value).properties
                return switch property {
                case 0: properties.isAlphabetic
                case 1: properties.isUppercase
                case 2: properties.isLowercase
                case 3: properties.isWhitespace
                case 4: properties.isEmoji
                case 5: properties.isEmojiPresentation
                default: properties.isMath
                }
            }
        },
    ]

    private static func scalar(_ value: Int) -> UnicodeScalar {
        UnicodeScalar(UInt32(truncatingIfNeeded: value)) ?? "\u{FFFD}"
    }
}
