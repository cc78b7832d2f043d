import Diagnostics

// Running totals and orders along one axis. The ops work along the last; others are moved there.

extension Tensor {
    /// The sums of all elements up to each, along an axis; of all from each on if `reversed`.
    package func cumulativeSum(axis: Int, reversed: Bool = false) throws -> Tensor {
        guard dtype != .bool else {
            throw Failure(
                id: "dtype-mismatch", "cumulativeSum needs numbers, this tensor has Bool",
                hint: "convert it first: cast(to: .int64)")
        }
        return try alongLast(axis, "cumulativeSum") {
            Tensor.record(.cumulativeSum, dtype, $0.shape, $0, key: reversed ? 1 : 0)
        }
    }

    /// Places of the elements along an axis in ascending order, as Int32. Equal elements keep their
    /// order, and NaN comes last.
    package func argsort(axis: Int = -1, descending: Bool = false) throws -> Tensor {
        try alongLast(axis, "argsort") {
            Tensor.record(.argsort, .int32, $0.shape, $0, key: descending ? 1 : 0)
        }
    }

    /// The elements along an axis in ascending order; NaN comes last.
    package func sorted(axis: Int = -1, descending: Bool = false) throws -> Tensor {
        let places = try argsort(axis: axis, descending: descending)
        return try taken(along: axis, at: places)
    }

    /// The `count` largest elements along the last axis, the largest first, and their places.
    package func topK(_ count: Int) throws -> (values: Tensor, places: Tensor) {
        guard rank > 0, count >= 0, count <= shape.last else {
            throw Failure(
                id: "invalid-argument",
                "topK: there are no \(count) elements along the last axis of shape \(shape)",
                hint: rank > 0 ? "at most \(shape.last) can be chosen" : "a scalar has no axes")
        }
        let places = try argsort(descending: true)
            .slice([.ellipsis, .range(lower: 0, upper: count, step: 1)])
        return (try taken(along: -1, at: places), places)
    }

    /// Along an axis, the elements at `places`, which has the same other sizes.
    package func taken(along axis: Int, at places: Tensor) throws -> Tensor {
        let axis = try shape.axis(axis, operation: "taken")
        var order = Array(0..<rank)
        order.swapAt(axis, rank - 1)
        let (rows, chosen) =
            try axis == rank - 1
            ? (self, places)
            : (transposed(permutation: order), places.transposed(permutation: order))
        let (size, count) = (rows.shape.last, rows.count / Swift.max(1, rows.shape.last))
        guard chosen.rank == rank,
            chosen.shape.dimensions.dropLast() == rows.shape.dimensions.dropLast()
        else {
            throw Failure(
                id: "shape-mismatch",
                "taken: places of shape \(places.shape) do not go with a tensor of shape \(shape)")
        }
        // Row r begins at r · size of the elements in one row.
        let starts = try Tensor(
            rangeFrom: 0, to: Double(count * size), step: Double(Swift.max(1, size)), dtype: .int64)
        let flat =
            try chosen.cast(to: .int64).reshaped(to: [count, chosen.shape.last])
            + starts.reshaped(to: [count, 1])
        let values = try rows.reshaped(to: [count * size]).gathering(flat)
            .reshaped(to: chosen.shape)
        return axis == rank - 1 ? values : try values.transposed(permutation: order)
    }

    private func alongLast(_ axis: Int, _ name: String, _ body: (Tensor) throws -> Tensor) throws
        -> Tensor
    {
        let axis = try shape.axis(axis, operation: name)
        if axis == rank - 1 { return try body(self) }
        var order = Array(0..<rank)
        order.swapAt(axis, rank - 1)
        return try body(transposed(permutation: order)).transposed(permutation: order)
    }
}

extension Operation {
    static let scans = [
        Operation(
            .cumulativeSum, "cumulativeSum",
            // Element i counts in all sums from i on.
            derivative: .rule { p in
                [try p.gradient.cumulativeSum(axis: -1, reversed: p.node.key == 0)]
            },
            reference: { call in
                let (x, y) = (call.inputs[0], call.output)
                let size = Swift.max(1, x.shape.last)
                for start in stride(from: 0, to: x.count, by: size) {
                    var (sum, whole) = (0.0, Int64(0))
                    for step in 0..<size {
                        try engine.pollForStop(at: start + step)
                        let place = start + (call.node.key == 0 ? step : size - 1 - step)
                        if x.dtype.isFloating {
                            sum += x[place]
                            y[place] = sum
                        } else {
                            whole &+= x.integer(place)
                            y.setInteger(place, whole)
                        }
                    }
                }
            }),
        Operation(
            .argsort, "argsort", derivative: .undefined("its results are places"),
            routine: { build in
                let (from, to) = (build.inputs[0], build.index)
                let (shape, descending) = (build.node.shape, build.node.key == 1)
                switch build.operands[0].dtype {
                case .float32: return order(Float.self, from, to, shape, descending)
                case .float64: return order(Double.self, from, to, shape, descending)
                case .int32: return order(Int32.self, from, to, shape, descending)
                case .int64: return order(Int64.self, from, to, shape, descending)
                case .uint8, .bool: return order(UInt8.self, from, to, shape, descending)
                case .float16, .bfloat16: return nil
                }
            },
            reference: { call in
                let (x, y) = (call.inputs[0], call.output)
                let values = (0..<x.count).map {
                    x.dtype.isFloating ? x[$0] : Double(x.integer($0))
                }
                let size = Swift.max(1, x.shape.last)
                for start in stride(from: 0, to: x.count, by: size) {
                    let row = Array(values[start..<start + size])
                    for (place, at) in try order(of: row, descending: call.node.key == 1)
                        .enumerated()
                    {
                        y.setInteger(start + place, Int64(at))
                    }
                }
            }),
    ]

    private static func order<Element: Comparable>(
        _ type: Element.Type, _ from: Int, _ to: Int, _ shape: Shape, _ descending: Bool
    ) -> Routine {
        let size = shape.last
        return { run in
            let values = run.pointers[from].assumingMemoryBound(to: type)
            let places = run.pointers[to].assumingMemoryBound(to: Int32.self)
            for start in stride(from: 0, to: shape.count, by: Swift.max(1, size)) {
                let row = Array(UnsafeBufferPointer(start: values + start, count: size))
                for (place, at) in try order(of: row, descending: descending).enumerated() {
                    places[start + place] = Int32(truncatingIfNeeded: at)
                }
            }
        }
    }

    /// Places in order; a value that differs from itself, NaN, comes last.
    private static func order<Element: Comparable>(of row: [Element], descending: Bool) throws
        -> [Int]
    {
        let numbers = row.indices.filter { row[$0] == row[$0] }
        let others = row.indices.filter { row[$0] != row[$0] }
        // Swift's sort is stable.
        var comparisons = 0
        let ordered = try numbers.sorted {
            comparisons &+= 1
            try engine.pollForStop(at: comparisons)
            return descending ? row[$0] > row[$1] : row[$0] < row[$1]
        }
        return ordered + others
    }
}
