import VirtualMachine

extension CoreLibrary {
    /// What all floating-point types do alike.
    static let floatingPointProtocols = [
        LibraryGroup("extension FloatingPoint") {
            Builtin(
                source: """
                    static func /= (lhs: inout Self, rhs: Self) { lhs = lhs / rhs }
                    /// Rounds the value in place.
                    mutating func round() { self = rounded() }
                    mutating func round(_ rule: FloatingPointRoundingRule) { self = rounded(rule) }
                    /// Replaces the value by its square root.
                    mutating func formSquareRoot() { self = squareRoot() }
                    var isZero: Bool { self == 0 }
                    """)
            Builtin(
                source: """
                    var _size: Self { self < 0 ? -self : self }
                    /// Whether the value is neither zero, tiny, infinite nor NaN.
                    var isNormal: Bool { isFinite && _size >= Self.leastNormalMagnitude }
                    /// Whether the value is too small for full precision.
                    var isSubnormal: Bool {
                        isFinite && self != 0 && _size < Self.leastNormalMagnitude
                    }
                    var isSignalingNaN: Bool { false }
                    var isCanonical: Bool { true }
                    static var radix: Int { 2 }
                    /// The next value below.
                    var nextDown: Self { -(-self).nextUp }
                    /// `self + lhs * rhs`, rounded once, in place.
                    mutating func addProduct(_ lhs: Self, _ rhs: Self) {
                        self = addingProduct(lhs, rhs)
                    }
                    /// Replaces the value by its truncating remainder.
                    mutating func formTruncatingRemainder(dividingBy other: Self) {
                        self = truncatingRemainder(dividingBy: other)
                    }
                    /// Replaces the value by its remainder.
                    mutating func formRemainder(dividingBy other: Self) {
                        self = remainder(dividingBy: other)
                    }
                    """)
            Builtin(
                source: """
                    func isEqual(to other: Self) -> Bool { self == other }
                    func isLess(than other: Self) -> Bool { self < other }
                    func isLessThanOrEqualTo(_ other: Self) -> Bool { self <= other }
                    /// Whether the value comes before `other` in an order that has a place for NaN
                    /// and puts -0 before 0.
                    func isTotallyOrdered(belowOrEqualTo other: Self) -> Bool {
                        if self < other { return true }
                        if other < self { return false }
                        if self == other { return sign == .minus || other.sign == .plus }
                        if isNaN && other.isNaN { return sign == .minus || other.sign == .plus }
                        return isNaN ? sign == .minus : other.sign == .plus
                    }
                    init(signOf sign: Self, magnitudeOf magnitude: Self) {
                        let isNegative = sign.sign == .minus
                        let size: Self = magnitude.sign == .minus ? -magnitude : magnitude
                        self = isNegative ? -size : size
                    }
                    """)
        }
    ]
}
