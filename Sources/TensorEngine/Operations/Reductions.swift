import CTensorRoutines
import Diagnostics

// Reductions along axes. Sums are carried in blocks whose bounds come from the shape alone.

extension Tensor {
    /// Records a reduction over `axes` (all of them if nil).
    private func reduced(
        _ op: Op, _ axes: [Int]?, _ keep: Bool, result: DType? = nil, emptyAllowed: Bool = false
    ) throws -> Tensor {
        var mask: UInt64 = 0
        for axis in axes ?? Array(0..<rank) {
            mask |= 1 << UInt64(try shape.axis(axis, operation: Operation[op].name))
        }
        var sizes: [Int] = []
        var reduced = 1
        for axis in 0..<rank {
            if mask >> UInt64(axis) & 1 == 0 {
                sizes.append(shape[axis])
            } else {
                reduced *= shape[axis]
                if keep { sizes.append(1) }
            }
        }
        guard reduced > 0 || emptyAllowed else {
            throw Failure(
                id: "empty-reduction",
                "\(Operation[op].name): there is no element to choose from in shape \(shape)",
                hint: "sum, mean and product have a value for no elements, choices have none")
        }
        return Tensor.record(op, result ?? dtype, Shape(sizes), self, key: mask)
    }

    private func requireNumbers(_ op: Op) throws {
        guard dtype != .bool else {
            throw Failure(
                id: "dtype-mismatch", "\(Operation[op].name) needs numbers, this tensor has Bool",
                hint: "convert it first: cast(to: .float32)")
        }
    }

    /// Sum over axes; truth values are counted as Int64.
    package func sum(axes: [Int]? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        let numbers = dtype == .bool ? try cast(to: .int64) : self
        return try numbers.reduced(.sum, axes, keepingDimensions, emptyAllowed: true)
    }

    /// Mean over axes; whole numbers and truth values give Float32.
    package func mean(axes: [Int]? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        let numbers = dtype.isFloating ? self : try cast(to: .float32)
        return try numbers.reduced(.mean, axes, keepingDimensions, emptyAllowed: true)
    }

    /// Mean squared distance from the mean: divided by n (population), as in normalisation.
    package func variance(axes: [Int]? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        let mean = try self.mean(axes: axes, keepingDimensions: true)
        let numbers = dtype.isFloating ? self : try cast(to: .float32)
        return try (numbers - mean).square().mean(
            axes: axes, keepingDimensions: keepingDimensions)
    }

    package func max(axes: [Int]? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        try requireNumbers(.max)
        return try reduced(.max, axes, keepingDimensions)
    }

    package func min(axes: [Int]? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        try requireNumbers(.min)
        return try reduced(.min, axes, keepingDimensions)
    }

    package func product(axes: [Int]? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        try requireNumbers(.product)
        return try reduced(.product, axes, keepingDimensions, emptyAllowed: true)
    }

    /// Whether any element is true.
    package func any(axes: [Int]? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        try requireTruth(.any)
        return try reduced(.any, axes, keepingDimensions, emptyAllowed: true)
    }

    /// Whether all elements are true.
    package func all(axes: [Int]? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        try requireTruth(.all)
        return try reduced(.all, axes, keepingDimensions, emptyAllowed: true)
    }

    private func requireTruth(_ op: Op) throws {
        guard dtype == .bool else {
            throw Failure(
                id: "dtype-mismatch",
                "\(Operation[op].name) needs truth values, this tensor has \(dtype.name)",
                hint: "compare first, as in x .> 0")
        }
    }

    /// Place of the first largest element along `axis` (of all elements if nil), as Int32.
    package func argmax(axis: Int? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        try arg(.argmax, axis, keepingDimensions)
    }

    /// Place of the first smallest element along `axis` (of all elements if nil), as Int32.
    package func argmin(axis: Int? = nil, keepingDimensions: Bool = false) throws -> Tensor {
        try arg(.argmin, axis, keepingDimensions)
    }

    private func arg(_ op: Op, _ axis: Int?, _ keep: Bool) throws -> Tensor {
        try requireNumbers(op)
        guard let axis else {
            return try flattened().reduced(op, [0], false, result: .int32)
        }
        return try reduced(op, [axis], keep, result: .int32)
    }
}

/// A reduction seen as x[outer][count][inner] → y[outer][inner].
struct ReductionLayout {
    var outer = 1
    var count = 1
    var inner = 1
    /// Set where the reduced axes are not neighbours: they are moved to the end first.
    var permutation: [Int]?

