import CTensorRoutines
import Diagnostics

/// One entry between the brackets of `x[0, 1..<3, 0...]`.
package enum TensorIndex: Sendable {
    /// One place; the axis disappears. Negative places count from the end.
    case at(Int)
    /// From `lower` (0 if nil) up to but not including `upper` (the end if nil), by `step`. Where one
    /// bound is nil, a negative other counts from the end.
    case range(lower: Int?, upper: Int?, step: Int)
    /// Up to and including a place.
    case through(Int)
    /// `count` places from `first` on, `step` apart, which may be negative.
    case run(first: Int, count: Int, step: Int)
    /// As many whole axes as are left.
    case ellipsis
    /// A new axis of size 1.
    case newAxis

    /// The whole axis.
    package static let all = TensorIndex.range(lower: nil, upper: nil, step: 1)
}

/// A box of places in a tensor: for each axis a first place, a number of places and a distance.
struct SliceBox {
    var starts: [Int] = []
    var sizes: [Int] = []
    var steps: [Int] = []
    /// The result's shape, without the axes that one place was taken of, with new ones.
    var resultSizes: [Int] = []

    init(_ indices: [TensorIndex], of shape: Shape) throws {
        let used = indices.reduce(0) { count, index in
            switch index {
            case .at, .range, .through, .run: count + 1
            case .ellipsis, .newAxis: count
            }
        }
        guard used <= shape.rank else {
            throw Failure(
                id: "index-out-of-range",
                "\(used) indices are too many for a tensor of shape \(shape)",
                hint: shape.rank == 0
                    ? "a tensor without axes takes none; item() is its number"
                    : shape.rank == 1 ? "it takes one" : "it takes up to \(shape.rank), one an axis"
            )
        }
        var left = shape.rank - used
        for index in indices {
            switch index {
            case .newAxis: resultSizes.append(1)
            case .ellipsis:
                for _ in 0..<left { take(whole: shape) }
                left = 0
            case .at(let place): try take(place, of: shape)
            case .range(let lower, let upper, let step): try take(lower, upper, step, of: shape)
            case .through(let last): try take(through: last, of: shape)
            case .run(let first, let count, let step):
                try take(first: first, count: count, step: step, of: shape)
            }
        }
        while starts.count < shape.rank { take(whole: shape) }
    }

    private mutating func take(whole shape: Shape) {
        let size = shape[starts.count]
        resultSizes.append(size)
        append(0, size, 1)
    }

    private mutating func take(_ place: Int, of shape: Shape) throws {
        let axis = starts.count
        let size = shape[axis]
        let positive = place < 0 ? place + size : place
        guard positive >= 0, positive < size else {
            throw Failure(
                id: "index-out-of-range",
                "index \(place) is outside axis \(axis) of a tensor of shape \(shape)",
                hint: size == 0 ? "the axis is empty" : "places go from 0 to \(size - 1)")
        }
        append(positive, 1, 1)
    }

    private mutating func take(_ lower: Int?, _ upper: Int?, _ step: Int, of shape: Shape) throws {
        let axis = starts.count
        let size = shape[axis]
        var (low, high) = (lower ?? 0, upper ?? size)
        if upper == nil, low < 0 { low += size }
        if lower == nil, high < 0 { high += size }
        guard step > 0, low >= 0, low <= high, high <= size else {
            let range =
                upper == nil
                ? "\(lower ?? 0)..." : lower.map { "\($0)..<\(high)" } ?? "..<\(upper ?? 0)"
            throw outside(range, of: shape)
        }
        let count = (high - low + step - 1) / step
        resultSizes.append(count)
        append(low, count, step)
    }

    private mutating func take(through last: Int, of shape: Shape) throws {
        let size = shape[starts.count]
        let end = (last < 0 ? last + size : last) + 1
        guard end >= 0, end <= size else { throw outside("...\(last)", of: shape) }
        resultSizes.append(end)
        append(0, end, 1)
    }

    private func outside(_ range: String, of shape: Shape) -> Failure {
        let (axis, size) = (starts.count, shape[starts.count])
        return Failure(
            id: "index-out-of-range",
            "the range \(range) is outside axis \(axis) of a tensor of shape \(shape)",
            hint: "ranges lie within 0..<\(size); from the end count ..<(-1) and (-2)...")
    }

    private mutating func take(first: Int, count: Int, step: Int, of shape: Shape) throws {
        let axis = starts.count
        let size = shape[axis]
        let last = first + (count - 1) * step
        guard count == 0 || (0..<size).contains(first) && (0..<size).contains(last) else {
            throw Failure(
                id: "index-out-of-range",
                "places \(first) to \(last) by \(step) are outside axis \(axis) of a tensor of "
                    + "shape \(shape)",
                hint: size == 0 ? "the axis is empty" : "places go from 0 to \(size - 1)")
        }
        resultSizes.append(count)
        append(count == 0 ? 0 : first, count, step)
    }

    private mutating func append(_ start: Int, _ size: Int, _ step: Int) {
        starts.append(start)
        sizes.append(size)
        steps.append(step)
    }
}

extension Tensor {
    /// The part of the tensor that the indices name. Throws `index-out-of-range`.
    package func slice(_ indices: [TensorIndex]) throws -> Tensor {
        let box = try SliceBox(indices, of: shape)
        return try slice(box).reshaped(to: Shape(checking: box.resultSizes))
    }

    /// A copy in which the part that the indices name holds `value`, which may broadcast.
    package func updating(_ indices: [TensorIndex], with value: Tensor) throws -> Tensor {
        let box = try SliceBox(indices, of: shape)
        let value = try value.adopting(dtype, "assignment")
        let part = try Shape(checking: box.resultSizes)
        guard value.shape.broadcasts(to: part) else {
            throw Failure(
                id: "shape-mismatch",
                "assignment: a value of shape \(value.shape) does not fit a part of shape \(part)",
                hint:
                    "a value has the part's shape, or sizes of 1 that stretch; one number is Tensor(5)"
            )
        }
        let boxed = try value.broadcast(to: part).reshaped(to: Shape(box.sizes))
        return update(box, boxed)
    }

