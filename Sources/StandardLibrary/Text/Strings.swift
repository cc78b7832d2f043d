import Diagnostics
import VirtualMachine

extension CoreLibrary {
    static let strings = [
        LibraryGroup {
            Builtin(
                source: """
                    /// Text: a sequence of characters.
                    @frozen
                    struct String: StringProtocol, RangeReplaceableCollection, TextOutputStream,
                        CustomDebugStringConvertible, CVarArg
                    {
                        typealias StringLiteralType = String
                        typealias Element = Character
                        typealias Iterator = StringIterator
                        typealias SubSequence = Substring
                        typealias Indices = DefaultIndices<String>
                        typealias UTF8View = StringUTF8View
                        typealias UTF16View = StringUTF16View
                        typealias UnicodeScalarView = StringUnicodeScalarView
                        /// How text lies in memory and files.
                        typealias Encoding = StringEncoding

                        /// A place in a text.
                        struct Index: Comparable, Hashable, CustomStringConvertible {
                            let _word: Int
                            static func < (lhs: String.Index, rhs: String.Index) -> Bool {
                                lhs._word < rhs._word
                            }
                            static func == (lhs: String.Index, rhs: String.Index) -> Bool {
                                lhs._word == rhs._word
                            }
                            /// The offset of the place, counted in UTF-16.
                            func utf16Offset<S: StringProtocol>(in s: S) -> Int {
                                s._utf16Offset(self)
                            }
                            /// The place at an offset counted in UTF-16.
                            init<S: StringProtocol>(utf16Offset offset: Int, in s: S) {
                                self = s._indexAtUTF16(offset)
                            }
                            init(_word: Int) { self._word = _word }
                            var description: String {
                                _word == 0
                                    ? "0[any]"
                                    : "\\(_word / 2)[utf8]" + (_word % 2 == 1 ? "+1" : "")
                            }
                        }
                    }

                    /// A part of a text, which shares the text's indices.
                    @frozen
                    struct Substring: StringProtocol, RangeReplaceableCollection, TextOutputStream,
                        CustomDebugStringConvertible
                    {
                        typealias StringLiteralType = String
                        typealias Element = Character
                        typealias Index = String.Index
                        typealias Iterator = StringIterator
                        typealias SubSequence = Substring
                        typealias Indices = DefaultIndices<Substring>
                    }
                    """)
        },
        LibraryGroup("extension String") {
            stringOperators
            stringConversions
        },
        LibraryGroup("extension Substring") {
            substringMembers
        },
    ]

    @BuiltinList private static var stringOperators: [Builtin] {
        // Swift has them for extensions of texts, in which the functions of these names are hidden.
        Builtin(
            source: """
                /// The smaller of two values.
                func min<T: Comparable>(_ x: T, _ y: T) -> T { Swift.min(x, y) }
                /// The larger of two values.
                func max<T: Comparable>(_ x: T, _ y: T) -> T { Swift.max(x, y) }
                """)
        Builtin("static func + (lhs: String, rhs: String) -> String") { (a: String, b: String) in
            a + b
        }
        comparison("==") { $0 == $1 }.shortened(as: "equalTexts")
        comparison("!=") { $0 != $1 }.shortened(as: "unequalTexts")
        comparison("<") { $0 < $1 }.shortened(as: "lessText")
        comparison("<=") { $0 <= $1 }
        comparison(">") { $0 > $1 }
        comparison(">=") { $0 >= $1 }
        Builtin("static func + (lhs: String, rhs: Substring) -> String") {
            (a: String, b: Substring) in a + b
        }
        Builtin(raw: "static func += (lhs: inout String, rhs: Substring)") { call in
            try appendText(to: call.address(), call.argument(Substring.self), &call)
        }
        Builtin(
            source: """
                static func + <S: Sequence>(lhs: String, rhs: S) -> String
                where S.Element == Character {
                    lhs + _text(Array(rhs))
                }
                static func += <S: Sequence>(lhs: inout String, rhs: S)
                where S.Element == Character {
                    for character in rhs { lhs.append(character) }
                }
                """)
        Builtin(raw: "static func += (lhs: inout String, rhs: String)") { call in
            try append(to: call.address(), call.object(), &call)
        }.shortened(as: "appendText")
        Builtin(
            raw: """
                /// Adds text at the end.
                mutating func append(_ other: String)
                """
        ) { call in
            try append(to: call.address(), call.object(), &call)
        }.shortened(as: "appendText")
        Builtin(raw: "mutating func append(_ c: Character)") { call in
            // A character's object holds its text.
            try append(to: call.address(), call.object(), &call)
        }.shortened(as: "appendText")
    }

