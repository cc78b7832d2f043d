import Diagnostics

// Turning, shifting, repeating, padding and splitting: slices, joins and stretches.

extension Tensor {
    /// The order along some axes, or all, turned around.
    package func flipped(axes: [Int]? = nil) throws -> Tensor {
        let turned = try (axes ?? Array(0..<rank)).map { try shape.axis($0, operation: "flipped") }
        return try slice(
            (0..<rank).map { axis in
                turned.contains(axis)
                    ? .run(first: shape[axis] - 1, count: shape[axis], step: -1) : .all
            })
    }

    /// Elements moved on by `distance` along an axis; those that fall off come in at the front.
    package func rolled(by distance: Int, axis: Int) throws -> Tensor {
        let axis = try shape.axis(axis, operation: "rolled")
        let size = shape[axis]
        guard size > 0 else { return self }
        let moved = ((distance % size) + size) % size
        if moved == 0 { return self }
        let whole = [TensorIndex](repeating: .all, count: axis)
        let end = try slice(whole + [.range(lower: size - moved, upper: nil, step: 1)])
        let start = try slice(whole + [.range(lower: 0, upper: size - moved, step: 1)])
        return try Tensor.concatenated([end, start], axis: axis)
    }

    /// The whole tensor side by side with itself, so many times along each axis; fewer numbers than
    /// axes count from the last, more add axes in front.
    package func tiled(_ counts: [Int]) throws -> Tensor {
        guard counts.allSatisfy({ $0 >= 0 }) else {
            throw Failure(
                id: "invalid-argument", "tiled: \(counts) are not numbers of repetitions",
                hint: "one number from 0 up for each axis, 1 where nothing is repeated")
        }
        let rank = Swift.max(self.rank, counts.count)
        let sizes = [Int](repeating: 1, count: rank - self.rank) + shape.dimensions
        let times = [Int](repeating: 1, count: rank - counts.count) + counts
        let wide = try reshaped(to: Shape(checking: zip(sizes, sizes).flatMap { [1, $0.0] }))
        let stretched = try wide.broadcast(
            to: Shape(checking: zip(times, sizes).flatMap { [$0.0, $0.1] }))
        return try stretched.reshaped(to: Shape(checking: zip(times, sizes).map { $0 * $1 }))
    }

    /// Each slice along an axis `count` times in a row.
    package func repeated(_ count: Int, axis: Int) throws -> Tensor {
        let axis = try shape.axis(axis, operation: "repeated")
        guard count >= 0 else {
            throw Failure(id: "invalid-argument", "repeated: \(count) is not a number of times")
        }
        var wide = shape.dimensions
        wide.insert(count, at: axis + 1)
        var result = shape.dimensions
        result[axis] *= count
        return try expandingDimension(at: axis + 1).broadcast(to: Shape(checking: wide))
            .reshaped(to: Shape(checking: result))
    }

    /// Places with `value` added in front and behind along each axis.
    package func padded(_ sizes: [(low: Int, high: Int)], with value: Double = 0) throws -> Tensor {
        try checkPads(sizes)
        let larger = zip(shape.dimensions, sizes).map { $0 + $1.low + $1.high }
        let frame = try Tensor(full: value, shape: Shape(checking: larger), dtype: dtype)
        return try frame.updating(
            zip(shape.dimensions, sizes).map { size, pad in
                .range(lower: pad.low, upper: pad.low + size, step: 1)
            }, with: self)
    }

    private func checkPads(_ sizes: [(low: Int, high: Int)]) throws {
        guard sizes.count == rank, sizes.allSatisfy({ $0.low >= 0 && $0.high >= 0 }) else {
            throw Failure(
                id: "invalid-argument",
                "padded: a tensor of shape \(shape) needs \(rank) pairs of numbers from 0 up, "
                    + "not \(sizes.map { [$0.low, $0.high] })",
                hint: "one pair for each axis: places in front, places behind")
        }
    }

    /// Where padding takes its elements from.
    package enum PaddingMode {
        /// From inside, as in a mirror on the outermost element.
        case reflect
        /// The outermost element.
        case edge
        /// From the other end.
        case circular

        /// The place inside that place `index`, counted from the first inside, repeats.
        func source(_ index: Int, size: Int) -> Int {
            switch self {
            case .edge: return Swift.min(Swift.max(index, 0), size - 1)
            case .circular: return ((index % size) + size) % size
            case .reflect:
                let period = Swift.max(1, 2 * (size - 1))
                let place = ((index % period) + period) % period
                return place < size ? place : period - place
            }
        }
    }

