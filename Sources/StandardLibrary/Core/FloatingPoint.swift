import Foundation
import VirtualMachine

extension CoreLibrary {
    static let floatingPoint =
        ["Double", "Float"].flatMap { type in
            [
                LibraryGroup {
                    Builtin(
                        source: """
                            /// A binary floating-point number of \(type == "Double" ? 64 : 32)
                            /// bits.
                            @frozen struct \(type): BinaryFloatingPoint, CVarArg {
                                typealias Magnitude = \(type)
                                typealias Stride = \(type)
                                typealias IntegerLiteralType = \(type)
                                typealias FloatLiteralType = \(type)
                            }
                            """)
                },
                LibraryGroup("extension \(type)") {
                    floatOperators(type)
                    floatConversions(type)
                    floatConstants(type)
                    floatMembers(type)
                },
            ]
        } + [roundingNatives]

    private static func floatOperators(_ t: String) -> [Builtin] {
        let arithmetic = [("+", "add"), ("-", "subtract"), ("*", "multiply"), ("/", "divide")].map {
            symbol, opcode in
            Builtin("static func \(symbol) (lhs: \(t), rhs: \(t)) -> \(t)", intrinsic: opcode + t)
        }
        let comparisons = [
            ("==", "equal\(t)"), ("!=", "notEqual\(t)"), ("<", "less\(t)"),
            ("<=", "lessOrEqual\(t)"), (">", "less\(t)/swapped"),
            (">=", "lessOrEqual\(t)/swapped"),
        ].map { symbol, opcode in
            Builtin("static func \(symbol) (lhs: \(t), rhs: \(t)) -> Bool", intrinsic: opcode)
        }
        let unary = [
            Builtin("static prefix func - (operand: \(t)) -> \(t)", intrinsic: "negate\(t)"),
            Builtin(
                """
                /// The square root.
                func squareRoot() -> \(t)
                """, intrinsic: "squareRoot\(t)"),
        ]
        return arithmetic + comparisons + unary
    }

    private static func floatConversions(_ t: String) -> [Builtin] {
        let isDouble = t == "Double"
        return [
            Builtin("/// The nearest number.\ninit(_ value: Int)", intrinsic: "intTo\(t)"),
            Builtin(
                """
                /// The nearest number.
                init<T: BinaryInteger>(_ value: T)
                """,
                intrinsic: "intTo\(t)"),
            isDouble
                ? Builtin(
                    """
                    /// The nearest number.
                    init(_ value: UInt)
                    """
                ) { (x: UInt64) in Double(x) }
                : Builtin(
                    """
                    /// The nearest number.
                    init(_ value: UInt)
                    """
                ) { (x: UInt64) in Float(x) },
            isDouble
                ? Builtin(
                    """
                    /// The nearest number.
                    init(_ value: UInt64)
                    """
                ) { (x: UInt64) in Double(x) }
                : Builtin(
                    """
                    /// The nearest number.
                    init(_ value: UInt64)
                    """
                ) { (x: UInt64) in Float(x) },
            Builtin(
                """
                /// The nearest number.
                init(_ value: Double)
                """,
                intrinsic: isDouble ? "move" : "doubleToFloat"),
            Builtin(
                """
                /// The nearest number.
                init(_ value: Float)
                """,
                intrinsic: isDouble ? "floatToDouble" : "move"),
            isDouble
                ? Builtin(
                    """
                    /// The number that `text` writes out; nil if it is not one.
                    init?(_ text: String)
                    """
                ) {
                    (text: String) in Double(text)
                }
                : Builtin(
                    """
                    /// The number that `text` writes out; nil if it is not one.
                    init?(_ text: String)
                    """
                ) {
                    (text: String) in Float(text)
                },
            Builtin(
                source: """
                    init() { self = 0 }
                    init(integerLiteral value: \(t)) { self = value }
                    init(floatLiteral value: \(t)) { self = value }
                    """),
        ]
    }

