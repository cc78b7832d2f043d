import CTensorRoutines
import Diagnostics

// The same elements under another shape or order.

extension Tensor {
    /// The same elements in row-major order under another shape; one size may be -1 and is worked
    /// out. Throws `shape-mismatch` where the numbers of elements differ.
    package func reshaped(to dimensions: [Int]) throws -> Tensor {
        guard let unknown = dimensions.firstIndex(of: -1) else {
            return try reshaped(to: Shape(checking: dimensions))
        }
        var sizes = dimensions
        sizes[unknown] = 1
        guard !sizes.contains(-1) else {
            throw Failure(
                id: "shape-mismatch", "reshaped: \(dimensions) leaves more than one size open",
                hint: "only one size can be -1")
        }
        let known = try Shape(checking: sizes).count
        guard known > 0, count % known == 0 else {
            throw Failure(
                id: "shape-mismatch",
                "reshaped: \(count) elements of shape \(shape) cannot become \(dimensions): "
                    + "\(count) is no multiple of \(known)",
                hint: "the sizes that are given multiply to a divisor of \(count)")
        }
        sizes[unknown] = count / known
        return try reshaped(to: Shape(checking: sizes))
    }

    /// The same elements in row-major order under another shape.
    package func reshaped(to target: Shape) throws -> Tensor {
        if target == shape { return self }
        guard target.count == count else {
            throw Failure(
                id: "shape-mismatch",
                "reshaped: \(count) elements of shape \(shape) cannot become \(target), "
                    + "which has \(target.count)",
                hint: count > 0 ? "a size of -1 is worked out from the others" : nil)
        }
        return Tensor.record(.reshape, dtype, target, self)
    }

    /// Removes an axis of size 1.
    package func squeezed(axis: Int) throws -> Tensor {
        let axis = try shape.axis(axis, operation: "squeezed")
        guard shape[axis] == 1 else {
            throw Failure(
                id: "shape-mismatch",
                "squeezed: axis \(axis) of shape \(shape) has size \(shape[axis]), not 1",
                hint:
                    "x[0] along an axis, or a reduction such as sum(axis: \(axis)), takes one away")
        }
        var sizes = shape.dimensions
        sizes.remove(at: axis)
        return try reshaped(to: Shape(sizes))
    }

    /// Removes every axis of size 1.
    package func squeezed() throws -> Tensor {
        try reshaped(to: Shape(shape.dimensions.filter { $0 != 1 }))
    }

    /// Adds an axis of size 1 before `axis`; -1 adds it at the end.
    package func expandingDimension(at axis: Int) throws -> Tensor {
        let at = axis < 0 ? axis + rank + 1 : axis
        guard at >= 0, at <= rank else {
            throw Failure(
                id: "axis-out-of-range",
                "expandingShape: \(axis) is no place for a new axis in shape \(shape)",
                hint: "places go from 0 to \(rank)")
        }
        var sizes = shape.dimensions
        sizes.insert(1, at: at)
        return try reshaped(to: Shape(checking: sizes))
    }

    /// All axes from `axis` on joined into one: [64, 28, 28] from 1 is [64, 784].
    package func flattened(from axis: Int = 0) throws -> Tensor {
        let axis = rank == 0 && axis == 0 ? 0 : try shape.axis(axis, operation: "flattened")
        let kept = shape.dimensions.prefix(axis)
        return try reshaped(to: Shape(kept + [shape.product(axis..<rank)]))
    }

    /// Repeated along axes of size 1, and new ones at the left, until it has `target`'s shape.
    package func broadcast(to target: Shape) throws -> Tensor {
        if target == shape { return self }
        guard shape.broadcasts(to: target) else {
            throw Failure(
                id: "shape-mismatch", "broadcast: shape \(shape) does not stretch to \(target)",
                hint: "aligned at the right, sizes must be equal, or 1 where they stretch")
        }
        return Tensor.record(.broadcast, dtype, try Shape(checking: target.dimensions), self)
    }

    /// Axes reordered: axis `permutation[i]` becomes axis i. Without one, in reverse.
    package func transposed(permutation: [Int]? = nil) throws -> Tensor {
        let order = try (permutation ?? Array((0..<rank).reversed())).map {
            try shape.axis($0, operation: "transposed")
        }
        guard order.count == rank, Set(order).count == rank else {
            throw Failure(
                id: "axis-out-of-range",
                "transposed: \(permutation ?? []) does not name each axis of \(shape) once",
                hint: "it has the axes 0..<\(rank) in a new order, such as "
                    + "\(Array((0..<rank).reversed()))")
        }
        if order == Array(0..<rank) { return self }
        var key: UInt64 = 0
        for (place, axis) in order.enumerated() { key |= UInt64(axis) << (8 * UInt64(place)) }
        return Tensor.record(.transpose, dtype, Shape(order.map { shape[$0] }), self, key: key)
    }

    /// The same elements; no gradient passes.
    package func withoutGradient() -> Tensor { Tensor.record(.stopGradient, dtype, shape, self) }

