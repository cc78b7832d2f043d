import VirtualMachine

extension CoreLibrary {
    /// What all number types of one kind do alike.
    static let numberProtocols = [
        LibraryGroup("extension AdditiveArithmetic") {
            Builtin(
                source: """
                    static func += (lhs: inout Self, rhs: Self) { lhs = lhs + rhs }
                    static func -= (lhs: inout Self, rhs: Self) { lhs = lhs - rhs }
                    static prefix func + (x: Self) -> Self { x }
                    """)
        },
        LibraryGroup("extension AdditiveArithmetic where Self: ExpressibleByIntegerLiteral") {
            Builtin(
                source: """
                    static var zero: Self { 0 }
                    """)
        },
        LibraryGroup("extension Numeric") {
            Builtin(
                source: """
                    static func *= (lhs: inout Self, rhs: Self) { lhs = lhs * rhs }
                    """)
        },
        LibraryGroup("extension SignedNumeric") {
            Builtin(
                source: """
                    mutating func negate() { self = 0 - self }
                    static prefix func - (operand: Self) -> Self {
                        var result = operand
                        result.negate()
                        return result
                    }
                    """)
        },
        LibraryGroup("extension FloatingPoint") {
            Builtin(
                source: """
                    mutating func negate() { self = -self }
                    """)
        },
    ]
}
