import Diagnostics

// Recording of element-wise operations: dtypes must agree, shapes broadcast by NumPy's rules.

extension Tensor {
    /// Records an operation of one operand that must be floating.
    static func floating(_ op: Op, _ x: Tensor) throws -> Tensor {
        guard x.dtype.isFloating else {
            throw Failure(
                id: "dtype-mismatch",
                "\(Operation[op].name) needs floating-point elements, this tensor has \(x.dtype.name)",
                hint: "convert it first: cast(to: .float32)")
        }
        return record(op, x.dtype, x.shape, x)
    }

    /// Records an operation of one operand that must be numbers.
    static func numeric(_ op: Op, _ x: Tensor) throws -> Tensor {
        guard x.dtype != .bool else {
            throw Failure(
                id: "dtype-mismatch", "\(Operation[op].name) needs numbers, this tensor has Bool",
                hint: "convert it first: cast(to: .float32)")
        }
        return record(op, x.dtype, x.shape, x)
    }

    /// Records an operation of two operands; `result` is the dtype of its elements.
    static func binary(_ op: Op, _ a: Tensor, _ b: Tensor, result: DType? = nil) throws -> Tensor {
        guard a.dtype == b.dtype else { throw dtypeMismatch(op, a, b) }
        guard result != nil || a.dtype != .bool else {
            throw Failure(
                id: "dtype-mismatch",
                "\(Operation[op].name) needs numbers, these tensors have Bool",
                hint: "convert them first: cast(to: .float32)")
        }
        return record(op, result ?? a.dtype, try broadcastShape(op, a, b), a, b)
    }

    static func dtypeMismatch(_ op: Op, _ a: Tensor, _ b: Tensor) -> Failure {
        let wider = a.dtype.isFloating ? a.dtype : b.dtype.isFloating ? b.dtype : DType.int64
        return Failure(
            id: "dtype-mismatch",
            "\(Operation[op].name): the left side has \(a.dtype.name) elements of shape \(a.shape), "
                + "the right side \(b.dtype.name) of shape \(b.shape)",
            hint: "convert one of them: cast(to: .\(wider))")
    }

    private static func broadcastShape(_ op: Op, _ a: Tensor, _ b: Tensor) throws -> Shape {
        if a.shape == b.shape { return a.shape }
        guard let shape = Shape.broadcast(a.shape, b.shape) else {
            throw Failure(
                id: "shape-mismatch",
                "\(Operation[op].name): shapes \(a.shape) and \(b.shape) do not fit together",
                hint: "aligned at the right, sizes must be equal or 1; "
                    + (columnHint(a, b) ?? columnHint(b, a) ?? fittingHint(a, b)))
        }
        return try Shape(checking: shape.dimensions)
    }

    /// Where a vector has a number for each row of the other side: what makes it a column.
    private static func columnHint(_ whole: Tensor, _ vector: Tensor) -> String? {
        guard whole.rank > 1, vector.rank == 1, vector.count == whole.shape[whole.rank - 2] else {
            return nil
        }
        return "expandingShape(at: -1) makes \(vector.shape) a column, which fits"
    }

    /// What the side with fewer axes could be instead.
    private static func fittingHint(_ a: Tensor, _ b: Tensor) -> String {
        let (longer, shorter) = a.rank >= b.rank ? (a.shape, b.shape) : (b.shape, a.shape)
        let end = longer.dimensions.suffix(shorter.rank)
        let fitting = zip(shorter.dimensions, end).map { $0 == 1 ? 1 : $1 }
        return "\(fitting) in place of \(shorter) would fit \(longer)"
    }

    /// A scalar of the same dtype as this tensor; whole numbers must be exact.
    func scalar(_ value: Double) -> Tensor { Tensor(constant: value, dtype: dtype) }

    // MARK: Arithmetic

