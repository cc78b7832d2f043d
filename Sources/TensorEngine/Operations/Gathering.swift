import CTensorRoutines
import Diagnostics

// Joining tensors, and choosing rows by number.

extension Tensor {
    /// Tensors joined along an existing axis; their other sizes must agree.
    package static func concatenated(_ tensors: [Tensor], axis: Int = 0) throws -> Tensor {
        guard let first = tensors.first else {
            throw Failure(
                id: "invalid-argument", "concatenated: there is no tensor to join",
                hint: "an empty list has no dtype and no shape; it needs one tensor at least")
        }
        let axis = try first.shape.axis(axis, operation: "concatenated")
        var total = 0
        for tensor in tensors {
            guard tensor.dtype == first.dtype else { throw dtypeMismatch(.concat, first, tensor) }
            var shape = tensor.shape
            if shape.rank == first.rank { shape[axis] = first.shape[axis] }
            guard shape == first.shape else {
                throw Failure(
                    id: "shape-mismatch",
                    "concatenated: shapes \(first.shape) and \(tensor.shape) differ "
                        + "in more than axis \(axis)",
                    hint: "all other sizes must be equal")
            }
            total += tensor.shape[axis]
        }
        if tensors.count == 1 { return first }
        var sizes = first.shape.dimensions
        sizes[axis] = total
        return record(
            .concat, first.dtype, try Shape(checking: sizes), inputs: tensors, key: UInt64(axis))
    }

    /// Tensors of one shape put side by side along a new axis.
    package static func stacked(_ tensors: [Tensor], axis: Int = 0) throws -> Tensor {
        if let first = tensors.first, axis < -first.rank - 1 || axis > first.rank {
            throw Failure(
                id: "axis-out-of-range",
                "stacked: \(axis) is no place for a new axis in shape \(first.shape)",
                hint: "places go from 0 to \(first.rank)")
        }
        return try concatenated(
            try tensors.map { tensor in
                if let first = tensors.first, first.shape != tensor.shape {
                    throw Failure(
                        id: "shape-mismatch",
                        "stacked: shapes \(first.shape) and \(tensor.shape) differ",
                        hint: "all must have one shape; concatenated joins along an axis there is")
                }
                return try tensor.expandingDimension(at: axis)
            }, axis: axis)
    }

    /// The slices along `axis` that `indices` name, in their order: an integer tensor of any shape.
    /// Indices out of range fail when it runs.
    package func gathering(_ indices: Tensor, axis: Int = 0) throws -> Tensor {
        let indices = try indices.wholeNumbers(for: "gathered")
        let axis = try shape.axis(axis, operation: "gathered")
        if axis > 0 {
            let order = [axis] + (0..<rank).filter { $0 != axis }
            let rows = try transposed(permutation: order).gathering(indices)
            // The indices' axes come first; they belong where the chosen axis was.
            let extra = indices.rank
            let back =
                (0..<axis).map { $0 + extra } + Array(0..<extra)
                + (axis..<rank - 1).map { $0 + extra }
            return try rows.transposed(permutation: back)
        }
        let result = try Shape(checking: indices.shape.dimensions + shape.dimensions.dropFirst())
        return Tensor.record(.gather, dtype, result, self, indices)
    }

    /// Zeros of shape [rows] + …, to which the slices of `self` are added at the rows that
    /// `indices` name: the gradient of `gathering`.
    package func scatterAdded(at indices: Tensor, rows: Int) throws -> Tensor {
        let indices = try indices.wholeNumbers(for: "scatterAdded")
        let outer = indices.rank
        guard rank >= outer, Shape(shape.dimensions.prefix(outer)) == indices.shape else {
            throw Failure(
                id: "shape-mismatch",
                "scatterAdded: indices of shape \(indices.shape) do not match values of \(shape)")
        }
        let result = try Shape(checking: [rows] + shape.dimensions.dropFirst(outer))
        return Tensor.record(.scatterAdd, dtype, result, self, indices)
    }

    /// A new last axis of size `depth` with 1 at the place each element names, else 0. Elements
    /// out of range fail when it runs.
    package func oneHot(depth: Int, dtype: DType = .float32) throws -> Tensor {
        let places = try wholeNumbers(for: "oneHot")
        return Tensor.record(
            .oneHot, dtype, try Shape(checking: shape.dimensions + [depth]), places)
    }
}

extension Operation {
    /// What to say of index number `place` when it is not in `0..<rows`.
    static func badIndex(_ place: Int, _ value: Int64, rows: Int, of node: Node) -> Failure {
        Failure(
            id: "index-out-of-range",
            "\(node.operationName): index \(value) at place \(place) is not in 0..<\(rows)",
            hint: rows > 0 ? "indices go from 0 to \(rows - 1)" : nil, site: node.site)
    }

