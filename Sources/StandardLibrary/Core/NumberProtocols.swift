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
                    /// Changes the sign.
                    mutating func negate() { self = -self }
                    """)
        },
    ]
}
