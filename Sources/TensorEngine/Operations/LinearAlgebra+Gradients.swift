import Diagnostics

// How gradients pass through the factors of matrices.

extension Pullback {
    private var sizes: (rows: Int, columns: Int, count: Int) {
        let shape = node.input(0).shape
        let (rows, columns) = (shape[shape.rank - 2], shape.last)
        return (rows, columns, min(rows, columns))
    }

    /// Walter & Lehmann 2010. Of a wide matrix, Q and the left square of R come from the left columns;
    /// the others are rotated by Qᵀ.
    func qrGradient() throws -> [Tensor?] {
        let (rows, columns, count) = sizes
        let shapes = [[rows, count], [count, columns]]
        let (both, slopes) = (try output.parts(shapes), try gradient.parts(shapes))
        let (q, r, dq, dr) = (both[0], both[1], slopes[0], slopes[1])
        guard rows < columns else { return [try qrGradient(q, r, dq, dr)] }
        let left: [TensorIndex] = [.ellipsis, .range(lower: 0, upper: rows, step: 1)]
        let right: [TensorIndex] = [.ellipsis, .range(lower: rows, upper: columns, step: 1)]
        let (others, slope) = (try input(0).slice(right), try dr.slice(right))
        let square = try qrGradient(
            q, r.slice(left), dq + others.matmul(slope.matrixTransposed), dr.slice(left))
        return [try Tensor.concatenated([square, q.matmul(slope)], axis: -1)]
    }

    /// For matrices that are not wide, from Q, R and the slopes of both.
    private func qrGradient(_ q: Tensor, _ r: Tensor, _ dq: Tensor, _ dr: Tensor) throws -> Tensor {
        let m = try r.matmul(dr.matrixTransposed) - dq.matrixTransposed.matmul(q)
        let lower = try m.triangle(upper: false, diagonal: 0)
        let symmetric = try lower + m.triangle(upper: false, diagonal: -1).matrixTransposed
        let inner = try dq + q.matmul(symmetric)
        return try r.solving(inner.matrixTransposed).matrixTransposed
    }

    /// Giles 2008: V (diag(dλ) + (Vᵀ dV) / (λⱼ − λᵢ)) Vᵀ. Equal eigenvalues have no vectors to move.
    func eighGradient() throws -> [Tensor?] {
        let size = sizes.rows
        let (both, slopes) = (
            try output.parts([[size], [size, size]]), try gradient.parts([[size], [size, size]])
        )
        let turned = try both[1].matrixTransposed.matmul(slopes[1])
        let inner = try turned * differences(both[0]) + slopes[0].diagonalMatrix()
        return [try both[1].matmul(inner).matmul(both[1].matrixTransposed)]
    }

    /// 1 / (xⱼ − xᵢ) off the diagonal, 0 on it.
    private func differences(_ x: Tensor) throws -> Tensor {
        let distance = try x.expandingDimension(at: -2) - x.expandingDimension(at: -1)
        let eye = try Tensor(identity: x.shape.last, dtype: x.dtype)
        return try (1 - eye) / (distance + eye)
    }

    /// Townsend 2016, for U, s and Vᵀ as they are cut to the smaller side.
    func svdGradient() throws -> [Tensor?] {
        let (rows, columns, count) = sizes
        let shapes = [[rows, count], [count], [count, columns]]
        let (all, slopes) = (try output.parts(shapes), try gradient.parts(shapes))
        let (u, s, vt) = (all[0], all[1], all[2])
        let (du, dvt) = (slopes[0], slopes[2])
        let factors = try differences(s.square())
        func skew(_ x: Tensor) throws -> Tensor { try x - x.matrixTransposed }
        let fromU = try skew(u.matrixTransposed.matmul(du)) * factors * s.expandingDimension(at: -2)
        let fromV =
            try skew(vt.matmul(dvt.matrixTransposed)) * factors * s.expandingDimension(at: -1)
        var result = try u.matmul(fromU + fromV + slopes[1].diagonalMatrix()).matmul(vt)
        if rows > count {
            // The part of dU that leaves the space of U's columns.
            let outside = try du - u.matmul(u.matrixTransposed.matmul(du))
            result = try result + (outside / s.expandingDimension(at: -2)).matmul(vt)
        }
        if columns > count {
            let outside = try dvt - dvt.matmul(vt.matrixTransposed).matmul(vt)
            result = try result + u.matmul(outside / s.expandingDimension(at: -1))
        }
        return [result]
    }
}