    package static func + (a: Tensor, b: Tensor) throws -> Tensor { try binary(.add, a, b) }
    package static func - (a: Tensor, b: Tensor) throws -> Tensor { try binary(.subtract, a, b) }
    package static func * (a: Tensor, b: Tensor) throws -> Tensor { try binary(.multiply, a, b) }
    /// Whole numbers are divided as in Swift, toward zero; dividing one by zero fails when it runs.
    package static func / (a: Tensor, b: Tensor) throws -> Tensor { try binary(.divide, a, b) }
    /// What is left of a division toward zero, with the dividend's sign, as in Swift and C.
    package static func % (a: Tensor, b: Tensor) throws -> Tensor { try binary(.remainder, a, b) }
    package static prefix func - (a: Tensor) throws -> Tensor { try numeric(.negate, a) }

    package static func + (a: Tensor, b: Double) throws -> Tensor { try a + a.scalar(b) }
    package static func - (a: Tensor, b: Double) throws -> Tensor { try a - a.scalar(b) }
    package static func * (a: Tensor, b: Double) throws -> Tensor { try a * a.scalar(b) }
    package static func / (a: Tensor, b: Double) throws -> Tensor { try a / a.scalar(b) }
    package static func + (a: Double, b: Tensor) throws -> Tensor { try b.scalar(a) + b }
    package static func - (a: Double, b: Tensor) throws -> Tensor { try b.scalar(a) - b }
    package static func * (a: Double, b: Tensor) throws -> Tensor { try b.scalar(a) * b }
    package static func / (a: Double, b: Tensor) throws -> Tensor { try b.scalar(a) / b }

    /// What is left of a division rounded down, with the divisor's sign, as in Python.
    package func modulo(_ divisor: Tensor) throws -> Tensor {
        let rest = try self % divisor
        let zero = scalar(0)
        let signsDiffer = try rest.less(zero).notEqual(divisor.less(zero))
        return try rest.notEqual(zero).and(signsDiffer).select(rest + divisor, rest)
    }

    /// `self` to the power of `exponent`, element by element.
    package func power(_ exponent: Tensor) throws -> Tensor {
        try Tensor.binary(.power, self, exponent)
    }
    package func power(_ exponent: Double) throws -> Tensor {
        exponent == 2 ? try square() : try power(scalar(exponent))
    }

    /// The larger of two elements; NaN if either is.
    package func maximum(_ other: Tensor) throws -> Tensor {
        try Tensor.binary(.maximum, self, other)
    }
    /// The smaller of two elements; NaN if either is.
    package func minimum(_ other: Tensor) throws -> Tensor {
        try Tensor.binary(.minimum, self, other)
    }
    /// Elements below `low` become `low`, those above `high` become `high`.
    package func clipped(to low: Double, _ high: Double) throws -> Tensor {
        try maximum(scalar(low)).minimum(scalar(high))
    }

    // MARK: Comparison and logic; results are Bool

    package func equal(_ other: Tensor) throws -> Tensor {
        try Tensor.binary(.equal, self, other, result: .bool)
    }
    package func notEqual(_ other: Tensor) throws -> Tensor {
        try Tensor.binary(.notEqual, self, other, result: .bool)
    }
    package func less(_ other: Tensor) throws -> Tensor {
        try Tensor.binary(.less, self, other, result: .bool)
    }
    package func lessOrEqual(_ other: Tensor) throws -> Tensor {
        try Tensor.binary(.lessOrEqual, self, other, result: .bool)
    }
    package func greater(_ other: Tensor) throws -> Tensor {
        try Tensor.binary(.greater, self, other, result: .bool)
    }
    package func greaterOrEqual(_ other: Tensor) throws -> Tensor {
        try Tensor.binary(.greaterOrEqual, self, other, result: .bool)
    }
    package func and(_ other: Tensor) throws -> Tensor { try logical(.and, other) }
    package func or(_ other: Tensor) throws -> Tensor { try logical(.or, other) }
    package func not() throws -> Tensor {
        try requireBool(.not)
        return Tensor.record(.not, .bool, shape, self)
    }