    /// Places added in front and behind along each axis that repeat the tensor's own elements.
    package func padded(_ sizes: [(low: Int, high: Int)], mode: PaddingMode) throws -> Tensor {
        try checkPads(sizes)
        var result = self
        for (axis, pad) in sizes.enumerated() where pad.low + pad.high > 0 {
            let size = shape[axis]
            guard size > 0 else {
                throw Failure(
                    id: "invalid-argument",
                    "padded: axis \(axis) of shape \(shape) is empty and has nothing to repeat")
            }
            let places = (-pad.low..<size + pad.high).map { Int64(mode.source($0, size: size)) }
            result = try result.gathering(Tensor(places), axis: axis)
        }
        return result
    }

    // MARK: Matrices

    /// Matrices, the last two axes, with zeros above (or below) a diagonal; diagonal 0 begins in the
    /// corner, 1 lies above it.
    package func triangle(upper: Bool, diagonal: Int) throws -> Tensor {
        try requireMatrices(upper ? "upperTriangle" : "lowerTriangle")
        let (rows, columns) = (shape[rank - 2], shape[rank - 1])
        let row = try Tensor(rangeFrom: 0, to: Double(rows), dtype: .int64).reshaped(to: [-1, 1])
        let column = try Tensor(rangeFrom: 0, to: Double(columns), dtype: .int64)
        let distance = try column - row
        let limit = Tensor(constant: Double(diagonal), dtype: .int64)
        let kept = try upper ? distance.greaterOrEqual(limit) : distance.lessOrEqual(limit)
        return try kept.select(self, scalar(0))
    }

    /// The elements [i, i] of matrices, the last two axes.
    package func diagonal() throws -> Tensor {
        try requireMatrices("diagonal")
        let (rows, columns) = (shape[rank - 2], shape[rank - 1])
        let outer = shape.dimensions.dropLast(2)
        let joined = try reshaped(to: Shape(checking: outer + [rows * columns]))
        return try joined.slice([
            .ellipsis, .run(first: 0, count: Swift.min(rows, columns), step: columns + 1),
        ])
    }

    /// Square matrices of zeros with the last axis on their diagonals.
    package func diagonalMatrix() throws -> Tensor {
        guard rank > 0 else {
            throw Failure(
                id: "shape-mismatch", "a diagonal is a vector, not a single number",
                hint: "Tensor(diagonal: Tensor([1, 2]))")
        }
        let eye = try Tensor(identity: shape.last, dtype: dtype)
        return try expandingDimension(at: -1) * eye
    }

    /// Throws `shape-mismatch` for fewer than two axes.
    func requireMatrices(_ operation: String) throws {
        guard rank > 1 else {
            throw Failure(
                id: "shape-mismatch",
                "\(operation): a matrix has at least two axes, this tensor has shape \(shape)",
                hint: "reshaped(to:) gives it rows and columns; axes before them are a batch")
        }
    }

    /// Parts of the given sizes along an axis.
    package func split(sizes: [Int], axis: Int = 0) throws -> [Tensor] {
        let axis = try shape.axis(axis, operation: "split")
        guard sizes.allSatisfy({ $0 >= 0 }), sizes.reduce(0, +) == shape[axis] else {
            throw Failure(
                id: "shape-mismatch",
                "split: parts of sizes \(sizes) do not add up to \(shape[axis]), the size of axis "
                    + "\(axis) of shape \(shape)",
                hint: "sizes from 0 up whose sum is \(shape[axis]); split(count:) makes equal parts"
            )
        }
        var start = 0
        return try sizes.map { size in
            defer { start += size }
            return try slice(
                [TensorIndex](repeating: .all, count: axis)
                    + [.range(lower: start, upper: start + size, step: 1)])
        }
    }

    /// So many parts of equal size along an axis.
    package func split(count: Int, axis: Int = 0) throws -> [Tensor] {
        let axis = try shape.axis(axis, operation: "split")
        guard count > 0, shape[axis] % count == 0 else {
            throw Failure(
                id: "shape-mismatch",
                "split: \(count) equal parts do not make \(shape[axis]), the size of axis \(axis) "
                    + "of shape \(shape)",
                hint: "split(sizes:) takes uneven parts")
        }
        return try split(
            sizes: [Int](repeating: shape[axis] / count, count: count), axis: axis)
    }

    /// Two axes exchanged.
    package func swappedAxes(_ first: Int, _ second: Int) throws -> Tensor {
        var order = Array(0..<rank)
        order.swapAt(
            try shape.axis(first, operation: "transposed"),
            try shape.axis(second, operation: "transposed"))
        return try transposed(permutation: order)
    }
}