    private static func floatConstants(_ t: String) -> Builtin {
        let isDouble = t == "Double"
        // Float's are written with enough digits to be exact; its π is the largest Float below π.
        let (pi, largest, ulp, tiny, denormal) =
            isDouble
            ? (
                "3.141592653589793", "1.7976931348623157e+308", "2.220446049250313e-16",
                "2.2250738585072014e-308", "4.9406564584124654e-324"
            )
            : (
                "3.1415925", "3.4028234663852886e+38", "1.1920928955078125e-07",
                "1.1754943508222875e-38", "1.401298464324817e-45"
            )
        return Builtin(
            source: """
                /// The ratio of a circle's circumference to its diameter, rounded towards zero.
                static var pi: \(t) { \(pi) }
                static var infinity: \(t) { 1.0 / 0.0 }
                /// Not a number: the result of 0/0, equal to nothing, itself included.
                static var nan: \(t) { _\(t.lowercased())NaN() }
                /// The largest finite value.
                static var greatestFiniteMagnitude: \(t) { \(largest) }
                /// The distance from 1 to the next larger value.
                static var ulpOfOne: \(t) { \(ulp) }
                /// The smallest positive value of full precision.
                static var leastNormalMagnitude: \(t) { \(tiny) }
                /// The smallest positive value.
                static var leastNonzeroMagnitude: \(t) { \(denormal) }
                static var zero: \(t) { 0 }
                /// How many bits of the significand are stored.
                static var significandBitCount: Int { \(isDouble ? 52 : 23) }
                static var exponentBitCount: Int { \(isDouble ? 11 : 8) }
                """)
    }

    private static func floatMembers(_ t: String) -> [Builtin] {
        let lower = t.lowercased()
        return [
            Builtin(
                source: """
                    /// Whether the value is not a number.
                    var isNaN: Bool { self != self }
                    /// Whether the value is neither infinite nor NaN.
                    var isFinite: Bool { self - self == 0 }
                    /// Whether the value is positive or negative infinity.
                    var isInfinite: Bool { self == self && self - self != 0 }
                    /// The distance from zero.
                    var magnitude: \(t) { _\(lower)Magnitude(self) }
                    /// The value as text.
                    var description: String { isNaN ? "nan" : String(describing: self) }
                    func distance(to other: \(t)) -> \(t) { other - self }
                    func advanced(by n: \(t)) -> \(t) { self + n }
                    /// The nearest whole number; halves go away from zero.
                    func rounded() -> \(t) { _\(lower)Rounded(self, 0) }
                    /// The whole number that the rule says.
                    func rounded(_ rule: FloatingPointRoundingRule) -> \(t) {
                        switch rule {
                        case .toNearestOrAwayFromZero: return _\(lower)Rounded(self, 0)
                        case .toNearestOrEven: return _\(lower)Rounded(self, 1)
                        case .up: return _\(lower)Rounded(self, 2)
                        case .down: return _\(lower)Rounded(self, 3)
                        case .towardZero: return _\(lower)Rounded(self, 4)
                        case .awayFromZero: return _\(lower)Rounded(self, 5)
                        }
                    }
                    /// The remainder with the sign of the dividend.
                    func truncatingRemainder(dividingBy other: \(t)) -> \(t) {
                        _\(lower)Remainder(self, other)
                    }
                    /// The smaller of two values.
                    static func minimum(_ x: \(t), _ y: \(t)) -> \(t) {
                        x.isNaN ? y : (y < x ? y : x)
                    }
                    /// The larger of two values.
                    static func maximum(_ x: \(t), _ y: \(t)) -> \(t) {
                        x.isNaN ? y : (y > x ? y : x)
                    }
                    """),
            Builtin(
                source: """
                    /// The distance to the next larger value.
                    var ulp: \(t) { _\(lower)Part(self, 0) }
                    /// The next value above.
                    var nextUp: \(t) { _\(lower)Part(self, 1) }
                    /// The value as a number from 1 to 2, without its power of 2.
                    var significand: \(t) { _\(lower)Part(self, 2) }
                    /// The power of 2 in the value.
                    var binade: \(t) { _\(lower)Part(self, 3) }
                    /// The exponent of the power of 2 in the value.
                    var exponent: Int { _\(lower)Exponent(self) }
                    var sign: FloatingPointSign { _\(lower)IsMinus(self) ? .minus : .plus }
                    var significandWidth: Int { _\(lower)SignificandWidth(self) }
                    /// `significand` times two to the power of `exponent`.
                    init(sign: FloatingPointSign, exponent: Int, significand: \(t)) {
                        let size = _\(lower)Scaled(significand, exponent)
                        self = sign == .minus ? -size : size
                    }
                    /// The remainder of the division with the nearest quotient.
                    func remainder(dividingBy other: \(t)) -> \(t) {
                        _\(lower)NearestRemainder(self, other)
                    }
                    /// `self + lhs * rhs`, rounded once.
                    func addingProduct(_ lhs: \(t), _ rhs: \(t)) -> \(t) {
                        _\(lower)Fused(self, lhs, rhs)
                    }
                    static func minimumMagnitude(_ x: \(t), _ y: \(t)) -> \(t) {
                        x.isNaN || y.magnitude < x.magnitude ? y : x
                    }
                    static func maximumMagnitude(_ x: \(t), _ y: \(t)) -> \(t) {
                        x.isNaN || y.magnitude > x.magnitude ? y : x
                    }
                    """),
            Builtin(
                source: """
                    /// `value`, if this type has it exactly.
                    init?<T: BinaryInteger>(exactly value: T) {
                        let nearest = \(t)(value)
                        // A rounded-up largest value does not fit back.
                        guard nearest.magnitude < 18446744073709551616.0 else { return nil }
                        if nearest < 9223372036854775808.0 {
                            guard T(Int(nearest)) == value else { return nil }
                        } else {
                            guard T(truncatingIfNeeded: UInt64(nearest)) == value,
                                T(truncatingIfNeeded: UInt64(nearest)) > 0
                            else { return nil }
                        }
                        self = nearest
                    }
                    /// `value`, if this type has it exactly.
                    init?(exactly value: Double) {
                        let nearest = \(t)(value)
                        guard Double(nearest) == value else { return nil }
                        self = nearest
                    }
                    """),
            t == "Double"
                ? Builtin(
                    """
                    /// The bits of the value.
                    var bitPattern: UInt64 { get }
                    """
                ) { (x: Double) in
                    x.bitPattern
                }
                : Builtin(
                    """
                    /// The bits of the value.
                    var bitPattern: UInt32 { get }
                    """
                ) { (x: Float) in
                    Int(x.bitPattern)
                },
            t == "Double"
                ? Builtin(
                    """
                    /// The number with these bits.
                    init(bitPattern: UInt64)
                    """
                ) { (bits: UInt64) in
                    Double(bitPattern: bits)
                }
                : Builtin(
                    """
                    /// The number with these bits.
                    init(bitPattern: UInt32)
                    """
                ) { (bits: UInt64) in
                    Float(bitPattern: UInt32(truncatingIfNeeded: bits))
                },
        ]
    }

