import Bytecode
import Diagnostics
import VirtualMachine

/// One of Swift's whole-number types, as the texts below need it.
private struct IntegerType {
    let name: String
    /// `Int` or `UInt`: whose opcodes work on it.
    let family: String
    /// The range check after arithmetic; empty for 64 bits.
    let check: String
    let bits: Int
    let isSigned: Bool
    let minimum: String
    let maximum: String

    static let all: [IntegerType] = [8, 16, 32, 64].flatMap { bits in
        [true, false].flatMap { isSigned -> [IntegerType] in
            let prefix = isSigned ? "Int" : "UInt"
            // The largest value: bits - 1 or bits ones.
            let ones = UInt64.max >> UInt64(64 - bits + (isSigned ? 1 : 0))
            let family = bits == 64 && !isSigned ? "UInt" : "Int"
            let check = bits == 64 ? "" : "/\(prefix.lowercased())\(bits)"
            let names = bits == 64 ? ["\(prefix)\(bits)", prefix] : ["\(prefix)\(bits)"]
            return names.map {
                IntegerType(
                    name: $0, family: family, check: check, bits: bits, isSigned: isSigned,
                    minimum: isSigned ? "-\(ones) - 1" : "0", maximum: "\(ones)")
            }
        }
    }

    /// The type of the same width without sign.
    var magnitude: String { isSigned ? "U" + name : name }
}

extension CoreLibrary {
    static let integers = IntegerType.all.flatMap { type in
        [
            LibraryGroup { declaration(of: type) },
            LibraryGroup("extension \(type.name)") {
                arithmetic(of: type)
                comparisons(of: type)
                bits(of: type)
                properties(of: type)
            },
        ]
    }

    private static func declaration(of type: IntegerType) -> Builtin {
        let sign = type.isSigned ? "SignedInteger" : "UnsignedInteger"
        let about = type.isSigned ? "with a sign" : "without a sign"
        return Builtin(
            source: """
                /// A whole number of \(type.bits) bits \(about).
                @frozen struct \(type.name): FixedWidthInteger, \(sign), CVarArg {
                    typealias Magnitude = \(type.magnitude)
                    typealias Stride = Int
                    typealias IntegerLiteralType = \(type.name)
                }
                """)
    }

    private static func arithmetic(of type: IntegerType) -> [Builtin] {
        let t = type.name
        let operators = [
            ("+", "add"), ("-", "subtract"), ("*", "multiply"), ("/", "divide"), ("%", "remainder"),
        ]
        let checked = operators.map { symbol, opcode in
            Builtin(
                "static func \(symbol) (lhs: \(t), rhs: \(t)) -> \(t)",
                intrinsic: opcode + type.family + type.check)
        }
        let wrapping = [("&+", "Add"), ("&-", "Subtract"), ("&*", "Multiply")].map {
            symbol, opcode in
            type.bits == 64
                ? Builtin(
                    "static func \(symbol) (lhs: \(t), rhs: \(t)) -> \(t)",
                    intrinsic: "wrapping\(opcode)Int")
                : Builtin(
                    source: """
                        static func \(symbol) (lhs: \(t), rhs: \(t)) -> \(t) {
                            \(t)(truncatingIfNeeded: Int(lhs) \(symbol) Int(rhs))
                        }
                        """)
        }
        let negation =
            type.isSigned
            ? [
                Builtin(
                    "static prefix func - (operand: \(t)) -> \(t)",
                    intrinsic: "negateInt" + type.check)
            ] : []
        return checked + wrapping + negation
    }

    private static func comparisons(of type: IntegerType) -> [Builtin] {
        let t = type.name
        return [
            ("==", "equalInt"), ("!=", "notEqualInt"), ("<", "less" + type.family),
            ("<=", "lessOrEqual" + type.family), (">", "less\(type.family)/swapped"),
            (">=", "lessOrEqual\(type.family)/swapped"),
        ].map { symbol, opcode in
            Builtin("static func \(symbol) (lhs: \(t), rhs: \(t)) -> Bool", intrinsic: opcode)
        }
    }

