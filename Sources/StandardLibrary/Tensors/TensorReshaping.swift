import TensorEngine
import VirtualMachine

/// The same elements in another shape, order or dtype.
extension TensorLibrary {
    static let reshaping = [
        LibraryGroup("extension Tensor") {
            shapes
            orders
        }
    ]

    @BuiltinList private static var shapes: [Builtin] {
        Builtin(
            tensor: """
                /// The same elements, row by row, in another shape; one size may be -1 and is worked out.
                ///
                ///     Tensor(arange: 6).reshaped(to: [2, -1]).shape  // [2, 3]
                func reshaped(to shape: [Int]) -> Tensor
                """
        ) { (x: Tensor, shape: [Int]) in try x.reshaped(to: shape) }
        Builtin(
            tensor: """
                /// All axes from `axis` on made one.
                ///
                ///     Tensor(zeros: [64, 28, 28]).flattened(from: 1).shape  // [64, 784]
                func flattened(from axis: Int = 0) -> Tensor
                """
        ) { (x: Tensor, axis: Int) in try x.flattened(from: axis) }
        Builtin(
            tensor: """
                /// Without its axes of size 1.
                func squeezed() -> Tensor
                """
        ) { (x: Tensor) in try x.squeezed() }
        Builtin(
            tensor: """
                /// Without one axis, whose size must be 1.
                func squeezed(axis: Int) -> Tensor
                """
        ) { (x: Tensor, axis: Int) in try x.squeezed(axis: axis) }
        Builtin(
            tensor: """
                /// With a new axis of size 1 at `axis`.
                func expandingShape(at axis: Int) -> Tensor
                """
        ) { (x: Tensor, axis: Int) in try x.expandingDimension(at: axis) }
        Builtin(
            tensor: """
                /// Stretched to `shape`: axes of size 1 repeat their element.
                func broadcast(to shape: [Int]) -> Tensor
                """
        ) { (x: Tensor, shape: [Int]) in try x.broadcast(to: Shape(checking: shape)) }
    }

    @BuiltinList private static var orders: [Builtin] {
        Builtin(
            tensor: """
                /// With its axes in the opposite order: rows become columns.
                func transposed() -> Tensor
                """
        ) { (x: Tensor) in try x.transposed() }
        Builtin(
            tensor: """
                /// With two axes exchanged.
                func transposed(_ first: Int, _ second: Int) -> Tensor
                """
        ) { (x: Tensor, first: Int, second: Int) in
            var order = Array(0..<x.rank)
            order.swapAt(
                try x.shape.axis(first, operation: "transposed"),
                try x.shape.axis(second, operation: "transposed"))
            return try x.transposed(permutation: order)
        }
        Builtin(
            tensor: """
                /// With its axes in the given order.
                func transposed(permutation: [Int]) -> Tensor
                """
        ) { (x: Tensor, order: [Int]) in try x.transposed(permutation: order) }
        Builtin(
            tensor: """
                /// The elements converted: toward zero where the new type has no fractions.
                func cast(to dtype: DType) -> Tensor
                """
        ) { (x: Tensor, dtype: DType) in try x.cast(to: dtype) }
        Builtin(
            tensor: """
                /// The same elements, through which no gradient passes.
                func withoutGradient() -> Tensor
                """
        ) { (x: Tensor) in x.withoutGradient() }
    }
}