    init(_ shape: Shape, mask: UInt64) {
        let reduced = (0..<shape.rank).filter { mask >> UInt64($0) & 1 == 1 }
        let kept = (0..<shape.rank).filter { mask >> UInt64($0) & 1 == 0 }
        count = reduced.reduce(1) { $0 * shape[$1] }
        // Kept axes between the reduced ones force a copy, unless their size is 1.
        let between = kept.filter { axis in
            guard let first = reduced.first, let last = reduced.last else { return false }
            return axis > first && axis < last && shape[axis] != 1
        }
        if between.isEmpty {
            let end = reduced.last ?? -1
            outer = kept.filter { $0 < (reduced.first ?? shape.rank) }.reduce(1) { $0 * shape[$1] }
            inner = kept.filter { $0 > end && !reduced.isEmpty }.reduce(1) { $0 * shape[$1] }
        } else {
            outer = kept.reduce(1) { $0 * shape[$1] }
            permutation = kept + reduced
        }
    }
}

extension Operation {
    private static let truth = "its results are truth values"

    static let reductions: [Operation] = [
        reduction(
            .sum, "sum", REDUCE_SUM, 0, { $0 + $1 }, { $0 &+ $1 },
            rule: { p in
                [try p.spread(p.gradient)]
            }),
        reduction(
            .mean, "mean", REDUCE_MEAN, 0, { $0 + $1 }, { $0 &+ $1 },
            rule: { p in
                let count =
                    Swift.max(1, p.node.input(0).shape.count) / Swift.max(1, p.node.shape.count)
                return [try p.spread(p.gradient * (1 / Double(count)))]
            }),
        reduction(
            .max, "max", REDUCE_MAX, -.infinity, { $1 > $0 || $1.isNaN ? $1 : $0 },
            { Swift.max($0, $1) }, rule: { p in [try p.spreadToChosen()] }),
        reduction(
            .min, "min", REDUCE_MIN, .infinity, { $1 < $0 || $1.isNaN ? $1 : $0 },
            { Swift.min($0, $1) }, rule: { p in [try p.spreadToChosen()] }),
        reduction(
            .product, "product", REDUCE_PRODUCT, 1, { $0 * $1 }, { $0 &* $1 },
            rule: { p in try p.productSlopes() }),
        arg(.argmax, "argmax", largest: true),
        arg(.argmin, "argmin", largest: false),
        reduction(
            .any, "any", -1, 0, { $0 + $1 }, { $0 | $1 }, undefined: truth),
        reduction(
            .all, "all", -1, 1, { $0 * $1 }, { $0 & $1 }, undefined: truth),
    ]

    private static func reduction(
        _ op: Op, _ name: String, _ code: Int, _ start: Double,
        _ formula: @escaping (Double, Double) -> Double,
        _ whole: @escaping (Int64, Int64) -> Int64,
        undefined: String = "", rule: ((Pullback) throws -> [Tensor?])? = nil
    ) -> Operation {
        Operation(
            op, name, derivative: rule.map { .rule($0) } ?? .undefined(undefined),
            routine: { build in
                guard build.node.dtype.isComputed, code >= 0, build.operands[0].shape.count > 0
                else { return nil }
                let type = build.node.dtype.code
                return reduce(build) { x, y, layout in
                    routine_reduce(
                        type, Int32(code), x, y, Int64(layout.outer), Int64(layout.count),
                        Int64(layout.inner))
                }
            },
            reference: { call in
                let (x, y) = (call.inputs[0], call.output)
                var counts = [Int](repeating: 0, count: y.count)
                for i in 0..<y.count where x.dtype.isFloating { y[i] = start }
                for i in 0..<y.count where !x.dtype.isFloating {
                    y.setInteger(i, Int64(start.isFinite ? start : 0))
                }
                for i in 0..<x.count {
                    let at = place(i, x.shape, call.node.key)
                    if x.dtype.isFloating {
                        y[at] = formula(y[at], x[i])
                    } else {
                        let first = counts[at] == 0 && !start.isFinite
                        y.setInteger(at, first ? x.integer(i) : whole(y.integer(at), x.integer(i)))
                    }
                    counts[at] += 1
                }
                if op == .mean { for i in 0..<y.count { y[i] /= Double(counts[i]) } }
            })
    }