    /// The elements converted to another dtype. Floats go toward zero and saturate; NaN becomes 0.
    package func cast(to dtype: DType) throws -> Tensor {
        if dtype == self.dtype { return self }
        return Tensor.record(.cast, dtype, shape, self)
    }
}

extension Node {
    /// The permutation that a transpose's key spells.
    var permutation: [Int] { (0..<shape.rank).map { Int(key >> (8 * UInt64($0)) & 0xff) } }
}

extension Operation {
    static let aliases = [
        alias(.identity, "identity", .rule { [$0.gradient] }),
        alias(.stopGradient, "withoutGradient", .constant),
        alias(
            .reshape, "reshaped", .rule { [try $0.gradient.reshaped(to: $0.node.input(0).shape)] }),
        alias(
            .customGradient, "customGradient",
            .rule { p in
                [nil] + (p.node.pullback?.slopes(for: p.gradient) ?? [])
            }),
    ]

    private static func alias(_ op: Op, _ name: String, _ derivative: Derivative) -> Operation {
        Operation(op, name, derivative: derivative) { call in
            call.output.memory.copyMemory(
                from: call.inputs[0].memory, byteCount: call.node.bytes)
        }
    }

    static let reorderings = [
        Operation(
            .transpose, "transposed",
            derivative: .rule { p in
                var inverse = [Int](repeating: 0, count: p.node.shape.rank)
                for (place, axis) in p.node.permutation.enumerated() { inverse[axis] = place }
                return [try p.gradient.transposed(permutation: inverse)]
            },
            routine: { build in
                let (source, result) = (build.operands[0], build.node)
                let strides = source.shape.strides
                let copy = StridedCopy(
                    size: source.dtype.size, dimensions: result.shape.dimensions,
                    source: result.permutation.map { strides[$0] }, target: result.shape.strides)
                let (from, to) = (build.inputs[0], build.index)
                return { copy.run(from: $0.pointers[from], to: $0.pointers[to]) }
            },
            reference: { call in
                let (x, y) = (call.inputs[0], call.output)
                let strides = x.shape.strides
                let permutation = call.node.permutation
                for i in 0..<y.count {
                    var (rest, place) = (i, 0)
                    for axis in stride(from: y.shape.rank - 1, through: 0, by: -1) {
                        place += rest % y.shape[axis] * strides[permutation[axis]]
                        rest /= y.shape[axis]
                    }
                    y.copyElement(i, from: x, place)
                }
            }),
        Operation(
            .cast, "cast",
            derivative: .rule { p in
                p.node.input(0).dtype.isFloating
                    ? [try p.gradient.cast(to: p.node.input(0).dtype)] : [nil]
            },
            routine: { build in
                let (from, to) = (build.inputs[0], build.index)
                let (a, b) = (build.operands[0].dtype, build.node.dtype)
                guard !a.isHalf, !b.isHalf else { return nil }
                let count = Int64(build.node.shape.count)
                return { routine_cast(a.code, b.code, $0.pointers[from], $0.pointers[to], count) }
            },
            reference: { call in
                let (x, y) = (call.inputs[0], call.output)
                for i in 0..<y.count {
                    if x.dtype.isFloating {
                        y[i] = x[i].roundedTowardZero(for: y.dtype)
                    } else {
                        y.copyElement(i, from: x, i)
                    }
                }
            }),
    ]
}

extension Double {
    /// What an integer dtype keeps of this number: its whole part, within the type's range.
    fileprivate func roundedTowardZero(for dtype: DType) -> Double {
        if dtype.isFloating || dtype == .bool { return self }
        if isNaN { return 0 }
        let range: ClosedRange<Double> =
            dtype == .uint8 ? 0...255 : dtype == .int32 ? -0x1p31...(0x1p31 - 1) : -0x1p63...0x1p63
        return Swift.min(Swift.max(self, range.lowerBound), range.upperBound).rounded(.towardZero)
    }
}

extension ReferenceArray {
    /// Copies one element, whatever its dtype.
    func copyElement(_ index: Int, from source: ReferenceArray, _ place: Int) {
        if dtype.isFloating {
            self[index] = source[place]
        } else {
            setInteger(index, source.integer(place))
        }
    }
}

/// A copy between two layouts whose shapes are known; strides in elements, at most eight axes.
struct StridedCopy {
    let size: Int64
    let rank: Int32
    let dimensions: [Int64]
    let source: [Int64]
    let target: [Int64]

    init(size: Int, dimensions: [Int], source: [Int], target: [Int]) {
        self.size = Int64(size)
        rank = Int32(dimensions.count)
        self.dimensions = dimensions.map { Int64($0) }
        self.source = source.map { Int64($0 * size) }
        self.target = target.map { Int64($0 * size) }
    }

    func run(from: UnsafeRawPointer, to: UnsafeMutableRawPointer) {
        routine_copy_strided(size, rank, dimensions, from, source, to, target)
    }
}
