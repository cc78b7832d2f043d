import CTensorRoutines

// Singular values: by LAPACK where it is there, otherwise by rotations.

extension DenseMatrix {
    /// U, the singular values in descending order, and Vᵀ, with as many columns and rows as the smaller
    /// side. The largest element of each row of Vᵀ is positive.
    func singularValues() throws -> (u: DenseMatrix, s: [Double], vt: DenseMatrix) {
        let count = min(rows, columns)
        guard isFinite else {
            return (
                .undefined(rows, count), [Double](repeating: .nan, count: count),
                .undefined(count, columns)
            )
        }
        let found = try Factorization.run(FACTORIZATION_SVD, self) { it in
            it.info > 0
                ? nil
                : (
                    DenseMatrix(columnByColumn: it.b, rows, count),
                    (0..<count).map { it.values[$0] },
                    DenseMatrix(columnByColumn: it.c, count, columns)
                )
        }
        if let (u, s, vt) = found { return Self.signed(u, s, vt) }
        guard rows >= columns else {
            let (v, s, ut) = try transposed.orthogonalized()
            return Self.signed(ut.transposed, s, v.transposed)
        }
        let (u, s, vt) = try orthogonalized()
        return Self.signed(u, s, vt)
    }

    /// As `singularValues` for a matrix that is not wide: columns are turned against one another until
    /// they are orthogonal (Hestenes 1958); their lengths are the singular values.
    private func orthogonalized() throws -> (u: DenseMatrix, s: [Double], vt: DenseMatrix) {
        // Columns as rows, whose elements lie side by side.
        var a = transposed
        var v = DenseMatrix(identity: columns)
        let least = max(1e-15, Double(rows) * 1e-16)
        // Every matrix has converged after so many sweeps over all pairs; six to ten are usual.
        for _ in 0..<60 {
            var isOrthogonal = true
            for p in 0..<columns {
                try engine.pollForStop()
                for q in p + 1..<max(columns, p + 1) {
                    let (pp, pq, qq) = (a.product(p, p), a.product(p, q), a.product(q, q))
                    guard pq.magnitude > least * (pp * qq).squareRoot(), pq.magnitude > 1e-300
                    else {
                        continue
                    }
                    isOrthogonal = false
                    let (c, s) = Self.rotation(pp, pq, qq)
                    a.rotateRows(p, q, c, s)
                    v.rotateRows(p, q, c, s)
                }
            }
            if isOrthogonal { break }
        }
        let lengths = (0..<columns).map { a.product($0, $0).squareRoot() }
        let order = (0..<columns).sorted { lengths[$0] > lengths[$1] }
        // Columns as rows again.
        var u = DenseMatrix(columns, rows)
        var vt = DenseMatrix(columns, columns)
        // What is this much smaller than the largest is rounding, and has no direction of its own.
        let smallest = (lengths.max() ?? 0) * 1e-15
        for (place, from) in order.enumerated() {
            for row in 0..<columns { vt[place, row] = v[from, row] }
            if lengths[from] > smallest {
                for row in 0..<rows { u[place, row] = a[from, row] / lengths[from] }
            } else {
                try engine.pollForStop()
                u.completeRow(place)
            }
        }
        return (u.transposed, order.map { lengths[$0] }, vt)
    }

    /// Cosine and sine that make the off-diagonal b of [[a, b], [b, d]] zero.
    private static func rotation(_ a: Double, _ b: Double, _ d: Double) -> (Double, Double) {
        let theta = (d - a) / (2 * b)
        let tangent =
            (theta < 0 ? -1.0 : 1.0) / (theta.magnitude + (theta * theta + 1).squareRoot())
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        return (cosine, tangent * cosine)
    }

    /// Fills a row with a unit vector that is orthogonal to all rows before it.
    private mutating func completeRow(_ row: Int) {
        for candidate in 0..<columns {
            for column in 0..<columns { self[row, column] = column == candidate ? 1 : 0 }
            // Twice, because once leaves rounding behind.
            for _ in 0..<2 {
                for other in 0..<row { add(-product(other, row), timesRow: other, to: row) }
            }
            let length = product(row, row).squareRoot()
            guard length > 0.5 / Double(max(columns, 1)).squareRoot() else { continue }
            scaleRow(row, by: 1 / length)
            return
        }
    }

    private static func signed(
        _ u: DenseMatrix, _ s: [Double], _ vt: DenseMatrix
    ) -> (u: DenseMatrix, s: [Double], vt: DenseMatrix) {
        var (u, vt) = (u, vt)
        for index in s.indices where vt.signOfLargest(inRow: index) < 0 {
            for row in 0..<u.rows { u[row, index] = -u[row, index] }
            vt.scaleRow(index, by: -1)
        }
        return (u, s, vt)
    }
}
