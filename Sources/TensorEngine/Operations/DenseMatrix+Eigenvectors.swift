import CTensorRoutines
import Foundation

// Eigenvalues of symmetric matrices: by LAPACK where it is there, otherwise here.

extension DenseMatrix {
    /// Eigenvalues in ascending order, and orthonormal eigenvectors as columns, of the symmetric matrix
    /// whose lower triangle this is. Each vector's largest element is positive.
    func eigenvectors() throws -> (values: [Double], vectors: DenseMatrix) {
        guard isFinite else {
            return ([Double](repeating: .nan, count: rows), .undefined(rows, rows))
        }
        let found = try Factorization.run(FACTORIZATION_EIGH, self) { it in
            it.info > 0
                ? nil
                : (
                    (0..<rows).map { it.values[$0] },
                    DenseMatrix(columnByColumn: it.a, rows, rows).transposed
                )
        }
        let (values, vectors) = try found ?? tridiagonalized().diagonalized()
        let order = values.indices.sorted { values[$0] < values[$1] }
        var sorted = DenseMatrix(rows, rows)
        for (column, from) in order.enumerated() {
            let sign = vectors.signOfLargest(inRow: from)
            for row in 0..<rows { sorted[row, column] = vectors[from, row] * sign }
        }
        return (order.map { values[$0] }, sorted)
    }

    /// A symmetric matrix that has elements beside its diagonal only, and what turned another into it.
    fileprivate struct Tridiagonal {
        var diagonal: [Double]
        /// Element i stands beside diagonal elements i and i + 1; the last is zero.
        var beside: [Double]
        /// The columns of the Q with A = Q T Qᵀ, as rows.
        var vectors: DenseMatrix
    }

    /// Householder's reduction: each reflection empties a column below the place beside the diagonal
    /// (Golub & Van Loan, section 8.3.1).
    private func tridiagonalized() throws -> Tridiagonal {
        let size = rows
        var a = self
        for i in 0..<size { for j in 0..<i { a[j, i] = a[i, j] } }
        var reflections: [Reflection] = []
        var beside = [Double](repeating: 0, count: size)
        for step in 0..<max(0, size - 1) {
            try engine.pollForStop()
            let first = step + 1
            let reflection = Reflection(a, row: step, from: first)
            reflections.append(reflection)
            guard reflection.scale != 0 else {
                beside[step] = a[step, first]
                continue
            }
            // What the reflection leaves of the row.
            beside[step] = a[step, first] - reflection.vector[0]
            // A − v wᵀ − w vᵀ, with w = p − (β/2 · vᵀp) v and p = β A v.
            let v = reflection.vector
            var w = v.indices.map { reflection.scale * a.product(first + $0, with: v, from: first) }
            let half = reflection.scale / 2 * zip(v, w).reduce(0) { $0 + $1.0 * $1.1 }
            for i in w.indices { w[i] -= half * v[i] }
            for i in v.indices {
                a.add(-v[i], times: w, to: first + i, from: first)
                a.add(-w[i], times: v, to: first + i, from: first)
            }
        }
        var vectors = DenseMatrix(identity: size)
        for (step, reflection) in reflections.enumerated().reversed() {
            try engine.pollForStop()
            for row in step + 1..<size { reflection.apply(to: &vectors, row: row) }
        }
        return Tridiagonal(
            diagonal: (0..<size).map { a[$0, $0] }, beside: beside, vectors: vectors)
    }
}

extension DenseMatrix.Tridiagonal {
    /// Eigenvalues, and eigenvectors as rows, by the implicit QL method (Bowdler, Martin, Reinsch &
    /// Wilkinson 1968).
    consuming func diagonalized() throws -> ([Double], DenseMatrix) {
        let size = diagonal.count
        for place in 0..<size {
            try engine.pollForStop()
            // Thirty steps are enough for any matrix that is known; two are usual.
            for _ in 0..<60 {
                let end = firstNegligible(from: place)
                if end == place { break }
                sweep(from: place, to: end)
            }
        }
        return (diagonal, vectors)
    }

    /// The first place from `place` on with nothing beside it that counts.
    private func firstNegligible(from place: Int) -> Int {
        var end = place
        while end < diagonal.count - 1 {
            let size = diagonal[end].magnitude + diagonal[end + 1].magnitude
            if beside[end].magnitude <= .ulpOfOne / 2 * size { break }
            end += 1
        }
        return end
    }

    /// One QL step on rows `place` to `end`, shifted by the eigenvalue of the upper corner that is
    /// nearer.
    private mutating func sweep(from place: Int, to end: Int) {
        let ratio = (diagonal[place + 1] - diagonal[place]) / (2 * beside[place])
        let root = hypot(ratio, 1)
        var g =
            diagonal[end] - diagonal[place]
            + beside[place] / (ratio + (ratio < 0 ? -root : root))
        var (s, c, moved) = (1.0, 1.0, 0.0)
        for i in (place..<end).reversed() {
            let (f, b) = (s * beside[i], c * beside[i])
            let r = hypot(f, g)
            beside[i + 1] = r
            if r == 0 {
                // The matrix falls apart here.
                diagonal[i + 1] -= moved
                beside[end] = 0
                return
            }
            (s, c) = (f / r, g / r)
            let h = diagonal[i + 1] - moved
            let t = (diagonal[i] - h) * s + 2 * c * b
            moved = s * t
            diagonal[i + 1] = h + moved
            g = c * t - b
            vectors.rotateRows(i, i + 1, c, s)
        }
        diagonal[place] -= moved
        beside[place] = g
        beside[end] = 0
    }
}
