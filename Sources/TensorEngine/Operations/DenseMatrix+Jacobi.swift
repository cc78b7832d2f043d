import Foundation

// Eigenvalues and singular values by Jacobi's rotations: slow on large matrices, exact on small ones.

extension DenseMatrix {
    /// After so many sweeps over all pairs every matrix has converged; six to ten are usual.
    private static let mostSweeps = 60

    /// Eigenvalues in ascending order, and orthonormal eigenvectors as columns, of the symmetric matrix
    /// whose lower triangle this is. Each vector's largest element is positive.
    func eigenvectors() -> (values: [Double], vectors: DenseMatrix) {
        var a = self
        for i in 0..<rows { for j in 0..<i { a[j, i] = a[i, j] } }
        // Vectors as rows, whose elements lie side by side.
        var vectors = DenseMatrix(identity: rows)
        let least = a.values.reduce(0) { $0 + $1 * $1 }.squareRoot() * 1e-17
        for _ in 0..<Self.mostSweeps {
            var isDiagonal = true
            for p in 0..<rows {
                for q in p + 1..<max(rows, p + 1) {
                    guard a[p, q].magnitude > least else { continue }
                    isDiagonal = false
                    let (c, s) = Self.rotation(a[p, p], a[p, q], a[q, q])
                    a.rotateColumns(p, q, c, s)
                    a.rotateRows(p, q, c, s)
                    vectors.rotateRows(p, q, c, s)
                }
            }
            if isDiagonal { break }
        }
        let order = (0..<rows).sorted { a[$0, $0] < a[$1, $1] }
        var sorted = DenseMatrix(rows, rows)
        for (column, from) in order.enumerated() {
            let sign = vectors.signOfLargest(inRow: from)
            for row in 0..<rows { sorted[row, column] = vectors[from, row] * sign }
        }
        return (order.map { a[$0, $0] }, sorted)
    }

    /// Cosine and sine that make the off-diagonal b of [[a, b], [b, d]] zero.
    private static func rotation(_ a: Double, _ b: Double, _ d: Double) -> (Double, Double) {
        let theta = (d - a) / (2 * b)
        let tangent =
            (theta < 0 ? -1.0 : 1.0) / (theta.magnitude + (theta * theta + 1).squareRoot())
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        return (cosine, tangent * cosine)
    }

    private mutating func rotateColumns(_ p: Int, _ q: Int, _ c: Double, _ s: Double) {
        for row in 0..<rows {
            let (x, y) = (self[row, p], self[row, q])
            self[row, p] = c * x - s * y
            self[row, q] = s * x + c * y
        }
    }

    private mutating func rotateRows(_ p: Int, _ q: Int, _ c: Double, _ s: Double) {
        for column in 0..<columns {
            let (x, y) = (self[p, column], self[q, column])
            self[p, column] = c * x - s * y
            self[q, column] = s * x + c * y
        }
    }

    private func signOfLargest(inRow row: Int) -> Double {
        var largest = 0.0
        for column in 0..<columns where self[row, column].magnitude > largest.magnitude {
            largest = self[row, column]
        }
        return largest < 0 ? -1 : 1
    }

    /// U, the singular values in descending order, and Vᵀ, with as many columns and rows as the smaller
    /// side. The largest element of each row of Vᵀ is positive.
    func singularValues() -> (u: DenseMatrix, s: [Double], vt: DenseMatrix) {
        guard rows >= columns else {
            let (v, s, ut) = transposed.orthogonalized()
            return Self.signed(ut.transposed, s, v.transposed)
        }
        let (u, s, vt) = orthogonalized()
        return Self.signed(u, s, vt)
    }

    /// As `singularValues` for a matrix that is not wide: columns are turned against one another until
    /// they are orthogonal (Hestenes 1958); their lengths are the singular values.
    private func orthogonalized() -> (u: DenseMatrix, s: [Double], vt: DenseMatrix) {
        // Columns as rows, whose elements lie side by side.
        var a = transposed
        var v = DenseMatrix(identity: columns)
        let least = max(1e-15, Double(rows) * 1e-16)
        for _ in 0..<Self.mostSweeps {
            var isOrthogonal = true
            for p in 0..<columns {
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
        var u = DenseMatrix(rows, columns)
        var vt = DenseMatrix(columns, columns)
        // What is this much smaller than the largest is rounding, and has no direction of its own.
        let smallest = (lengths.max() ?? 0) * 1e-15
        for (column, from) in order.enumerated() {
            for row in 0..<columns { vt[column, row] = v[from, row] }
            if lengths[from] > smallest {
                for row in 0..<rows { u[row, column] = a[from, row] / lengths[from] }
            } else {
                u.completeColumn(column)
            }
        }
        return (u, order.map { lengths[$0] }, vt)
    }

    /// The product of two rows.
    private func product(_ p: Int, _ q: Int) -> Double {
        var sum = 0.0
        for column in 0..<columns { sum += self[p, column] * self[q, column] }
        return sum
    }

    /// Fills a column with a unit vector that is orthogonal to all columns before it.
    private mutating func completeColumn(_ column: Int) {
        for candidate in 0..<rows {
            var vector = [Double](repeating: 0, count: rows)
            vector[candidate] = 1
            // Twice, because once leaves rounding behind.
            for _ in 0..<2 {
                for other in 0..<column {
                    var sum = 0.0
                    for row in 0..<rows { sum += vector[row] * self[row, other] }
                    for row in 0..<rows { vector[row] -= sum * self[row, other] }
                }
            }
            let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard length > 0.5 / Double(max(rows, 1)).squareRoot() else { continue }
            for row in 0..<rows { self[row, column] = vector[row] / length }
            return
        }
    }

    private static func signed(
        _ u: DenseMatrix, _ s: [Double], _ vt: DenseMatrix
    ) -> (u: DenseMatrix, s: [Double], vt: DenseMatrix) {
        var (u, vt) = (u, vt)
        for index in s.indices where vt.signOfLargest(inRow: index) < 0 {
            for row in 0..<u.rows { u[row, index] = -u[row, index] }
            for column in 0..<vt.columns { vt[index, column] = -vt[index, column] }
        }
        return (u, s, vt)
    }
}