    private static func bits(of type: IntegerType) -> [Builtin] {
        let t = type.name
        let logic = [("&", "andInt"), ("|", "orInt"), ("^", "xorInt")].map { symbol, opcode in
            Builtin("static func \(symbol) (lhs: \(t), rhs: \(t)) -> \(t)", intrinsic: opcode)
        }
        if type.bits == 64 {
            return logic + [
                Builtin("static prefix func ~ (x: \(t)) -> \(t)", intrinsic: "notInt"),
                Builtin(
                    "static func << (lhs: \(t), rhs: Int) -> \(t)",
                    intrinsic: "shiftLeft" + type.family),
                Builtin(
                    "static func >> (lhs: \(t), rhs: Int) -> \(t)",
                    intrinsic: "shiftRight" + type.family),
            ]
        }
        return logic + [
            Builtin(
                source: """
                    static prefix func ~ (x: \(t)) -> \(t) { \(t)(truncatingIfNeeded: ~Int(x)) }
                    static func << (lhs: \(t), rhs: Int) -> \(t) {
                        \(t)(truncatingIfNeeded: Int(lhs) << rhs)
                    }
                    static func >> (lhs: \(t), rhs: Int) -> \(t) {
                        \(t)(truncatingIfNeeded: Int(lhs) >> rhs)
                    }
                    """)
        ]
    }

    private static func properties(of type: IntegerType) -> [Builtin] {
        let t = type.name
        let magnitude =
            type.isSigned
            ? "\(type.magnitude)(truncatingIfNeeded: self < 0 ? 0 &- Int(self) : Int(self))"
            : "self"
        return [
            Builtin(
                source: """
                    init() { self = 0 }
                    init(integerLiteral value: \(t)) { self = value }
                    /// The smallest value.
                    static var min: \(t) { \(type.minimum) }
                    /// The largest value.
                    static var max: \(t) { \(type.maximum) }
                    static var zero: \(t) { 0 }
                    static var isSigned: Bool { \(type.isSigned) }
                    /// The number of bits.
                    static var bitWidth: Int { \(type.bits) }
                    var bitWidth: Int { \(type.bits) }
                    /// The distance from zero.
                    var magnitude: \(type.magnitude) { \(magnitude) }
                    /// The value as text.
                    var description: String { String(describing: self) }
                    /// How far away `other` is.
                    func distance(to other: \(t)) -> Int { Int(other) - Int(self) }
                    /// The value at a distance.
                    func advanced(by n: Int) -> \(t) { \(t)(Int(self) + n) }
                    """)
        ]
    }

    // MARK: Conversions

    static let integerConversions =
        IntegerType.all.map { type in
            LibraryGroup("extension \(type.name)") {
                exactConversions(of: type)
                Builtin(
                    """
                    /// The low bits of `source`.
                    init<T: BinaryInteger>(truncatingIfNeeded source: T)
                    """,
                    intrinsic: type.bits == 64 ? "move" : "truncateInteger" + type.check)
                Builtin(
                    """
                    /// The bits of `source` as they are.
                    init(bitPattern source: \(type.counterpart))
                    """,
                    intrinsic: type.bits == 64 ? "move" : "truncateInteger" + type.check)
                Builtin(
                    source: """
                        /// The nearest value to `source` that this type has.
                        init<T: BinaryInteger>(clamping source: T) {
                            if let value = \(type.name)(exactly: source) {
                                self = value
                            } else {
                                self = source < 0 ? \(type.name).min : \(type.name).max
                            }
                        }
                        """)
                parsing(of: type)
            }
        } + [
            LibraryGroup {
                Builtin("func _bitCount(_ value: UInt64) -> Int") { (value: UInt64) in
                    value.nonzeroBitCount
                }
                Builtin("func _leadingZeros(_ value: UInt64) -> Int") { (value: UInt64) in
                    value.leadingZeroBitCount
                }
                Builtin("func _trailingZeros(_ value: UInt64) -> Int") { (value: UInt64) in
                    value.trailingZeroBitCount
                }
                Builtin("func _byteSwapped(_ value: UInt64) -> UInt64") { (value: UInt64) in
                    value.byteSwapped
                }
                Builtin("func _parseInteger(_ text: String, _ radix: Int) -> Int?") {
                    (text: String, radix: Int) in
                    (2...36).contains(radix) ? Int(text, radix: radix) : nil
                }
                Builtin("func _parseUnsigned(_ text: String, _ radix: Int) -> UInt64?") {
                    (text: String, radix: Int) in
                    (2...36).contains(radix) ? UInt64(text, radix: radix) : nil
                }
            }
        ]