    private func logical(_ op: Op, _ other: Tensor) throws -> Tensor {
        try requireBool(op)
        return try Tensor.binary(op, self, other, result: .bool)
    }

    private func requireBool(_ op: Op) throws {
        guard dtype == .bool else {
            throw Failure(
                id: "dtype-mismatch",
                "\(Operation[op].name) needs truth values, this tensor has \(dtype.name)",
                hint: "compare first, as in x .> 0")
        }
    }

    /// Where `self` is true the element of `yes`, elsewhere that of `no`; all three broadcast.
    package func select(_ yes: Tensor, _ no: Tensor) throws -> Tensor {
        try requireBool(.select)
        guard yes.dtype == no.dtype else { throw Tensor.dtypeMismatch(.select, yes, no) }
        let values = try Tensor.broadcastShape(.select, yes, no)
        guard let whole = Shape.broadcast(shape, values) else {
            throw Failure(
                id: "shape-mismatch",
                "select: the condition has shape \(shape), the values \(values)",
                hint: "aligned at the right, sizes must be equal or 1")
        }
        return Tensor.record(.select, yes.dtype, whole, self, yes, no)
    }

    // MARK: Functions of one operand

    package func abs() throws -> Tensor { try Tensor.numeric(.abs, self) }
    package func exp() throws -> Tensor { try Tensor.floating(.exp, self) }
    package func log() throws -> Tensor { try Tensor.floating(.log, self) }
    /// log(1 + x), exact for small x.
    package func log1p() throws -> Tensor { try Tensor.floating(.log1p, self) }
    /// e^x - 1, exact for small x.
    package func expm1() throws -> Tensor { try Tensor.floating(.expm1, self) }
    package func sqrt() throws -> Tensor { try Tensor.floating(.sqrt, self) }
    /// 1 / √x.
    package func rsqrt() throws -> Tensor { try Tensor.floating(.rsqrt, self) }
    package func sin() throws -> Tensor { try Tensor.floating(.sin, self) }
    package func cos() throws -> Tensor { try Tensor.floating(.cos, self) }
    package func asin() throws -> Tensor { try Tensor.floating(.asin, self) }
    package func acos() throws -> Tensor { try Tensor.floating(.acos, self) }
    package func atan() throws -> Tensor { try Tensor.floating(.atan, self) }
    package func tanh() throws -> Tensor { try Tensor.floating(.tanh, self) }
    /// 1 / (1 + e^-x).
    package func sigmoid() throws -> Tensor { try Tensor.floating(.sigmoid, self) }
    /// The larger of x and 0.
    package func relu() throws -> Tensor { try Tensor.floating(.relu, self) }
    /// The error function.
    package func erf() throws -> Tensor { try Tensor.floating(.erf, self) }
    /// x Φ(x) with the normal distribution function Φ (Hendrycks & Gimpel 2016).
    package func gelu() throws -> Tensor {
        try self * ((self * 0.5.squareRoot()).erf() + 1) * 0.5
    }
    package func square() throws -> Tensor { try Tensor.numeric(.square, self) }
    package func reciprocal() throws -> Tensor { try Tensor.floating(.reciprocal, self) }
    package func floor() throws -> Tensor { try Tensor.floating(.floor, self) }
    package func ceil() throws -> Tensor { try Tensor.floating(.ceil, self) }
    /// To the nearest whole number, halves to even.
    package func round() throws -> Tensor { try Tensor.floating(.round, self) }
    /// -1, 0 or 1; NaN stays NaN.
    package func sign() throws -> Tensor { try Tensor.numeric(.sign, self) }

    /// `gradient` where `self`, a result of relu, is positive, else zero.
    func reluGradient(_ gradient: Tensor) throws -> Tensor {
        try Tensor.binary(.reluGradient, self, gradient)
    }
}
