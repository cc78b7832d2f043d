import CTensorRoutines
import Diagnostics

// Elimination, Cholesky and QR: by LAPACK where it is there, otherwise here.

extension DenseMatrix {
    /// The X with self · X = `right`; nil where the matrix is singular to the last bit.
    func solution(_ right: DenseMatrix) throws -> DenseMatrix? {
        let found = try Factorization.run(FACTORIZATION_SOLVE, self, right) { it in
            it.info > 0 ? nil : DenseMatrix(columnByColumn: it.b, right.rows, right.columns)
        }
        if let found { return found }
        return try Elimination(self)?.solution(right)
    }

    /// Zero for a matrix that is singular to the last bit.
    func determinant() throws -> Double {
        let found = try Factorization.run(FACTORIZATION_LU, self) { it in
            (0..<rows).reduce(1.0) {
                let exchanged = Int(it.pivots[$1]) != $1 + 1
                return $0 * (exchanged ? -it.a[$1 * rows + $1] : it.a[$1 * rows + $1])
            }
        }
        if let found { return found }
        return try Elimination(self)?.determinant ?? 0
    }

    /// What elimination with row exchanges makes of a square matrix: L below the diagonal, U above.
    struct Elimination {
        private var matrix: DenseMatrix
        /// Which row of the original each row is.
        private var order: [Int]
        /// −1 for an odd number of exchanges.
        private var sign = 1.0

        /// Nil for a matrix that is singular to the last bit.
        init?(_ original: DenseMatrix) throws {
            matrix = original
            let size = original.rows
            order = Array(0..<size)
            for step in 0..<size {
                try engine.pollForStop()
                var best = step
                for row in step..<size
                where matrix[row, step].magnitude > matrix[best, step].magnitude {
                    best = row
                }
                guard matrix[best, step] != 0 else { return nil }
                if best != step {
                    matrix.exchangeRows(best, step)
                    order.swapAt(best, step)
                    sign = -sign
                }
                for row in step + 1..<max(size, step + 1) {
                    let factor = matrix[row, step] / matrix[step, step]
                    matrix[row, step] = factor
                    matrix.add(-factor, timesRow: step, to: row, from: step + 1)
                }
            }
        }

        var determinant: Double {
            (0..<matrix.rows).reduce(sign) { $0 * matrix[$1, $1] }
        }

        /// The X with A X = B.
        func solution(_ right: DenseMatrix) throws -> DenseMatrix {
            let size = matrix.rows
            var x = DenseMatrix(size, right.columns)
            for row in 0..<size {
                try engine.pollForStop()
                for column in 0..<right.columns { x[row, column] = right[order[row], column] }
                for k in 0..<row { x.add(-matrix[row, k], timesRow: k, to: row) }
            }
            for row in (0..<size).reversed() {
                try engine.pollForStop()
                for k in row + 1..<max(size, row + 1) {
                    x.add(-matrix[row, k], timesRow: k, to: row)
                }
                for column in 0..<right.columns { x[row, column] /= matrix[row, row] }
            }
            return x
        }
    }

    /// The lower triangle L with L Lᵀ equal to the symmetric matrix whose lower triangle this is; or the
    /// order of the leading minor that is not positive.
    func cholesky() throws -> (factor: DenseMatrix, failing: Int?) {
        let found = try Factorization.run(FACTORIZATION_CHOLESKY, self) { it in
            var lower = DenseMatrix(rows, rows)
            for i in 0..<rows { for j in 0...i { lower[i, j] = it.a[j * rows + i] } }
            return (lower, it.info > 0 ? Int(it.info) : nil)
        }
        if let found { return found }
        var lower = DenseMatrix(rows, rows)
        for i in 0..<rows {
            try engine.pollForStop()
            for j in 0...i {
                let sum = self[i, j] - lower.product(i, j)
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
    func qr() throws -> (q: DenseMatrix, r: DenseMatrix) {
        let count = min(rows, columns)
        guard isFinite else { return (.undefined(rows, count), .undefined(count, columns)) }
        let found = try Factorization.run(FACTORIZATION_QR, self) { it in
            (
                DenseMatrix(columnByColumn: it.a, rows, count),
                DenseMatrix(columnByColumn: it.b, count, columns)
            )
        }
        if let found { return found }
        // Columns as rows, whose elements lie side by side.
        var reduced = transposed
        var q = DenseMatrix(count, rows)
        for i in 0..<count { q[i, i] = 1 }
        var reflections: [Reflection] = []
        for step in 0..<count {
            try engine.pollForStop()
            let reflection = Reflection(reduced, row: step, from: step)
            for column in step..<columns { reflection.apply(to: &reduced, row: column) }
            reflections.append(reflection)
        }
        for (step, reflection) in reflections.enumerated().reversed() {
            try engine.pollForStop()
            for column in step..<count { reflection.apply(to: &q, row: column) }
        }
        var r = DenseMatrix(count, columns)
        for i in 0..<count { for j in i..<columns { r[i, j] = reduced[j, i] } }
        return (q.transposed, r)
    }

    /// A reflection that leaves of a row, from some column on, nothing but its first element.
    struct Reflection {
        let vector: [Double]
        /// 2 / (vector · vector), or 0 where there is nothing to reflect.
        let scale: Double
        private let first: Int

        init(_ matrix: DenseMatrix, row: Int, from first: Int) {
            self.first = first
            var vector = (first..<matrix.columns).map { matrix[row, $0] }
            let below = vector.dropFirst().reduce(0) { $0 + $1 * $1 }
            if below > 0 {
                let size = (vector[0] * vector[0] + below).squareRoot()
                vector[0] += vector[0] < 0 ? -size : size
                scale = 2 / (vector[0] * vector[0] + below)
            } else {
                scale = 0
            }
            self.vector = vector
        }

        func apply(to matrix: inout DenseMatrix, row: Int) {
            guard scale != 0 else { return }
            let sum = matrix.product(row, with: vector, from: first)
            matrix.add(-scale * sum, times: vector, to: row, from: first)
        }
    }
}

/// What LAPACK computes of a matrix, where the library is there.
enum Factorization {
    /// What `read` makes of the factorization; nil where LAPACK is absent or gives up, or `read` gives
    /// nil. Throws `Interrupted` when it should stop.
    static func run<Result>(
        _ kind: Int, _ matrix: DenseMatrix, _ right: DenseMatrix? = nil,
        read: (RoutineFactorization) -> Result?
    ) throws -> Result? {
        guard
            let it = routine_factorization_create(
                Int32(kind), Int64(matrix.rows), Int64(matrix.columns),
                Int64(right?.columns ?? 0))
        else { return nil }
        copy(matrix, to: it.pointee.a)
        if let right { copy(right, to: it.pointee.b) }
        guard routine_factorization_run(it, engine.isLeavable ? engine.interruptFlag : nil) else {
            throw Interrupted()
        }
        defer { routine_factorization_destroy(it) }
        return it.pointee.info < 0 ? nil : read(it.pointee)
    }

    private static func copy(_ matrix: DenseMatrix, to memory: UnsafeMutablePointer<Double>) {
        for i in 0..<matrix.rows {
            for j in 0..<matrix.columns { memory[j * matrix.rows + i] = matrix[i, j] }
        }
    }
}