    /// `Int32(x)` fails where x does not fit; `Int32(exactly: x)` gives nil.
    private static func exactConversions(of type: IntegerType) -> [Builtin] {
        let t = type.name
        let isUInt = type.family == "UInt"
        // Words of 64 bits differ in sign only: the check is that the top bit is 0.
        let fromSigned = isUInt ? "move/uint64" : "move" + type.check
        let fromUnsigned = isUInt ? "move" : "move/uint64" + type.check
        var result = [
            Builtin(
                """
                /// The same value in this type.
                init<T: BinaryInteger>(_ source: T)
                """,
                intrinsic: fromSigned),
            Builtin("/// The same value in this type.\ninit(_ source: Int)", intrinsic: fromSigned),
        ]
        for word in ["UInt", "UInt64"] {
            result.append(
                Builtin(
                    """
                    /// The same value in this type.
                    init(_ source: \(word))
                    """, intrinsic: fromUnsigned)
            )
        }
        result += fromDouble(type) + fromFloat(type)
        result.append(
            Builtin(
                source: """
                    /// `source`, if it fits.
                    init?<T: BinaryInteger>(exactly source: T) {
                        let value = \(t)(truncatingIfNeeded: source)
                        guard T(truncatingIfNeeded: value) == source, (value < 0) == (source < 0)
                        else {
                            return nil
                        }
                        self = value
                    }
                    """))
        return result
    }

    private static func fromDouble(_ type: IntegerType) -> [Builtin] {
        let text = """
            /// The whole part of `source`, which must fit.
            init(_ source: Double)
            """
        // The machine's instruction knows signed words only.
        let conversion =
            type.family == "UInt"
            ? Builtin(text) { (source: Double) in try word(of: source) }
            : Builtin(text, intrinsic: "doubleToInt" + type.check)
        return [conversion, exactly(type, "Double")]
    }

    private static func fromFloat(_ type: IntegerType) -> [Builtin] {
        let text = """
            /// The whole part of `source`, which must fit.
            init(_ source: Float)
            """
        let conversion =
            type.family == "UInt"
            ? Builtin(text) { (source: Float) in try word(of: Double(source)) }
            : Builtin(text, intrinsic: "floatToInt" + type.check)
        return [conversion, exactly(type, "Float")]
    }

    private static func word(of source: Double) throws -> UInt64 {
        guard let word = UInt64(exactly: source.rounded(.towardZero)) else {
            throw Failure(
                id: "invalid-conversion",
                "\(source) cannot be converted to UInt64: it holds whole numbers from 0 to "
                    + "18446744073709551615")
        }
        return word
    }

    private static func exactly(_ type: IntegerType, _ float: String) -> Builtin {
        let t = type.name
        let limit =
            type.bits == 64
            ? type.isSigned ? "9223372036854775808.0" : "18446744073709551616.0"
            : "\(float)(\(t).max) + 1"
        return Builtin(
            source: """
                /// `source`, if it is whole and fits.
                init?(exactly source: \(float)) {
                    guard source.isFinite, source == source.rounded(.towardZero),
                        source >= \(float)(\(t).min), source < \(limit)
                    else { return nil }
                    self = \(t)(source)
                }
                """)
    }

    private static func parsing(of type: IntegerType) -> Builtin {
        let t = type.name
        let parse = type.family == "UInt" ? "_parseUnsigned" : "_parseInteger"
        return Builtin(
            source: """
                /// The number that `text` writes out; nil if it is not one.
                init?(_ text: String) {
                    guard let value = \(parse)(text, 10) else { return nil }
                    guard let exact = \(t)(exactly: value) else { return nil }
                    self = exact
                }
                /// The number that `text` writes out in a base from 2 to 36; nil if it is not one.
                init?(_ text: String, radix: Int) {
                    guard let value = \(parse)(text, radix) else { return nil }
                    guard let exact = \(t)(exactly: value) else { return nil }
                    self = exact
                }
                """)
    }
}

extension IntegerType {
    /// The type of the same width and the other signedness.
    fileprivate var counterpart: String {
        isSigned ? "U" + name : String(name.dropFirst())
    }
}
