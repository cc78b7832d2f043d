import TensorEngine
import VirtualMachine

/// Functions of each element, as functions and as methods.
extension TensorLibrary {
    private typealias Unary = @Sendable (Tensor) throws -> Tensor

    static let elementwise = [
        LibraryGroup { functions },
        LibraryGroup("extension Tensor") { methods },
    ]

    /// Name, what it gives, and how: one entry makes a function and a method.
    private static let unary: [(name: String, summary: String, body: Unary)] = [
        ("exp", "Euler's number to the power of each element", { try $0.exp() }),
        ("log", "The natural logarithm of each element", { try $0.log() }),
        ("sqrt", "The square root of each element", { try $0.sqrt() }),
        ("abs", "The distance of each element from zero", { try $0.abs() }),
        ("square", "Each element times itself", { try $0.square() }),
        ("sign", "-1, 0 or 1 with the sign of each element", { try $0.sign() }),
        ("sin", "The sine of each element, an angle in radians", { try $0.sin() }),
        ("cos", "The cosine of each element, an angle in radians", { try $0.cos() }),
        ("tanh", "The hyperbolic tangent of each element, in -1...1", { try $0.tanh() }),
        ("sigmoid", "1 / (1 + exp(-x)) of each element x, in 0...1", { try $0.sigmoid() }),
        ("relu", "Each element, or 0 where it is negative", { try $0.relu() }),
        ("gelu", "x · Φ(x) of each element x, Φ the normal distribution", { try $0.gelu() }),
        ("floor", "The nearest whole number that is not larger", { try $0.floor() }),
        ("ceil", "The nearest whole number that is not smaller", { try $0.ceil() }),
        ("asin", "The angle whose sine each element is", { try $0.asin() }),
        ("acos", "The angle whose cosine each element is", { try $0.acos() }),
        ("atan", "The angle whose tangent each element is", { try $0.atan() }),
        ("exp2", "2 to the power of each element", { try $0.exp2() }),
        ("tan", "The tangent of each element, an angle in radians", { try $0.tan() }),
        ("sinh", "The hyperbolic sine of each element", { try $0.sinh() }),
        ("cosh", "The hyperbolic cosine of each element", { try $0.cosh() }),
        ("log2", "The logarithm of each element to base 2", { try $0.log2() }),
        ("log10", "The logarithm of each element to base 10", { try $0.log10() }),
        ("log1p", "log(1 + x) of each element x, exact for small ones", { try $0.log1p() }),
        ("expm1", "exp(x) - 1 of each element x, exact for small ones", { try $0.expm1() }),
        ("erf", "The error function of each element", { try $0.erf() }),
        ("softplus", "log(1 + exp(x)) of each element x: a smooth relu", { try $0.softplus() }),
        ("silu", "x · sigmoid(x) of each element x, also called swish", { try $0.silu() }),
        ("mish", "x · tanh(softplus(x)) of each element x", { try $0.mish() }),
        ("elu", "Each element x, or exp(x) - 1 where it is negative", { try $0.elu() }),
        ("selu", "A scaled elu that keeps mean 0 and variance 1", { try $0.selu() }),
        (
            "leakyRelu", "Each element, or a hundredth of it where it is negative",
            { try $0.leakyRelu() }
        ),
        ("hardSigmoid", "A sigmoid made of straight lines", { try $0.hardSigmoid() }),
    ]

    /// As `unary`, for what is a method only.
    private static let facts: [(name: String, summary: String, body: Unary)] = [
        ("reciprocal", "1 / x of each element x", { try $0.reciprocal() }),
        ("rsqrt", "1 / √x of each element x", { try $0.rsqrt() }),
        ("isNaN", "Whether each element is not a number", { try $0.isNaN() }),
        ("isInfinite", "Whether each element is infinite", { try $0.isInfinite() }),
        ("isFinite", "Whether each element is neither infinite nor NaN", { try $0.isFinite() }),
    ]

