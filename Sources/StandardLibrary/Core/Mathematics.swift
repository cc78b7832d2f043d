import Foundation
import VirtualMachine

extension CoreLibrary {
    static let mathematics = [
        LibraryGroup {
            Builtin(
                source: """
                    /// The smaller of two values.
                    func min<T: Comparable>(_ x: T, _ y: T) -> T { y < x ? y : x }
                    /// The smallest of several values.
                    func min<T: Comparable>(_ x: T, _ y: T, _ z: T, _ rest: T...) -> T {
                        var result = min(min(x, y), z)
                        for value in rest { result = min(result, value) }
                        return result
                    }
                    """)
            Builtin(
                source: """
                    /// The larger of two values.
                    func max<T: Comparable>(_ x: T, _ y: T) -> T { y >= x ? y : x }
                    /// The largest of several values.
                    func max<T: Comparable>(_ x: T, _ y: T, _ z: T, _ rest: T...) -> T {
                        var result = max(max(x, y), z)
                        for value in rest { result = max(result, value) }
                        return result
                    }
                    """)
            Builtin(
                source: """
                    /// The distance from zero.
                    func abs<T: SignedNumeric & Comparable>(_ x: T) -> T { x < 0 ? -x : x }
                    """)
            Builtin(
                """
                /// The square root.
                func sqrt(_ x: Double) -> Double
                """, intrinsic: "squareRootDouble"
            )
            Builtin(
                """
                /// The square root.
                func sqrt(_ x: Float) -> Float
                """, intrinsic: "squareRootFloat"
            )
            for function in unaryFunctions {
                Builtin(
                    """
                    /// \(function.summary).
                    func \(function.name)(_ x: Double) -> Double
                    """
                ) {
                    (x: Double) in function.double(x)
                }
                Builtin(
                    """
                    /// \(function.summary).
                    func \(function.name)(_ x: Float) -> Float
                    """
                ) {
                    (x: Float) in function.float(x)
                }
            }
            Builtin(
                """
                /// x to the power of y.
                func pow(_ x: Double, _ y: Double) -> Double
                """
            ) {
                (x: Double, y: Double) in Foundation.pow(x, y)
            }
            Builtin(
                """
                /// x to the power of y.
                func pow(_ x: Float, _ y: Float) -> Float
                """
            ) {
                (x: Float, y: Float) in Foundation.powf(x, y)
            }
            Builtin(
                """
                /// The angle of the point (x, y), in radians.
                func atan2(_ y: Double, _ x: Double) -> Double
                """
            ) {
                (y: Double, x: Double) in Foundation.atan2(y, x)
            }
            Builtin(
                """
                /// The angle of the point (x, y), in radians.
                func atan2(_ y: Float, _ x: Float) -> Float
                """
            ) {
                (y: Float, x: Float) in Foundation.atan2f(y, x)
            }
            Builtin(
                """
                /// The length of the hypotenuse.
                func hypot(_ x: Double, _ y: Double) -> Double
                """
            ) {
                (x: Double, y: Double) in Foundation.hypot(x, y)
            }
            Builtin(
                """
                /// The length of the hypotenuse.
                func hypot(_ x: Float, _ y: Float) -> Float
                """
            ) {
                (x: Float, y: Float) in Foundation.hypotf(x, y)
            }
            Builtin(
                """
                /// The remainder of x / y with the sign of x.
                func fmod(_ x: Double, _ y: Double) -> Double
                """
            ) {
                (x: Double, y: Double) in Foundation.fmod(x, y)
            }
            Builtin(
                """
                /// The remainder of x / y with the sign of x.
                func fmod(_ x: Float, _ y: Float) -> Float
                """
            ) {
                (x: Float, y: Float) in Foundation.fmodf(x, y)
            }
        }
    ]

    /// A function of one number, in both precisions.
    private struct UnaryFunction: Sendable {
        let name: String
        let summary: String
        let double: @Sendable (Double) -> Double
        let float: @Sendable (Float) -> Float
    }

    private static let unaryFunctions: [UnaryFunction] = [
        .init(
            name: "exp", summary: "e to the power of x", double: { Foundation.exp($0) },
            float: { expf($0) }),
        .init(
            name: "exp2", summary: "2 to the power of x", double: { Foundation.exp2($0) },
            float: { exp2f($0) }),
        .init(
            name: "expm1", summary: "e to the power of x, minus 1",
            double: { Foundation.expm1($0) }, float: { expm1f($0) }),
        .init(
            name: "log", summary: "The natural logarithm", double: { Foundation.log($0) },
            float: { logf($0) }),
        .init(
            name: "log2", summary: "The logarithm to base 2", double: { Foundation.log2($0) },
            float: { log2f($0) }),
        .init(
            name: "log10", summary: "The logarithm to base 10", double: { Foundation.log10($0) },
            float: { log10f($0) }),
        .init(
            name: "log1p", summary: "The natural logarithm of 1 + x",
            double: { Foundation.log1p($0) }, float: { log1pf($0) }),
        .init(
            name: "sin", summary: "The sine of an angle in radians", double: { Foundation.sin($0) },
            float: { sinf($0) }),
        .init(
            name: "cos", summary: "The cosine of an angle in radians",
            double: { Foundation.cos($0) }, float: { cosf($0) }),
        .init(
            name: "tan", summary: "The tangent of an angle in radians",
            double: { Foundation.tan($0) }, float: { tanf($0) }),
        .init(
            name: "asin", summary: "The angle with this sine, in radians",
            double: { Foundation.asin($0) }, float: { asinf($0) }),
        .init(
            name: "acos", summary: "The angle with this cosine, in radians",
            double: { Foundation.acos($0) }, float: { acosf($0) }),
        .init(
            name: "atan", summary: "The angle with this tangent, in radians",
            double: { Foundation.atan($0) }, float: { atanf($0) }),
        .init(
            name: "sinh", summary: "The hyperbolic sine", double: { Foundation.sinh($0) },
            float: { sinhf($0) }),
        .init(
            name: "cosh", summary: "The hyperbolic cosine", double: { Foundation.cosh($0) },
            float: { coshf($0) }),
        .init(
            name: "tanh", summary: "The hyperbolic tangent", double: { Foundation.tanh($0) },
            float: { tanhf($0) }),
        .init(
            name: "erf", summary: "The error function", double: { Foundation.erf($0) },
            float: { erff($0) }),
        .init(
            name: "cbrt", summary: "The cube root", double: { Foundation.cbrt($0) },
            float: { cbrtf($0) }),
        .init(
            name: "floor", summary: "The largest whole number that is not above x",
            double: { $0.rounded(.down) }, float: { $0.rounded(.down) }),
        .init(
            name: "ceil", summary: "The smallest whole number that is not below x",
            double: { $0.rounded(.up) }, float: { $0.rounded(.up) }),
        .init(
            name: "round", summary: "The nearest whole number; halves go away from zero",
            double: { $0.rounded() }, float: { $0.rounded() }),
        .init(
            name: "trunc", summary: "The whole part", double: { $0.rounded(.towardZero) },
            float: { $0.rounded(.towardZero) }),
    ]
}
