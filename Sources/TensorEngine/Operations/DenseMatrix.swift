/// A matrix of Doubles for linear algebra, row by row.
///
/// What takes long asks between its steps whether it should stop, and throws `Interrupted`.
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

    /// The elements in memory that has one column behind the other.
    init(columnByColumn memory: UnsafePointer<Double>, _ rows: Int, _ columns: Int) {
        self.init(rows, columns)
        for i in 0..<rows { for j in 0..<columns { self[i, j] = memory[j * rows + i] } }
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

    /// A matrix without a single number, for what has no result because of NaN or infinity.
    static func undefined(_ rows: Int, _ columns: Int) -> DenseMatrix {
        var result = DenseMatrix(rows, columns)
        for place in result.values.indices { result.values[place] = .nan }
        return result
    }

    var isFinite: Bool { values.allSatisfy(\.isFinite) }

    // MARK: Whole rows

    /// The product of two rows from column `first` on.
    func product(_ p: Int, _ q: Int, from first: Int = 0) -> Double {
        values.withUnsafeBufferPointer { all in
            guard let base = all.baseAddress else { return 0 }
            return (base + p * columns + first).product(
                with: base + q * columns + first, count: columns - first)
        }
    }

    /// Adds `factor` times row `source` to row `target`, from column `first` on.
    mutating func add(_ factor: Double, timesRow source: Int, to target: Int, from first: Int = 0) {
        let columns = columns
        values.withUnsafeMutableBufferPointer { all in
            guard let base = all.baseAddress else { return }
            (base + target * columns + first).add(
                factor, times: base + source * columns + first, count: columns - first)
        }
    }

    /// Adds `factor` times a vector, which begins at column `first`, to a row.
    mutating func add(_ factor: Double, times vector: [Double], to target: Int, from first: Int) {
        let columns = columns
        vector.withUnsafeBufferPointer { vector in
            values.withUnsafeMutableBufferPointer { all in
                guard let base = all.baseAddress, let source = vector.baseAddress else { return }
                (base + target * columns + first).add(factor, times: source, count: vector.count)
            }
        }
    }

    /// The product of a row and a vector, which begins at column `first`.
    func product(_ row: Int, with vector: [Double], from first: Int) -> Double {
        vector.withUnsafeBufferPointer { vector in
            values.withUnsafeBufferPointer { all in
                guard let base = all.baseAddress, let other = vector.baseAddress else { return 0 }
                return (base + row * columns + first).product(with: other, count: vector.count)
            }
        }
    }

    /// Rows p and q become c·p − s·q and s·p + c·q.
    mutating func rotateRows(_ p: Int, _ q: Int, _ c: Double, _ s: Double) {
        let columns = columns
        values.withUnsafeMutableBufferPointer { all in
            guard let base = all.baseAddress else { return }
            (base + p * columns).rotate(with: base + q * columns, c, s, count: columns)
        }
    }

    mutating func exchangeRows(_ a: Int, _ b: Int) {
        guard a != b else { return }
        for column in 0..<columns { values.swapAt(a * columns + column, b * columns + column) }
    }

    mutating func scaleRow(_ row: Int, by factor: Double) {
        for place in row * columns..<(row + 1) * columns { values[place] *= factor }
    }

    /// −1 where the largest element of a row is negative, otherwise 1.
    func signOfLargest(inRow row: Int) -> Double {
        var largest = 0.0
        for column in 0..<columns where self[row, column].magnitude > largest.magnitude {
            largest = self[row, column]
        }
        return largest < 0 ? -1 : 1
    }
}