    private static let roundingNatives = LibraryGroup {
        Builtin("func _doubleNaN() -> Double") { Double.nan }
        Builtin("func _floatNaN() -> Float") { Float.nan }
        Builtin("func _doubleMagnitude(_ x: Double) -> Double", records: .magnitude) {
            (x: Double) -> Double in x.magnitude
        }
        Builtin("func _floatMagnitude(_ x: Float) -> Float", records: .magnitude) {
            (x: Float) -> Float in x.magnitude
        }
        Builtin("func _doubleRounded(_ x: Double, _ rule: Int) -> Double") {
            (x: Double, rule: Int) in
            x.rounded(roundingRule(rule))
        }
        Builtin("func _floatRounded(_ x: Float, _ rule: Int) -> Float") { (x: Float, rule: Int) in
            x.rounded(roundingRule(rule))
        }
        Builtin("func _doubleRemainder(_ x: Double, _ y: Double) -> Double", records: .remainder) {
            (x: Double, y: Double) -> Double in
            x.truncatingRemainder(dividingBy: y)
        }
        Builtin("func _floatRemainder(_ x: Float, _ y: Float) -> Float", records: .remainder) {
            (x: Float, y: Float) -> Float in
            x.truncatingRemainder(dividingBy: y)
        }
    }

    /// The rule by its case's place in `FloatingPointRoundingRule`.
    private static func roundingRule(_ index: Int) -> FloatingPointRoundingRule {
        switch index {
        case 0: .toNearestOrAwayFromZero
        case 1: .toNearestOrEven
        case 2: .up
        case 3: .down
        case 4: .towardZero
        default: .awayFromZero
        }
    }
}
