import TensorEngine
import VirtualMachine

/// Several tensors into one: products, joining, choosing rows.
extension TensorLibrary {
    static let combining = [
        LibraryGroup {
            Builtin(
                tensor: """
                    /// The matrix product: rows of `a` times columns of `b`.
                    ///
                    /// Shapes [m, k] and [k, n] give [m, n]; axes before the last two are a batch.
                    func matmul(_ a: Tensor, _ b: Tensor) -> Tensor
                    """
            ) { (a: Tensor, b: Tensor) in try a.matmul(b) }
            Builtin(
                tensor: """
                    /// Tensors one after the other along an axis they already have.
                    func concatenated(_ tensors: [Tensor], axis: Int = 0) -> Tensor
                    """
            ) { (tensors: [Tensor], axis: Int) in try Tensor.concatenated(tensors, axis: axis) }
            Builtin(
                tensor: """
                    /// Tensors of one shape side by side along a new axis.
                    func stacked(_ tensors: [Tensor], axis: Int = 0) -> Tensor
                    """
            ) { (tensors: [Tensor], axis: Int) in try Tensor.stacked(tensors, axis: axis) }
        },
        LibraryGroup("extension Tensor") {
            Builtin(
                tensor: """
                    /// The matrix product with another tensor.
                    func matmul(_ other: Tensor) -> Tensor
                    """
            ) { (a: Tensor, b: Tensor) in try a.matmul(b) }
            Builtin(
                tensor: """
                    /// The parts at `indices`, whole numbers, along an axis.
                    func gathered(_ indices: Tensor, axis: Int = 0) -> Tensor
                    """
            ) { (x: Tensor, indices: Tensor, axis: Int) in try x.gathering(indices, axis: axis) }
            Builtin(
                tensor: """
                    /// Whether all elements differ by at most `tolerance` times the larger of 1 and their size.
                    func allClose(_ other: Tensor, tolerance: Double = 0.00001) -> Bool
                    """
            ) { (x: Tensor, y: Tensor, tolerance: Double) in
                guard x.shape == y.shape else { return false }
                let (a, b) = (try x.scalars(as: Double.self), try y.scalars(as: Double.self))
                return zip(a, b).allSatisfy { a, b in
                    a == b || (a - b).magnitude <= tolerance * max(1, a.magnitude, b.magnitude)
                }
            }
        },
    ]
}