    private static func comparison(
        _ sign: String, _ holds: @escaping @Sendable (String, String) -> Bool
    ) -> Builtin {
        Builtin(raw: "static func \(sign) (lhs: String, rhs: String) -> Bool") { call in
            let (one, other) = (call.object(), call.object())
            try call.setResult(holds(one.string.pointee, other.string.pointee))
        }
    }

    @BuiltinList private static var stringConversions: [Builtin] {
        Builtin(
            raw: """
                /// A value as `print` shows it.
                init<Subject>(describing instance: Subject)
                """
        ) { call in
            let type = call.typeArgument()
            try call.setResult(try call.machine.describe(call.value(of: type), as: type))
        }
        Builtin(
            raw: """
                /// A value as collections show it: texts in quotes.
                init<Subject>(reflecting subject: Subject)
                """
        ) { call in
            let type = call.typeArgument()
            try call.setResult(try call.machine.describeNested(call.value(of: type), as: type))
        }
        Builtin(
            source: """
                init() { self = "" }
                init(stringLiteral value: String) { self = value }
                init(_ value: String) { self = value }
                init(_ value: Substring) { self = value._string }
                init(_ value: Character) { self = value._string }
                init(_ value: Int) { self = String(describing: value) }
                init(_ value: Bool) { self = String(describing: value) }
                init(_ value: Double) { self = value.description }
                init(_ value: Float) { self = value.description }
                init(_ scalars: StringUnicodeScalarView) { self = scalars._text._string }
                init(_ scalar: UnicodeScalar) { self = scalar._string }
                """)
        Builtin(
            source: """
                /// A value as text from which the same value can be made again.
                init<T: LosslessStringConvertible>(_ value: T) { self = value.description }
                """)
        Builtin(
            source: """
                /// A whole number as text.
                init<T: BinaryInteger>(_ value: T) { self = String(describing: value) }
                """)
        Builtin(
            source: """
                /// A text of characters.
                init(_ characters: [Character]) { self = _text(characters) }
                """)
        Builtin(
            source: """
                /// A text of the characters of a sequence.
                init<S: Sequence>(_ characters: S) where S.Element == Character {
                    self = _text(Array(characters))
                }
                /// A text from its end.
                init(_ characters: ReversedCollection<String>) {
                    self = _reversed(characters._base._substring)
                }
                init(_ characters: ReversedCollection<Substring>) {
                    self = _reversed(characters._base)
                }
                """)
        Builtin(
            source: """
                /// A whole number as text in a base from 2 to 36.
                init<T: BinaryInteger>(_ value: T, radix: Int, uppercase: Bool = false) {
                    if value < 0 {
                        self = _integerText(Int(truncatingIfNeeded: value), radix, uppercase)
                    } else {
                        self = _unsignedText(UInt64(truncatingIfNeeded: value), radix, uppercase)
                    }
                }
                """)
        Builtin(
            source: """
                /// Text from bytes in UTF-8; what is not UTF-8 becomes U+FFFD.
                init<C: Collection>(decoding codeUnits: C, as sourceEncoding: UTF8.Type)
                where C.Element == UInt8 {
                    self = _decoded(Array(codeUnits))
                }
                /// Text from bytes in UTF-8; nil if they are not.
                init?<C: Sequence>(validating codeUnits: C, as sourceEncoding: UTF8.Type)
                where C.Element == UInt8 {
                    guard let text = _validated(Array(codeUnits)) else { return nil }
                    self = text
                }
                /// The part of a text between two places of one of its views.
                init?(_ codeUnits: StringUTF8View) { self = codeUnits._text._string }
                """)
        Builtin(
            """
            /// A text, repeated.
            init(repeating repeatedValue: String, count: Int)
            """
        ) { (text: String, count: Int) in try repeated(text, count) }
        Builtin(
            source: """
                init(repeating repeatedValue: Character, count: Int) {
                    self = String(repeating: repeatedValue._string, count: count)
                }
                """)
    }

    private static func repeated(_ text: String, _ count: Int) throws -> String {
        let (bytes, overflow) = text.utf8.count.multipliedReportingOverflow(by: count)
        guard count >= 0 else {
            throw Failure(id: "negative-count", "a text cannot be repeated \(count) times")
        }
        guard !overflow, bytes < 1 << 40 else {
            throw outOfMemory("a text of \(count) times \(text.utf8.count) bytes")
        }
        return String(repeating: text, count: count)
    }

