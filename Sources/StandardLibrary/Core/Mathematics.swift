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
                    func abs<T: SignedNumeric>(_ x: T) -> T where T: Comparable {
                        x < 0 ? -x : x == 0 ? 0 : x
                    }
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
            for type in ["Double", "Float"] {
                Builtin(
                    source: """
                        /// x · y + z, rounded once.
                        func fma(_ x: \(type), _ y: \(type), _ z: \(type)) -> \(type) {
                            z.addingProduct(x, y)
                        }
                        /// The distance from zero.
                        func fabs(_ x: \(type)) -> \(type) { x.magnitude }
                        /// The size of `x` with the sign of `y`.
                        func copysign(_ x: \(type), _ y: \(type)) -> \(type) {
                            \(type)(signOf: y, magnitudeOf: x)
                        }
                        /// The smaller of two values.
                        func fmin(_ x: \(type), _ y: \(type)) -> \(type) { \(type).minimum(x, y) }
                        /// The larger of two values.
                        func fmax(_ x: \(type), _ y: \(type)) -> \(type) { \(type).maximum(x, y) }
                        /// How far x is above y; 0 if it is below.
                        func fdim(_ x: \(type), _ y: \(type)) -> \(type) { x > y ? x - y : 0 }
                        /// The nearest whole number; halves go to the even one.
                        func rint(_ x: \(type)) -> \(type) { x.rounded(.toNearestOrEven) }
                        /// The nearest whole number; halves go to the even one.
                        func nearbyint(_ x: \(type)) -> \(type) { x.rounded(.toNearestOrEven) }
                        /// x times two to the power of `n`.
                        func ldexp(_ x: \(type), _ n: Int) -> \(type) {
                            \(type)(sign: .plus, exponent: n, significand: x)
                        }
                        /// x times two to the power of `n`.
                        func scalbn(_ x: \(type), _ n: Int) -> \(type) { ldexp(x, n) }
                        /// The whole part and the rest.
                        func modf(_ x: \(type)) -> (\(type), \(type)) {
                            let whole = x.rounded(.towardZero)
                            return (whole, x.isInfinite ? 0 : x - whole)
                        }
                        """)
            }
            for function in unaryFunctions { declarations(of: function) }
            for function in binaryFunctions {
                Builtin(
                    """
                    /// \(function.summary).
                    func \(function.name)(\(function.parameters("Double"))) -> Double
                    """, records: function.operation, function.double)
                Builtin(
                    """
                    /// \(function.summary).
                    func \(function.name)(\(function.parameters("Float"))) -> Float
                    """, records: function.operation, function.float)
            }
        }
    ]

    private static func declarations(of function: UnaryFunction) -> [Builtin] {
        func text(_ type: String) -> String {
            """
            /// \(function.summary).
            func \(function.name)(_ x: \(type)) -> \(type)
            """
        }
        guard let operation = function.operation else {
            // Steps have the derivative 0 nearly everywhere: gradients take the result as a number.
            return [
                Builtin(text("Double")) { (x: Double) in function.double(x) },
                Builtin(text("Float")) { (x: Float) in function.float(x) },
            ]
        }
        return [
            Builtin(text("Double"), records: operation, function.double),
            Builtin(text("Float"), records: operation, function.float),
        ]
    }

    /// A function of one number, in both precisions.
    private struct UnaryFunction: Sendable {
        let name: String
        /// What gradients record; nil for steps.
        var operation: ScalarOperation?
        let summary: String
        let double: @Sendable (Double) -> Double
        let float: @Sendable (Float) -> Float
    }

    /// A function of two numbers, in both precisions.
    private struct BinaryFunction: Sendable {
        let name: String
        let operation: ScalarOperation
        let summary: String
        let names: (String, String)
        let double: @Sendable (Double, Double) -> Double
        let float: @Sendable (Float, Float) -> Float

        func parameters(_ type: String) -> String {
            "_ \(names.0): \(type), _ \(names.1): \(type)"
        }
    }

    private static let binaryFunctions: [BinaryFunction] = [
        .init(
            name: "pow", operation: .power, summary: "x to the power of y", names: ("x", "y"),
            double: { Foundation.pow($0, $1) }, float: { powf($0, $1) }),
        .init(
            name: "atan2", operation: .arcTangent2,
            summary: "The angle of the point (x, y), in radians", names: ("y", "x"),
            double: { Foundation.atan2($0, $1) }, float: { atan2f($0, $1) }),
        .init(
            name: "hypot", operation: .hypotenuse, summary: "The length of the hypotenuse",
            names: ("x", "y"), double: { Foundation.hypot($0, $1) }, float: { hypotf($0, $1) }),
        .init(
            name: "fmod", operation: .remainder, summary: "The remainder of x / y, signed as x",
            names: ("x", "y"), double: { Foundation.fmod($0, $1) }, float: { fmodf($0, $1) }),
    ]

    private static let unaryFunctions: [UnaryFunction] = [
        .init(
            name: "exp", operation: .exponential, summary: "e to the power of x",
            double: { Foundation.exp($0) },
            float: { expf($0) }),
        .init(
            name: "exp2", operation: .exponential2, summary: "2 to the power of x",
            double: { Foundation.exp2($0) },
            float: { exp2f($0) }),
        .init(
            name: "expm1", operation: .exponentialMinusOne, summary: "e to the power of x, minus 1",
            double: { Foundation.expm1($0) }, float: { expm1f($0) }),
        .init(
            name: "log", operation: .logarithm, summary: "The natural logarithm",
            double: { Foundation.log($0) },
            float: { logf($0) }),
        .init(
            name: "log2", operation: .logarithm2, summary: "The logarithm to base 2",
            double: { Foundation.log2($0) },
            float: { log2f($0) }),
        .init(
            name: "log10", operation: .logarithm10, summary: "The logarithm to base 10",
            double: { Foundation.log10($0) },
            float: { log10f($0) }),
        .init(
            name: "log1p", operation: .logarithmOnePlus, summary: "The natural logarithm of 1 + x",
            double: { Foundation.log1p($0) }, float: { log1pf($0) }),
        .init(
            name: "sin", operation: .sine, summary: "The sine of an angle in radians",
            double: { Foundation.sin($0) },
            float: { sinf($0) }),
        .init(
            name: "cos", operation: .cosine, summary: "The cosine of an angle in radians",
            double: { Foundation.cos($0) }, float: { cosf($0) }),
        .init(
            name: "tan", operation: .tangent, summary: "The tangent of an angle in radians",
            double: { Foundation.tan($0) }, float: { tanf($0) }),
        .init(
            name: "asin", operation: .arcSine, summary: "The angle with this sine, in radians",
            double: { Foundation.asin($0) }, float: { asinf($0) }),
        .init(
            name: "acos", operation: .arcCosine, summary: "The angle with this cosine, in radians",
            double: { Foundation.acos($0) }, float: { acosf($0) }),
        .init(
            name: "atan", operation: .arcTangent,
            summary: "The angle with this tangent, in radians",
            double: { Foundation.atan($0) }, float: { atanf($0) }),
        .init(
            name: "sinh", operation: .hyperbolicSine, summary: "The hyperbolic sine",
            double: { Foundation.sinh($0) },
            float: { sinhf($0) }),
        .init(
            name: "cosh", operation: .hyperbolicCosine, summary: "The hyperbolic cosine",
            double: { Foundation.cosh($0) },
            float: { coshf($0) }),
        .init(
            name: "tanh", operation: .hyperbolicTangent, summary: "The hyperbolic tangent",
            double: { Foundation.tanh($0) },
            float: { tanhf($0) }),
        .init(
            name: "asinh", summary: "The number with this hyperbolic sine",
            double: { Foundation.asinh($0) }, float: { asinhf($0) }),
        .init(
            name: "acosh", summary: "The number with this hyperbolic cosine",
            double: { Foundation.acosh($0) }, float: { acoshf($0) }),
        .init(
            name: "atanh", summary: "The number with this hyperbolic tangent",
            double: { Foundation.atanh($0) }, float: { atanhf($0) }),
        .init(
            name: "erfc", summary: "1 minus the error function",
            double: { Foundation.erfc($0) }, float: { erfcf($0) }),
        .init(
            name: "tgamma", summary: "The gamma function",
            double: { Foundation.tgamma($0) }, float: { tgammaf($0) }),
        .init(
            name: "logb", summary: "The exponent of the power of 2 in x",
            double: { Foundation.logb($0) }, float: { logbf($0) }),
        .init(
            name: "erf", operation: .errorFunction, summary: "The error function",
            double: { Foundation.erf($0) },
            float: { erff($0) }),
        .init(
            name: "cbrt", operation: .cubeRoot, summary: "The cube root",
            double: { Foundation.cbrt($0) },
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
