import TensorEngine
import VirtualMachine

/// Many elements into one: over the whole tensor, or along one axis, or along several.
extension TensorLibrary {
    private typealias Reduction = @Sendable (Tensor, [Int]?, Bool) throws -> Tensor

    static let reductions = [
        LibraryGroup("extension Tensor") {
            reduction("sum", "The sum") { try $0.sum(axes: $1, keepingDimensions: $2) }
            reduction("mean", "The mean") { try $0.mean(axes: $1, keepingDimensions: $2) }
            reduction("max", "The largest") { try $0.max(axes: $1, keepingDimensions: $2) }
            reduction("min", "The smallest") { try $0.min(axes: $1, keepingDimensions: $2) }
            reduction("product", "The product") { try $0.product(axes: $1, keepingDimensions: $2) }
            reduction("variance", "The variance, the mean squared distance from the mean,") {
                try $0.variance(axes: $1, keepingDimensions: $2)
            }
            reduction("standardDeviation", "The square root of the variance") {
                try $0.variance(axes: $1, keepingDimensions: $2).rootOfSquares()
            }
            reduction("logSumExp", "The logarithm of the sum of exp(x), safe from overflow,") {
                try $0.logSumExp(axes: $1, keepingDimensions: $2)
            }
            reduction("norm", "The square root of the sum of squares") {
                try $0.square().sum(axes: $1, keepingDimensions: $2).rootOfSquares()
            }
            reduction("any", "Whether one is true") { try $0.any(axes: $1, keepingDimensions: $2) }
            reduction("all", "Whether all are true") { try $0.all(axes: $1, keepingDimensions: $2) }
            place("argmax", "largest") { try $0.argmax(axis: $1, keepingDimensions: $2) }
            place("argmin", "smallest") { try $0.argmin(axis: $1, keepingDimensions: $2) }
            norms
        }
    ]

    @BuiltinList private static func reduction(
        _ name: String, _ summary: String, _ body: @escaping Reduction
    ) -> [Builtin] {
        Builtin(
            tensor: """
                /// \(summary) of all elements, as a tensor without axes.
                func \(name)() -> Tensor
                """
        ) { (x: Tensor) in try body(x, nil, false) }
        Builtin(
            tensor: """
                /// \(summary) of the elements along `axis`.
                ///
                /// Axes count from 0, or from -1 backwards. The axis disappears, unless `keepDims` keeps it with size 1.
                func \(name)(axis: Int, keepDims: Bool = false) -> Tensor
                """
        ) { (x: Tensor, axis: Int, keeps: Bool) in try body(x, [axis], keeps) }
        Builtin(
            tensor: """
                /// \(summary) of the elements along several axes at once.
                func \(name)(axes: [Int], keepDims: Bool = false) -> Tensor
                """
        ) { (x: Tensor, axes: [Int], keeps: Bool) in try body(x, axes, keeps) }
    }

    @BuiltinList private static func place(
        _ name: String, _ which: String,
        _ body: @escaping @Sendable (Tensor, Int?, Bool) throws -> Tensor
    ) -> [Builtin] {
        Builtin(
            tensor: """
                /// Where the \(which) element is, counted row by row; the first of equals.
                func \(name)() -> Tensor
                """
        ) { (x: Tensor) in try body(x, nil, false) }
        Builtin(
            tensor: """
                /// Where along `axis` the \(which) element is; the first of equals.
                func \(name)(axis: Int, keepDims: Bool = false) -> Tensor
                """
        ) { (x: Tensor, axis: Int, keeps: Bool) in try body(x, axis, keeps) }
    }

    /// Norms of other orders than 2.
    @BuiltinList private static var norms: [Builtin] {
        Builtin(
            source: """
                /// The norm of any order p of all elements, (Σ|x|ᵖ)^(1/p): 1 is the sum of the magnitudes,
                /// `.infinity` the largest, `-Double.infinity` the smallest, 0 how many elements are not zero.
                ///
                ///     Tensor([3, -4]).norm(order: 1)  // 7
                func norm(order: Double) -> Tensor {
                    norm(order: order, axes: Array(0..<shape.count))
                }
                """)
        Builtin(
            source: """
                /// The norm of any order of the elements along `axis`.
                func norm(order: Double, axis: Int, keepDims: Bool = false) -> Tensor {
                    norm(order: order, axes: [axis], keepDims: keepDims)
                }
                """)
        Builtin(
            source: """
                /// The norm of any order of the elements along several axes at once, taken as one long vector.
                func norm(order: Double, axes: [Int], keepDims: Bool = false) -> Tensor {
                    if order == 2 { return norm(axes: axes, keepDims: keepDims) }
                    let sizes = self.abs()
                    if order == 1 { return sizes.sum(axes: axes, keepDims: keepDims) }
                    if order == .infinity { return sizes.max(axes: axes, keepDims: keepDims) }
                    if order == -Double.infinity { return sizes.min(axes: axes, keepDims: keepDims) }
                    if order == 0 {
                        return (self .!= 0).cast(to: dtype).sum(axes: axes, keepDims: keepDims)
                    }
                    return (sizes ** order).sum(axes: axes, keepDims: keepDims) ** (1 / order)
                }
                """)
    }
}

extension Tensor {
    /// The square root of a sum of squares. At zero, where the root's slope is infinite and that of the
    /// squares zero, the gradient is zero, as in PyTorch.
    fileprivate func rootOfSquares() throws -> Tensor {
        let zero = Tensor(constant: 0, dtype: dtype)
        let isZero = try equal(zero)
        let safe = try isZero.select(Tensor(constant: 1, dtype: dtype), self).sqrt()
        return try isZero.select(zero, safe)
    }
}