    private static func arg(_ op: Op, _ name: String, largest: Bool) -> Operation {
        Operation(
            op, name, derivative: .undefined("its result is a place, not a value"),
            routine: { build in
                guard build.operands[0].dtype.isComputed else { return nil }
                let type = build.operands[0].dtype.code
                return reduce(build) { x, y, layout in
                    routine_arg_reduce(
                        type, largest, x, y.assumingMemoryBound(to: Int32.self),
                        Int64(layout.outer), Int64(layout.count), Int64(layout.inner))
                }
            },
            reference: { call in
                let (x, y) = (call.inputs[0], call.output)
                let layout = ReductionLayout(x.shape, mask: call.node.key)
                for i in 0..<y.count {
                    let first = i / layout.inner * layout.count * layout.inner + i % layout.inner
                    var best = 0
                    for j in 1..<Swift.max(1, layout.count) {
                        let (old, new) = (
                            x[first + best * layout.inner], x[first + j * layout.inner]
                        )
                        if !old.isNaN, (largest ? new > old : new < old) || new.isNaN { best = j }
                    }
                    y.setInteger(i, Int64(best))
                }
            })
    }

    /// A step that reduces, after moving the reduced axes together where they are apart.
    private static func reduce(
        _ build: Build,
        _ body: @escaping (UnsafeRawPointer, UnsafeMutableRawPointer, ReductionLayout) -> Void
    ) -> Routine {
        let source = build.operands[0]
        let layout = ReductionLayout(source.shape, mask: build.node.key)
        let (from, to) = (build.inputs[0], build.index)
        guard let permutation = layout.permutation else {
            return { run in body(run.pointers[from], run.pointers[to], layout) }
        }
        let moved = Shape(permutation.map { source.shape[$0] })
        let strides = source.shape.strides
        let copy = StridedCopy(
            size: source.dtype.size, dimensions: moved.dimensions,
            source: permutation.map { strides[$0] }, target: moved.strides)
        let scratch = build.scratch(source.bytes)
        return { run in
            copy.run(from: run.pointers[from], to: run.pointers[scratch])
            body(run.pointers[scratch], run.pointers[to], layout)
        }
    }

    /// Which element of the result element `index` of the operand belongs to.
    private static func place(_ index: Int, _ shape: Shape, _ mask: UInt64) -> Int {
        var (rest, place, step) = (index, 0, 1)
        for axis in stride(from: shape.rank - 1, through: 0, by: -1) {
            if mask >> UInt64(axis) & 1 == 0 {
                place += rest % shape[axis] * step
                step *= shape[axis]
            }
            rest /= shape[axis]
        }
        return place
    }
}

extension Pullback {
    /// A reduction's result, or its gradient, repeated over the elements it was made from.
    fileprivate func spread(_ reduced: Tensor) throws -> Tensor {
        let whole = node.input(0).shape
        var kept = whole
        for axis in 0..<whole.rank where node.key >> UInt64(axis) & 1 == 1 { kept[axis] = 1 }
        return try reduced.reshaped(to: kept).broadcast(to: whole)
    }

    /// For max and min: shared equally among the elements that attain it.
    fileprivate func spreadToChosen() throws -> Tensor {
        let chosen = try input(0).equal(spread(output)).cast(to: gradient.dtype)
        let axes = (0..<node.input(0).shape.rank).filter { node.key >> UInt64($0) & 1 == 1 }
        let count = try chosen.sum(axes: axes, keepingDimensions: true)
        return try spread(gradient) * (chosen / count)
    }

    /// For products: each element's factor, the product of the others. It is written with zeros
    /// left out, so that one zero does not make every slope undefined. (Slopes of slopes take
    /// elements that are exactly zero as fixed.)
    fileprivate func productSlopes() throws -> [Tensor?] {
        let x = input(0)
        let axes = (0..<node.input(0).shape.rank).filter { node.key >> UInt64($0) & 1 == 1 }
        let isZero = try x.equal(Tensor(constant: 0, dtype: x.dtype))
        let rest = try isZero.select(Tensor(constant: 1, dtype: x.dtype), x)
        let zeros = try isZero.cast(to: x.dtype)
        let others = try zeros.sum(axes: axes, keepingDimensions: true) - zeros
        let counts = try others.equal(Tensor(constant: 0, dtype: x.dtype)).cast(to: x.dtype)
        let product = try rest.product(axes: axes, keepingDimensions: true)
        return [try spread(gradient) * (product / rest) * counts]
    }
}