    static let gatherings = [
        Operation(
            .concat, "concatenated",
            derivative: .rule { p in
                let axis = Int(p.node.key)
                var start = 0
                return try (0..<p.node.inputCount).map { index in
                    let size = p.node.input(index).shape[axis]
                    defer { start += size }
                    guard p.wanted[index] else { return nil }
                    let whole = [TensorIndex](repeating: .all, count: axis)
                    return try p.gradient.slice(
                        whole + [.range(lower: start, upper: start + size, step: 1)])
                }
            },
            routine: { build in
                let (axis, shape) = (Int(build.node.key), build.node.shape)
                let size = build.node.dtype.size
                let inner = shape.product(axis + 1..<shape.rank)
                let outer = shape.product(0..<axis)
                var copies: [(StridedCopy, slot: Int, offset: Int)] = []
                var offset = 0
                for (slot, operand) in zip(build.inputs, build.operands) {
                    let length = operand.shape[axis] * inner
                    let copy = StridedCopy(
                        size: size, dimensions: [outer, length], source: [length, 1],
                        target: [shape[axis] * inner, 1])
                    copies.append((copy, slot, offset))
                    offset += length * size
                }
                let to = build.index
                return { run in
                    for (copy, slot, offset) in copies {
                        copy.run(from: run.pointers[slot], to: run.pointers[to] + offset)
                    }
                }
            },
            reference: { call in
                let (axis, y) = (Int(call.node.key), call.output)
                let inner = y.shape.product(axis + 1..<y.shape.rank)
                var start = 0
                for x in call.inputs {
                    for i in 0..<x.count {
                        let row = x.shape[axis] * inner
                        let at = i / row * y.shape[axis] * inner + start + i % row
                        y.copyElement(at, from: x, i)
                    }
                    start += x.shape[axis] * inner
                }
            }),
        Operation(
            .gather, "gathered",
            derivative: .rule { p in
                let rows = p.node.input(0).shape[0]
                return [try p.gradient.scatterAdded(at: p.input(1), rows: rows), nil]
            },
            routine: { build in
                let source = build.operands[0]
                let rows = source.shape[0]
                let bytes = source.shape.product(1..<source.shape.rank) * source.dtype.size
                let (from, list, to) = (build.inputs[0], build.inputs[1], build.index)
                let (type, count) = (build.operands[1].dtype, build.operands[1].shape.count)
                return { run in
                    let bad = routine_gather(
                        run.pointers[from], Int64(rows), Int64(bytes), type.code,
                        run.pointers[list], Int64(count), run.pointers[to])
                    if bad >= 0 {
                        let indices = ReferenceArray(
                            memory: run.pointers[list], dtype: type, shape: [count])
                        let value = indices.integer(Int(bad))
                        throw badIndex(Int(bad), value, rows: rows, of: run.node(to))
                    }
                }
            },
            reference: { call in
                let (x, indices, y) = (call.inputs[0], call.inputs[1], call.output)
                let row = x.shape.product(1..<x.shape.rank)
                for i in 0..<indices.count {
                    let from = try index(i, of: indices, rows: x.shape[0], call.node)
                    for j in 0..<row { y.copyElement(i * row + j, from: x, from * row + j) }
                }
            }),
        Operation(
            .scatterAdd, "scatterAdded",
            derivative: .rule { p in [try p.gradient.gathering(p.input(1)), nil] },
            routine: { build in
                let (values, shape) = (build.operands[0].dtype, build.node.shape)
                guard values.isComputed else { return nil }
                let row = shape.product(1..<shape.rank)
                let (from, list, to) = (build.inputs[0], build.inputs[1], build.index)
                let (type, count) = (build.operands[1].dtype, build.operands[1].shape.count)
                let bytes = build.node.bytes
                return { run in
                    run.pointers[to].initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
                    let bad = routine_scatter_add(
                        values.code, run.pointers[to], Int64(shape[0]), Int64(row),
                        type.code, run.pointers[list], Int64(count), run.pointers[from])
                    if bad >= 0 {
                        let indices = ReferenceArray(
                            memory: run.pointers[list], dtype: type, shape: [count])
                        let value = indices.integer(Int(bad))
                        throw badIndex(Int(bad), value, rows: shape[0], of: run.node(to))
                    }
                }
            },
            reference: { call in
                let (x, indices, y) = (call.inputs[0], call.inputs[1], call.output)
                let row = y.shape.product(1..<y.shape.rank)
                for i in 0..<y.count { y[i] = 0 }
                for i in 0..<indices.count {
                    let to = try index(i, of: indices, rows: y.shape[0], call.node)
                    for j in 0..<row { y[to * row + j] += x[i * row + j] }
                }
            }),
        Operation(.oneHot, "oneHot", derivative: .undefined("its input is whole numbers")) { call in
            let (x, y) = (call.inputs[0], call.output)
            let depth = y.shape.last
            for i in 0..<x.count {
                let place = try index(i, of: x, rows: depth, call.node)
                for j in 0..<depth { y[i * depth + j] = j == place ? 1 : 0 }
            }
        },
    ]

    private static func index(_ i: Int, of indices: ReferenceArray, rows: Int, _ node: Node) throws
        -> Int
    {
        let value = indices.integer(i)
        guard value >= 0, value < rows else { throw badIndex(i, value, rows: rows, of: node) }
        return Int(value)
    }

    static let moves = reorderings + slices + gatherings
}
