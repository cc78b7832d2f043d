import Diagnostics

// Running totals and chosen elements along one axis. The ops work along the last; others are moved there.

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

    /// Along the last axis what is done along `axis`.
    func alongLast(_ axis: Int, _ name: String, _ body: (Tensor) throws -> Tensor) throws
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
            })
    ]
}
