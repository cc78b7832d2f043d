import CTensorRoutines
import Diagnostics

// Pooling over windows. The largest element's gradient goes to the first largest of its window
// (`maxPoolScatter`); that function's own derivative collects from there (`maxPoolGather`).

extension Tensor {
    /// The largest element of each window, channel by channel. `self` has shape
    /// [batch, axes…, channels] with one to three axes. NaN counts as largest.
    package func maxPooled(sizes: [Int], strides: [Int]? = nil, padding: Padding = .valid) throws
        -> Tensor
    {
        try pooled(.maxPool, sizes, strides, padding)
    }

    /// The mean of each window, channel by channel; padding does not count.
    package func averagePooled(sizes: [Int], strides: [Int]? = nil, padding: Padding = .valid)
        throws -> Tensor
    {
        try pooled(.averagePool, sizes, strides, padding)
    }

    private func pooled(_ op: Op, _ sizes: [Int], _ strides: [Int]?, _ padding: Padding) throws
        -> Tensor
    {
        let name = Operation[op].name
        guard dtype.isComputed, (3...5).contains(rank) else {
            throw Failure(
                id: dtype.isComputed ? "shape-mismatch" : "dtype-mismatch",
                "\(name): it takes Float32 or Float64 of shape [batch, axes…, channels] with one to "
                    + "three axes, not \(dtype.name) of shape \(shape)",
                hint: dtype.isComputed ? nil : "convert it first: cast(to: .float32)")
        }
        let window = try Window(
            name, over: shape, sizes: sizes, strides: strides ?? sizes, padding: padding)
        for axis in 0..<window.rank
        where window.low[axis] >= window.sizes[axis] || window.high[axis] >= window.sizes[axis] {
            throw Failure(
                id: "invalid-argument",
                "\(name): padding of \(Swift.max(window.low[axis], window.high[axis])) leaves "
                    + "windows of \(window.sizes[axis]) with nothing in them")
        }
        let result = [shape[0]] + window.results(over: shape) + [shape.last]
        return Tensor.pool(op, self, nil, window, try Shape(checking: result))
    }

    fileprivate static func pool(
        _ op: Op, _ first: Tensor, _ second: Tensor?, _ window: Window, _ shape: Shape
    ) -> Tensor {
        let result = Tensor.record(op, first.dtype, shape, first, second)
        result.node.numbers.attributes = window.attributes
        return result
    }
}

extension Operation {
    static let pooling = [
        pool(
            .maxPool, "maxPool", POOL_MAX,
            rule: { p in
                [.pool(.maxPoolScatter, p.input(0), p.gradient, p.node.window, p.input(0).shape)]
            },
            reference: { call in
                choose(call, results: call.output) { call.output[$0] = call.inputs[0][$1] }
            }),
        pool(
            .maxPoolScatter, "gradient of maxPool", POOL_MAX_SCATTER,
            rule: { p in
                let (x, dy) = (p.input(0), p.input(1))
                let slopes =
                    p.wanted[1]
                    ? Tensor.pool(
                        .maxPoolGather, x, p.gradient, p.node.window, dy.shape) : nil
                return [nil, slopes]
            },
            reference: { call in
                for place in 0..<call.output.count { call.output[place] = 0 }
                choose(call, results: call.inputs[1]) { call.output[$1] += call.inputs[1][$0] }
            }),
        pool(
            .maxPoolGather, "derivative of the gradient of maxPool", POOL_MAX_GATHER,
            rule: { p in
                let (x, values) = (p.input(0), p.input(1))
                let slopes =
                    p.wanted[1]
                    ? Tensor.pool(
                        .maxPoolScatter, x, p.gradient, p.node.window, values.shape) : nil
                return [nil, slopes]
            },
            reference: { call in
                choose(call, results: call.output) { call.output[$0] = call.inputs[1][$1] }
            }),
        pool(
            .averagePool, "averagePool", POOL_AVERAGE,
            rule: { p in
                [.pool(.averagePoolGradient, p.gradient, nil, p.node.window, p.input(0).shape)]
            },
            reference: { call in
                average(call, images: call.inputs[0], results: call.output) { y, x, share in
                    call.output[y] += call.inputs[0][x] * share
                }
            }),
        pool(
            .averagePoolGradient, "gradient of averagePool", POOL_AVERAGE_GRADIENT,
            rule: { p in
                [.pool(.averagePool, p.gradient, nil, p.node.window, p.input(0).shape)]
            },
            reference: { call in
                average(call, images: call.output, results: call.inputs[0]) { y, x, share in
                    call.output[x] += call.inputs[0][y] * share
                }
            }),
    ]

    private static func pool(
        _ op: Op, _ name: String, _ kind: Int,
        rule: @escaping (Pullback) throws -> [Tensor?],
        reference: @escaping (ReferenceCall) -> Void
    ) -> Operation {
        Operation(
            op, name, derivative: .rule(rule),
            routine: { build in
                let node = build.node
                // Images are what the window slides over: the larger of operand and result.
                let scatters = op == .maxPoolScatter || op == .averagePoolGradient
                let images = scatters ? node.shape : build.operands[0].shape
                let results = scatters ? build.operands[build.operands.count - 1].shape : node.shape
                let shape = node.window.routineShape(input: images, output: results)
                let (type, to) = (node.dtype.code, build.index)
                let (first, second) = (build.inputs[0], build.inputs[build.inputs.count - 1])
                // Its only epilogue is the mask by the result it chose from.
                let kind = Int32(build.epilogue == nil ? kind : POOL_MAX_SCATTER_POSITIVE)
                return { run in
                    var shape = shape
                    routine_pool(
                        type, kind, &shape, run.pointers[first], run.pointers[second],
                        run.pointers[to])
                }
            },
            reference: reference)
    }

    /// Calls `body` with the place of each result and that of its window's first largest element.
    private static func choose(
        _ call: ReferenceCall, results: ReferenceArray, _ body: (Int, Int) -> Void
    ) {
        let x = call.inputs[0]
        var best = [Int](repeating: -1, count: results.count)
        eachTap(call.node.window, x.shape, results.shape) { y, at in
            if best[y] < 0 || x[at] > x[best[y]] || (x[at].isNaN && !x[best[y]].isNaN) {
                best[y] = at
            }
        }
        for (y, at) in best.enumerated() { body(y, at) }
    }

    /// Calls `body` with the places of each result and each element of its window, and that
    /// element's share in the mean.
    private static func average(
        _ call: ReferenceCall, images: ReferenceArray, results: ReferenceArray,
        _ body: (Int, Int, Double) -> Void
    ) {
        for place in 0..<call.output.count { call.output[place] = 0 }
        var counts = [Int](repeating: 0, count: results.count)
        eachTap(call.node.window, images.shape, results.shape) { y, _ in counts[y] += 1 }
        eachTap(call.node.window, images.shape, results.shape) {
            body($0, $1, 1 / Double(counts[$0]))
        }
    }

    private static func eachTap(
        _ window: Window, _ images: Shape, _ results: Shape, _ body: (Int, Int) -> Void
    ) {
        let channels = images.last
        let pixels = images.product(1..<images.rank - 1)
        let places = results.product(1..<results.rank - 1)
        let walk = WindowWalk(window, input: images, output: results)
        for image in 0..<images[0] {
            walk.visit { place, _, pixel in
                for channel in 0..<channels {
                    body(
                        (image * places + place) * channels + channel,
                        (image * pixels + pixel) * channels + channel)
                }
            }
        }
    }
}