    @BuiltinList private static var substringMembers: [Builtin] {
        Builtin(
            source: """
                init() { self = ""._substring }
                init(stringLiteral value: String) { self = value._substring }
                init(_ value: String) { self = value._substring }
                init(_ value: Substring) { self = value }
                init<S: Sequence>(_ characters: S) where S.Element == Character {
                    self = _text(Array(characters))._substring
                }
                """)
        Builtin("static func + (lhs: Substring, rhs: Substring) -> Substring") {
            (a: Substring, b: Substring) in a + b
        }
        Builtin("static func + (lhs: Substring, rhs: String) -> Substring") {
            (a: Substring, b: String) in a + b
        }
        Builtin("static func + (lhs: Substring, rhs: String) -> String") {
            (a: Substring, b: String) in a + b
        }
        Builtin("static func != (lhs: Substring, rhs: Substring) -> Bool") {
            (a: Substring, b: Substring) in a != b
        }
        Builtin("static func < (lhs: Substring, rhs: Substring) -> Bool") {
            (a: Substring, b: Substring) in a < b
        }
        Builtin("static func <= (lhs: Substring, rhs: Substring) -> Bool") {
            (a: Substring, b: Substring) in a <= b
        }
        Builtin("static func > (lhs: Substring, rhs: Substring) -> Bool") {
            (a: Substring, b: Substring) in a > b
        }
        Builtin("static func >= (lhs: Substring, rhs: Substring) -> Bool") {
            (a: Substring, b: Substring) in a >= b
        }
        Builtin("static func == (lhs: Substring, rhs: Substring) -> Bool") {
            (a: Substring, b: Substring) in a == b
        }
        Builtin(
            """
            /// The whole text that this is a part of.
            var base: String { get }
            """
        ) { (text: Substring) in text.base }
    }

    /// Numbers from parts of texts.
    static let textNumbers =
        ["Double", "Float"].map { type in
            LibraryGroup("extension \(type)") { numberFromText(type) }
        }
        + ["Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64"]
        .map { type in
            LibraryGroup("extension \(type)") {
                numberFromText(type)
                Builtin(
                    source: """
                        /// The number that a text writes out in a base; nil if it is not one.
                        init?<S: StringProtocol>(_ text: S, radix: Int) {
                            guard let value = \(type)(text._string, radix: radix) else {
                                return nil
                            }
                            self = value
                        }
                        """)
            }
        }

    private static func numberFromText(_ type: String) -> Builtin {
        Builtin(
            source: """
                /// The number that a text writes out; nil if it is not one.
                init?<S: StringProtocol>(_ text: S) {
                    guard let value = \(type)(text._string) else { return nil }
                    self = value
                }
                """)
    }

    /// Text without a type of its own to declare it in.
    static let textPrimitives = [
        LibraryGroup {
            Builtin(raw: "func _text(_ characters: [Character]) -> String") { call in
                let characters = call.object()
                var text = ""
                for index in 0..<characters.arrayCount {
                    text += Object(characters.elementSlots[index]).string.pointee
                }
                try call.setResult(text)
            }
            Builtin("func _reversed(_ text: Substring) -> String") { (text: Substring) in
                AsciiText.reversed(text) ?? String(text.reversed())
            }
            Builtin("func _decoded(_ bytes: [UInt8]) -> String") { (bytes: [UInt8]) in
                String(decoding: bytes, as: UTF8.self)
            }
            Builtin("func _validated(_ bytes: [UInt8]) -> String?") { (bytes: [UInt8]) in
                String(validating: bytes, as: UTF8.self)
            }
            Builtin(raw: "func _joined(_ parts: [String], _ separator: String) -> String") { call in
                let parts = call.object()
                let separator: String = try call.argument()
                try call.setResult(joined(parts, separator, in: call.machine.heap))
            }
            Builtin("func _integerText(_ value: Int, _ radix: Int, _ uppercase: Bool) -> String") {
                (value: Int, radix: Int, uppercase: Bool) in
                try checkRadix(radix)
                return String(value, radix: radix, uppercase: uppercase)
            }
            Builtin(
                "func _unsignedText(_ value: UInt64, _ radix: Int, _ uppercase: Bool) -> String"
            ) { (value: UInt64, radix: Int, uppercase: Bool) in
                try checkRadix(radix)
                return String(value, radix: radix, uppercase: uppercase)
            }
        }
    ]

    private static func checkRadix(_ radix: Int) throws {
        guard (2...36).contains(radix) else {
            throw Failure(id: "invalid-radix", "\(radix) is not a base from 2 to 36 for digits")
        }
    }
}
