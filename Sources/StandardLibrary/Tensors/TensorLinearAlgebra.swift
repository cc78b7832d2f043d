import TensorEngine
import VirtualMachine

/// Linear algebra on matrices, the last two axes; axes before them are a batch.
extension TensorLibrary {
    static let linearAlgebra = [
        LibraryGroup {
            Builtin(
                tensor: """
                    /// The x with matmul(a, x) equal to `b`, a vector or the columns of a matrix.
                    ///
                    ///     solve(Tensor([[2, 0], [0, 4]]), Tensor([2, 4]))  // [1, 1]
                    func solve(_ a: Tensor, _ b: Tensor) -> Tensor
                    """
            ) { (a: Tensor, b: Tensor) in try a.solving(b) }
        },
        LibraryGroup("extension Tensor") {
            parts
            values
            factors
        },
    ]

    @BuiltinList private static var parts: [Builtin] {
        Builtin(
            tensor: """
                /// Square matrices of zeros with the elements of the last axis on their diagonals.
                init(diagonal elements: Tensor)
                """
        ) { (x: Tensor) in try x.diagonalMatrix() }
        Builtin(
            tensor: """
                /// The elements [i, i] of a matrix.
                func diagonal() -> Tensor
                """
        ) { (x: Tensor) in try x.diagonal() }
        Builtin(
            source: """
                /// The sum of the elements [i, i] of a matrix.
                func trace() -> Tensor { diagonal().sum(axis: -1) }
                """)
        Builtin(
            tensor: """
                /// A matrix with zeros below a diagonal: 0 begins in the corner, 1 lies above it, -1 below.
                func upperTriangle(diagonal: Int = 0) -> Tensor
                """
        ) { (x: Tensor, diagonal: Int) in try x.triangle(upper: true, diagonal: diagonal) }
        Builtin(
            tensor: """
                /// A matrix with zeros above a diagonal: 0 begins in the corner, 1 lies above it, -1 below.
                func lowerTriangle(diagonal: Int = 0) -> Tensor
                """
        ) { (x: Tensor, diagonal: Int) in try x.triangle(upper: false, diagonal: diagonal) }
    }

    @BuiltinList private static var values: [Builtin] {
        Builtin(
            tensor: """
                /// The matrix whose product with this one is the identity.
                func inverse() -> Tensor
                """
        ) { (x: Tensor) in try x.inverse() }
        Builtin(
            tensor: """
                /// The determinant of a matrix.
                func determinant() -> Tensor
                """
        ) { (x: Tensor) in try x.determinant() }
        Builtin(
            tensor: """
                /// The lower triangle L with matmul(L, L.transposed()) equal to this symmetric, positive definite matrix.
                func cholesky() -> Tensor
                """
        ) { (x: Tensor) in try x.cholesky() }
    }

    @BuiltinList private static var factors: [Builtin] {
        Builtin(
            source: """
                /// A matrix with orthonormal columns, and an upper triangle, whose product this matrix is.
                func qr() -> (q: Tensor, r: Tensor) {
                    let both = _qr()
                    return (q: both[0], r: both[1])
                }
                """)
        Builtin(tensor: "func _qr() -> [Tensor]") { (x: Tensor) in
            let (q, r) = try x.qr()
            return [q, r]
        }
        Builtin(
            source: """
                /// Orthonormal columns u, the singular values s in descending order, and orthonormal rows vt, with
                /// matmul(u * s, vt) equal to this matrix.
                func svd() -> (u: Tensor, s: Tensor, vt: Tensor) {
                    let all = _svd()
                    return (u: all[0], s: all[1], vt: all[2])
                }
                """)
        Builtin(tensor: "func _svd() -> [Tensor]") { (x: Tensor) in
            let (u, s, vt) = try x.svd()
            return [u, s, vt]
        }
        Builtin(
            source: """
                /// The eigenvalues of a symmetric matrix in ascending order, and its eigenvectors as columns. Only the lower
                /// triangle is read.
                func eigh() -> (values: Tensor, vectors: Tensor) {
                    let both = _eigh()
                    return (values: both[0], vectors: both[1])
                }
                """)
        Builtin(tensor: "func _eigh() -> [Tensor]") { (x: Tensor) in
            let (values, vectors) = try x.eigh()
            return [values, vectors]
        }
    }
}
