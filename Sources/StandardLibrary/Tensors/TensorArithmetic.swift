import Diagnostics
import TensorEngine
import VirtualMachine

/// Operators. A plain number beside a tensor takes the tensor's dtype, whatever type it has itself.
extension TensorLibrary {
    private typealias Binary = @Sendable (Tensor, Tensor) throws -> Tensor

    static let arithmetic = [
        LibraryGroup("extension Tensor") {
            binary("+", "The sum, element by element") { try $0 + $1 }
            binary("-", "The difference, element by element") { try $0 - $1 }
            binary("*", "The product, element by element") { try $0 * $1 }
            binary("/", "The quotient, element by element") { try $0 / $1 }
            binary(
                "%", "What is left of the division, with the left side's sign, element by element"
            ) { try $0 % $1 }
            binary("**", "The power, element by element") { try power($0, $1) }
            Builtin(
                tensor: """
                    /// Each element with the opposite sign.
                    static prefix func - (operand: Tensor) -> Tensor
                    """
            ) { (x: Tensor) in try -x }
            for symbol in ["+", "-", "*", "/", "%"] {
                for type in ["Tensor", "Int", "Float", "Double"] {
                    Builtin(
                        source: """
                            /// Replaces the left side by the result of `\(symbol)`.
                            static func \(symbol)= (lhs: inout Tensor, rhs: \(type)) { lhs = lhs \(symbol) rhs }
                            """)
                }
            }
        }
    ]

    static let comparisons = [
        LibraryGroup("extension Tensor") {
            binary(".==", "Where elements are equal") { try $0.equal($1) }
            binary(".!=", "Where elements differ") { try $0.notEqual($1) }
            binary(".<", "Where the left element is smaller") { try $0.less($1) }
            binary(".<=", "Where the left element is not larger") { try $0.lessOrEqual($1) }
            binary(".>", "Where the left element is larger") { try $0.greater($1) }
            binary(".>=", "Where the left element is not smaller") { try $0.greaterOrEqual($1) }
            Builtin(
                tensor: """
                    /// Where both are true.
                    static func .& (lhs: Tensor, rhs: Tensor) -> Tensor
                    """
            ) { (a: Tensor, b: Tensor) in try a.and(b) }
            Builtin(
                tensor: """
                    /// Where at least one is true.
                    static func .| (lhs: Tensor, rhs: Tensor) -> Tensor
                    """
            ) { (a: Tensor, b: Tensor) in try a.or(b) }
            Builtin(
                tensor: """
                    /// Each truth value turned around.
                    static prefix func ! (operand: Tensor) -> Tensor
                    """
            ) { (x: Tensor) in try x.not() }
        }
    ]

    /// An operator between tensors, and between a tensor and a number on either side.
    @BuiltinList private static func binary(
        _ symbol: String, _ summary: String, _ body: @escaping Binary
    ) -> [Builtin] {
        Builtin(
            tensor: """
                /// \(summary), with shapes stretched to fit by NumPy's rules.
                static func \(symbol) (lhs: Tensor, rhs: Tensor) -> Tensor
                """
        ) { (a: Tensor, b: Tensor) in try body(a, b) }
        mixed(symbol, summary, Int.self, body) { try number(Double($0), beside: $1) }
        mixed(symbol, summary, TrackedNumber<Float>.self, body) { try number($0, beside: $1) }
        mixed(symbol, summary, TrackedNumber<Double>.self, body) { try number($0, beside: $1) }
    }

    @BuiltinList private static func mixed<Number: MachineValue>(
        _ symbol: String, _ summary: String, _ type: Number.Type, _ body: @escaping Binary,
        _ scalar: @escaping @Sendable (_ number: Number, _ beside: Tensor) throws -> Tensor
    ) -> [Builtin] {
        Builtin(
            tensor: """
                /// \(summary).
                static func \(symbol) (lhs: Tensor, rhs: \(type.typeName)) -> Tensor
                """
        ) { (a: Tensor, b: Number) in try body(a, scalar(b, a)) }
        Builtin(
            tensor: """
                /// \(summary).
                static func \(symbol) (lhs: \(type.typeName), rhs: Tensor) -> Tensor
                """
        ) { (a: Number, b: Tensor) in try body(scalar(a, b), b) }
    }

    /// A scalar of the tensor's dtype. Throws `dtype-mismatch` where that would change its value.
    static func number(_ value: Double, beside tensor: Tensor) throws -> Tensor {
        if !tensor.dtype.isFloating, value.rounded() != value {
            throw Failure(
                id: "dtype-mismatch",
                "\(value) is not a whole number, and the tensor of shape \(tensor.shape) has "
                    + "\(tensor.dtype.name) elements",
                hint: "convert the tensor: cast(to: .float32)")
        }
        return Tensor(constant: value, dtype: tensor.dtype)
    }

    /// As with a plain number; one that a gradient goes through stays connected.
    private static func number<Number>(
        _ number: TrackedNumber<Number>, beside tensor: Tensor
    ) throws -> Tensor {
        guard let scalar = number.tensor, tensor.dtype.isFloating else {
            return try self.number(number.value, beside: tensor)
        }
        return try scalar.cast(to: tensor.dtype)
    }

    /// Squares are common, and cheaper as products.
    private static func power(_ base: Tensor, _ exponent: Tensor) throws -> Tensor {
        if exponent.rank == 0, exponent.node.op == .constant {
            return try base.power(exponent.item())
        }
        return try base.power(exponent)
    }
}
