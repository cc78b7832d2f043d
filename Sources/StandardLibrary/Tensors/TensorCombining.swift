import Diagnostics
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
                    /// Sums of products in Einstein's notation: a letter for each axis; letters that the result lacks are
                    /// summed over.
                    ///
                    ///     einsum("ij,jk->ik", a, b)  // matmul(a, b)
                    func einsum(_ specification: String, _ tensors: Tensor...) -> Tensor
                    """
            ) { (specification: String, tensors: [Tensor]) in
                try Tensor.einsum(specification, tensors)
            }
            Builtin(
                tensor: """
                    /// The sum of products of two vectors' elements.
                    func dot(_ a: Tensor, _ b: Tensor) -> Tensor
                    """
            ) { (a: Tensor, b: Tensor) in
                guard a.rank == 1, b.rank == 1, a.shape == b.shape else {
                    throw Failure(
                        id: "shape-mismatch",
                        "dot: it multiplies two vectors of one length, not shapes \(a.shape) and "
                            + "\(b.shape)", hint: "matmul multiplies matrices")
                }
                return try a.matmul(b)
            }
            Builtin(
                tensor: """
                    /// Each element of one vector times each of another: [m] and [n] give [m, n].
                    func outer(_ a: Tensor, _ b: Tensor) -> Tensor
                    """
            ) { (a: Tensor, b: Tensor) in
                try a.reshaped(to: [-1, 1]) * b.reshaped(to: [1, -1])
            }
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