    /// Rows `range` along the first axis: what batches are.
    package func rows(_ range: Range<Int>) throws -> Tensor {
        try slice([.range(lower: range.lowerBound, upper: range.upperBound, step: 1)])
    }

    private func slice(_ box: SliceBox) throws -> Tensor {
        if box.sizes == shape.dimensions, box.steps.allSatisfy({ $0 == 1 }) { return self }
        let result = Tensor.record(.slice, dtype, Shape(box.sizes), self)
        result.node.setBox(box.starts, box.steps)
        return result
    }

    private func update(_ box: SliceBox, _ value: Tensor) -> Tensor {
        let result = Tensor.record(.sliceUpdate, dtype, shape, self, value)
        result.node.setBox(box.starts, box.steps)
        return result
    }

    /// The gradient's part at the places another node's box names.
    fileprivate func slice(like node: Node, sizes: Shape) -> Tensor {
        let result = Tensor.record(.slice, dtype, sizes, self)
        result.node.setBox(node.offsets, node.attributes)
        return result
    }

    fileprivate func update(like node: Node, with value: Tensor) -> Tensor {
        let result = Tensor.record(.sliceUpdate, dtype, shape, self, value)
        result.node.setBox(node.offsets, node.attributes)
        return result
    }
}

extension Node {
    /// Places are numbers, so that a loop over batches repeats one plan; steps are attributes.
    fileprivate func setBox(_ starts: [Int], _ steps: [Int]) {
        numbers.offsets = starts
        if steps.contains(where: { $0 != 1 }) { numbers.attributes = steps }
    }

    /// Whether a slice takes whole rows, one behind the other: then it needs no copy.
    var isRunOfRows: Bool {
        guard op == .slice, attributes.isEmpty else { return false }
        let source = input(0).shape
        for axis in 1..<Swift.max(1, shape.rank) where shape[axis] != source[axis] { return false }
        return true
    }
}

extension Operation {
    static let slices = [
        Operation(
            .slice, "slice",
            derivative: .rule { p in
                let zeros = try Tensor(zeros: p.node.input(0).shape, dtype: p.gradient.dtype)
                return [zeros.update(like: p.node, with: p.gradient)]
            },
            routine: { build in
                let (whole, part) = (build.operands[0].shape, build.node.shape)
                let copy = StridedCopy(
                    size: build.node.dtype.size, dimensions: part.dimensions,
                    source: stepped(whole.strides, build.node.attributes), target: part.strides)
                let strides = whole.strides.map { $0 * build.node.dtype.size }
                let (from, to, index) = (build.inputs[0], build.index, build.index)
                return { run in
                    let start = start(run.node(index).offsets, strides)
                    copy.run(from: run.pointers[from] + start, to: run.pointers[to])
                }
            },
            reference: { call in
                for i in 0..<call.output.count {
                    call.output.copyElement(
                        i, from: call.inputs[0],
                        place(i, of: call.node, in: call.output.shape, whole: call.inputs[0].shape))
                }
            }),
        Operation(
            .sliceUpdate, "assignment",
            derivative: .rule { p in
                let part = p.node.input(1).shape
                let zeros = try Tensor(zeros: part, dtype: p.gradient.dtype)
                return [
                    p.wanted[0] ? p.gradient.update(like: p.node, with: zeros) : nil,
                    p.wanted[1] ? p.gradient.slice(like: p.node, sizes: part) : nil,
                ]
            },
            routine: { build in
                let (whole, part) = (build.node.shape, build.operands[1].shape)
                let copy = StridedCopy(
                    size: build.node.dtype.size, dimensions: part.dimensions,
                    source: part.strides, target: stepped(whole.strides, build.node.attributes))
                let strides = whole.strides.map { $0 * build.node.dtype.size }
                let (base, value, to) = (build.inputs[0], build.inputs[1], build.index)
                let bytes = build.node.bytes
                return { run in
                    let start = start(run.node(to).offsets, strides)
                    run.pointers[to].copyMemory(from: run.pointers[base], byteCount: bytes)
                    copy.run(from: run.pointers[value], to: run.pointers[to] + start)
                }
            },
            reference: { call in
                let (base, value, y) = (call.inputs[0], call.inputs[1], call.output)
                for i in 0..<y.count { y.copyElement(i, from: base, i) }
                for i in 0..<value.count {
                    y.copyElement(
                        place(i, of: call.node, in: value.shape, whole: y.shape), from: value, i)
                }
            }),
    ]

    private static func stepped(_ strides: [Int], _ steps: [Int]) -> [Int] {
        steps.isEmpty ? strides : zip(strides, steps).map { $0 * $1 }
    }

    /// Where a box begins, in the unit of `strides`.
    private static func start(_ places: [Int], _ strides: [Int]) -> Int {
        var start = 0
        for axis in places.indices { start += places[axis] * strides[axis] }
        return start
    }

    /// Where element `index` of a box of shape `part` lies in the whole tensor.
    private static func place(_ index: Int, of node: Node, in part: Shape, whole: Shape) -> Int {
        var (rest, place, step) = (index, 0, 1)
        for axis in stride(from: part.rank - 1, through: 0, by: -1) {
            let distance = node.attributes.isEmpty ? 1 : node.attributes[axis]
            place += (node.offsets[axis] + rest % part[axis] * distance) * step
            rest /= part[axis]
            step *= whole[axis]
        }
        return place
    }
}
