import Foundation

/// A matrix of Doubles for small linear algebra, row by row.
struct DenseMatrix {
    let rows: Int
    let columns: Int
    var values: [Double]

    init(_ rows: Int, _ columns: Int) {
        self.rows = rows
        self.columns = columns
        values = [Double](repeating: 0, count: rows * columns)
    }

    /// The identity.
    init(identity size: Int) {
        self.init(size, size)
        for i in 0..<size { self[i, i] = 1 }
    }

    /// Matrix number `index` of a batch.
    init(_ index: Int, of array: ReferenceArray, _ rows: Int, _ columns: Int) {
        self.init(rows, columns)
        for place in values.indices { values[place] = array[index * values.count + place] }
    }

    subscript(row: Int, column: Int) -> Double {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    var transposed: DenseMatrix {
        var result = DenseMatrix(columns, rows)
        for i in 0..<rows { for j in 0..<columns { result[j, i] = self[i, j] } }
        return result
    }

    // MARK: Elimination

    /// What elimination with row exchanges makes of a square matrix: L below the diagonal, U above.
    struct Elimination {
        var matrix: DenseMatrix
        /// Which row of the original each row is.
        var order: [Int]
        /// −1 for an odd number of exchanges.
        var sign = 1.0

        /// Nil for a matrix that is singular to the last bit.
        init?(_ original: DenseMatrix) {
            matrix = original
            let size = original.rows
            order = Array(0..<size)
            for step in 0..<size {
                var best = step
                for row in step..<size
                where matrix[row, step].magnitude > matrix[best, step].magnitude {
                    best = row
                }
                guard matrix[best, step] != 0 else { return nil }
                if best != step { exchange(best, step) }
                for row in step + 1..<max(size, step + 1) {
                    let factor = matrix[row, step] / matrix[step, step]
                    matrix[row, step] = factor
                    for column in step + 1..<max(size, step + 1) {
                        matrix[row, column] -= factor * matrix[step, column]
                    }
                }
            }
        }

        private mutating func exchange(_ a: Int, _ b: Int) {
            for column in 0..<matrix.columns {
                let value = matrix[a, column]
                matrix[a, column] = matrix[b, column]
                matrix[b, column] = value
            }
            order.swapAt(a, b)
            sign = -sign
        }

        var determinant: Double {
            (0..<matrix.rows).reduce(sign) { $0 * matrix[$1, $1] }
        }

        /// The X with A X = B.
        func solution(_ right: DenseMatrix) -> DenseMatrix {
            let size = matrix.rows
            var x = DenseMatrix(size, right.columns)
            for column in 0..<right.columns {
                for row in 0..<size {
                    var sum = right[order[row], column]
                    for k in 0..<row { sum -= matrix[row, k] * x[k, column] }
                    x[row, column] = sum
                }
                for row in stride(from: size - 1, through: 0, by: -1) {
                    var sum = x[row, column]
                    for k in row + 1..<max(size, row + 1) { sum -= matrix[row, k] * x[k, column] }
                    x[row, column] = sum / matrix[row, row]
                }
            }
            return x
        }
    }

    // MARK: Factors

    /// The lower triangle L with L Lᵀ equal to the symmetric matrix whose lower triangle this is; or the
    /// order of the leading minor that is not positive.
    func cholesky() -> (factor: DenseMatrix, failing: Int?) {
        var lower = DenseMatrix(rows, rows)
        for i in 0..<rows {
            for j in 0...i {
                var sum = self[i, j]
                for k in 0..<j { sum -= lower[i, k] * lower[j, k] }
                if i == j {
                    guard sum > 0 else { return (lower, i + 1) }
                    lower[i, i] = sum.squareRoot()
                } else {
                    lower[i, j] = sum / lower[j, j]
                }
            }
        }
        return (lower, nil)
    }

    /// Orthonormal columns Q and an upper triangle R with Q R equal to the matrix, by Householder
    /// reflections with LAPACK's signs.
    func qr() -> (q: DenseMatrix, r: DenseMatrix) {
        let count = min(rows, columns)
        var reduced = self
        var q = DenseMatrix(rows, count)
        for i in 0..<count { q[i, i] = 1 }
        var reflections: [(vector: [Double], scale: Double)] = []
        for step in 0..<count {
            var vector = (step..<rows).map { reduced[$0, step] }
            let below = vector.dropFirst().reduce(0) { $0 + $1 * $1 }
            guard below > 0 else {
                reflections.append((vector, 0))
                continue
            }
            let size = (vector[0] * vector[0] + below).squareRoot()
            vector[0] += vector[0] < 0 ? -size : size
            let scale = 2 / (vector[0] * vector[0] + below)
            reflections.append((vector, scale))
            reduced.reflect(vector, scale, from: step, columns: step..<columns)
        }
        for step in (0..<count).reversed() where reflections[step].scale != 0 {
            q.reflect(
                reflections[step].vector, reflections[step].scale, from: step, columns: 0..<count)
        }
        var r = DenseMatrix(count, columns)
        for i in 0..<count { for j in i..<columns { r[i, j] = reduced[i, j] } }
        return (q, r)
    }

    /// Turns rows from `first` on around the plane across `vector`.
    private mutating func reflect(
        _ vector: [Double], _ scale: Double, from first: Int, columns: Range<Int>
    ) {
        for column in columns {
            var sum = 0.0
            for (i, value) in vector.enumerated() { sum += value * self[first + i, column] }
            for (i, value) in vector.enumerated() {
                self[first + i, column] -= scale * sum * value
            }
        }
    }
}