    @BuiltinList private static var functions: [Builtin] {
        for (name, summary, body) in unary {
            Builtin(tensor: "/// \(summary).\nfunc \(name)(_ x: Tensor) -> Tensor") { (x: Tensor) in
                try body(x)
            }
        }
        Builtin(
            source: """
                /// Its argument, unchanged: the activation of a layer that has none.
                func identity(_ x: Tensor) -> Tensor { x }
                """)
        Builtin(
            tensor: """
                /// Scores turned into probabilities that sum to one along `axis`.
                ///
                ///     softmax(Tensor([0, 0]))  // [0.5, 0.5]
                func softmax(_ x: Tensor, axis: Int = -1) -> Tensor
                """
        ) { (x: Tensor, axis: Int) in try x.softmax(axis: axis) }
        Builtin(
            tensor: """
                /// The logarithm of `softmax`, computed without its rounding.
                func logSoftmax(_ x: Tensor, axis: Int = -1) -> Tensor
                """
        ) { (x: Tensor, axis: Int) in try x.logSoftmax(axis: axis) }
        Builtin(
            source: """
                /// Each element to the power of `exponent`.
                func pow(_ base: Tensor, _ exponent: Double) -> Tensor { base ** exponent }
                """)
        Builtin(
            source: """
                /// Each element to the power of the exponent at its place.
                func pow(_ base: Tensor, _ exponent: Tensor) -> Tensor { base ** exponent }
                """)
        extreme("maximum", "larger") { try $0.maximum($1) }
        extreme("minimum", "smaller") { try $0.minimum($1) }
    }

    @BuiltinList private static var methods: [Builtin] {
        for (name, summary, body) in unary + facts {
            Builtin(tensor: "/// \(summary).\nfunc \(name)() -> Tensor") { (x: Tensor) in
                try body(x)
            }
        }
        Builtin(
            tensor: """
                /// Scores turned into probabilities that sum to one along `axis`.
                func softmax(axis: Int = -1) -> Tensor
                """
        ) { (x: Tensor, axis: Int) in try x.softmax(axis: axis) }
        Builtin(
            tensor: """
                /// The logarithm of `softmax`, computed without its rounding.
                func logSoftmax(axis: Int = -1) -> Tensor
                """
        ) { (x: Tensor, axis: Int) in try x.logSoftmax(axis: axis) }
        Builtin(
            tensor: """
                /// Each element rounded to the nearest whole number; halves go to the even one.
                func rounded() -> Tensor
                """
        ) { (x: Tensor) in try x.round() }
        Builtin(
            tensor: """
                /// What is left of each element after the division by `divisor`, rounded down: it has the divisor's sign.
                ///
                /// So angles and places on a circle come into 0..<divisor; `%` has the sign of the left side.
                ///
                ///     Tensor([-1, 4]).modulo(3)  // [2, 1], where % gives [-1, 1]
                func modulo(_ divisor: Tensor) -> Tensor
                """
        ) { (x: Tensor, divisor: Tensor) in try x.modulo(divisor) }
        Builtin(
            tensor: """
                /// What is left of each element after the division by `divisor`, rounded down: it has the divisor's sign.
                func modulo(_ divisor: Double) -> Tensor
                """
        ) { (x: Tensor, divisor: Double) in
            try x.modulo(TensorLibrary.number(divisor, beside: x))
        }
        Builtin(
            tensor: """
                /// Elements below `low` become `low`, those above `high` become `high`.
                func clipped(to low: Double, _ high: Double) -> Tensor
                """
        ) { (x: Tensor, low: Double, high: Double) in try x.clipped(to: low, high) }
        Builtin(
            tensor: """
                /// Elements of `yes` where this tensor of truth values is true, else of `no`.
                func select(_ yes: Tensor, _ no: Tensor) -> Tensor
                """
        ) { (x: Tensor, yes: Tensor, no: Tensor) in try x.select(yes, no) }
        Builtin(
            tensor: """
                /// Elements of `yes` where this tensor of truth values is true, else the number `no`.
                func select(_ yes: Tensor, _ no: Double) -> Tensor
                """
        ) { (x: Tensor, yes: Tensor, no: Double) in
            try x.select(yes, TensorLibrary.number(no, beside: yes))
        }
        Builtin(
            source: """
                /// The elements, but those of `other` where `condition` is true.
                func replacing(with other: Tensor, where condition: Tensor) -> Tensor {
                    condition.select(other, self)
                }
                """)
    }

    /// The larger or smaller of two elements, where the second may be a number.
    @BuiltinList private static func extreme(
        _ name: String, _ which: String,
        _ body: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
    ) -> [Builtin] {
        Builtin(
            tensor: """
                /// The \(which) of two elements, place by place.
                func \(name)(_ a: Tensor, _ b: Tensor) -> Tensor
                """
        ) { (a: Tensor, b: Tensor) in try body(a, b) }
        Builtin(
            tensor: """
                /// The \(which) of each element and a number.
                func \(name)(_ a: Tensor, _ b: Double) -> Tensor
                """
        ) { (a: Tensor, b: Double) in try body(a, number(b, beside: a)) }
    }
}
