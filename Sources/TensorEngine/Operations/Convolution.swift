import CTensorRoutines
import Diagnostics

// Convolution and its two gradients. All three are linear in both operands, and each one's
// derivatives are the other two, so gradients of any order stay within the family.

extension Tensor {
    /// Slides filters over images: y[n, p, f] = Σ x[n, p·stride + tap·dilation − low, c] ·
    /// w[tap, c, f], a cross-correlation, as in every framework.
    ///
    /// `self` has shape [batch, axes…, channels] with one to three axes, `filters`
    /// [window…, channels / groups, filters]. With groups, each group of channels meets its own
    /// filters. Throws `shape-mismatch`, `dtype-mismatch` or `invalid-argument`.
    package func convolved(
        with filters: Tensor, strides: [Int] = [1], dilations: [Int] = [1],
        padding: Padding = .valid, groups: Int = 1
    ) throws -> Tensor {
        try requireImages("convolution", filters)
        let window = try Window(
            "convolution", over: shape, sizes: Array(filters.shape.dimensions.dropLast(2)),
            strides: strides, dilations: dilations, padding: padding, groups: groups)
        let (perGroup, count) = (filters.shape[filters.rank - 2], filters.shape.last)
        guard groups > 0, shape.last == perGroup * groups, count % groups == 0 else {
            throw Failure(
                id: "shape-mismatch",
                "convolution: filters of shape \(filters.shape)"
                    + (groups == 1
                        ? " slide over \(perGroup == 1 ? "1 channel" : "\(perGroup) channels")"
                        : " in \(groups) groups slide over \(perGroup * Swift.max(groups, 0)) channels")
                    + ", the images of shape \(shape) have \(shape.last)",
                hint: groups == 1
                    ? "images are [batch, …, channels], filters [window…, channels, filters]"
                    : "channels and filters must be multiples of the groups")
        }
        let sizes = [shape[0]] + window.results(over: shape) + [count]
        return Tensor.convolution(.convolution, self, filters, window, try Shape(checking: sizes))
    }

    /// The transpose of a convolution, which turns results back into images: the layer behind
    /// up-sampling. `self` has shape [batch, axes…, filters], `filters` that of the convolution it
    /// transposes, [window…, channels / groups, filters].
    ///
    /// Each axis becomes (size − 1) · stride + span − padding + `outputPadding` long, which has one
    /// number for all axes or one for each; with `.same`, size · stride.
    package func transposeConvolved(
        with filters: Tensor, strides: [Int] = [1], dilations: [Int] = [1],
        padding: Padding = .valid, outputPadding: [Int] = [0], groups: Int = 1
    ) throws -> Tensor {
        try requireImages("transposed convolution", filters)
        guard shape.last == filters.shape.last, groups > 0, shape.last % groups == 0 else {
            throw Failure(
                id: "shape-mismatch",
                "transposed convolution: filters of shape \(filters.shape) turn "
                    + "\(filters.shape.last) channels back, the input of shape \(shape) has "
                    + "\(shape.last)",
                hint: "filters are [window…, channels out, channels in]")
        }
        // Checked against a shape that is large enough; what matters are the numbers.
        let taps = Array(filters.shape.dimensions.dropLast(2))
        let roomy = Shape([1] + taps.map { _ in 1 << 40 } + [1])
        var window = try Window(
            "transposed convolution", over: roomy, sizes: taps, strides: strides,
            dilations: dilations, padding: padding == .same ? .valid : padding, groups: groups)
        let extra =
            outputPadding.count == 1
            ? Array(repeating: outputPadding[0], count: window.rank) : outputPadding
        var sizes = [shape[0]]
        for axis in 0..<window.rank {
            let span = window.span(axis)
            if padding == .same {
                let needed = Swift.max(0, span - window.strides[axis])
                window.low[axis] = needed / 2
                sizes.append(shape[1 + axis] * window.strides[axis])
            } else {
                let size =
                    (shape[1 + axis] - 1) * window.strides[axis] + span - window.low[axis]
                    - window.high[axis] + extra[axis]
                sizes.append(size)
            }
        }
        guard zip(extra, window.strides).allSatisfy({ $0 >= 0 && $0 < $1 }),
            sizes.allSatisfy({ $0 > 0 })
        else {
            throw Failure(
                id: "invalid-argument",
                "transposed convolution: strides \(window.strides), padding and an output padding "
                    + "of \(extra) turn shape \(shape) into sizes "
                    + "\(Array(sizes.dropFirst()))",
                hint:
                    "sizes must be positive, and each axis's output padding smaller than its stride"
            )
        }
        sizes.append(filters.shape[filters.rank - 2] * groups)
        return Tensor.convolution(
            .convolutionInputGradient, self, filters, window, try Shape(checking: sizes))
    }

    private func requireImages(_ operation: String, _ filters: Tensor) throws {
        guard dtype == filters.dtype, dtype.isComputed else {
            throw Failure(
                id: "dtype-mismatch",
                "\(operation): images and filters are both Float32 or both Float64, "
                    + "not \(dtype.name) and \(filters.dtype.name)",
                hint: "convert one: cast(to: .float32)")
        }
        guard (3...5).contains(rank), filters.rank == rank else {
            throw Failure(
                id: "shape-mismatch",
                "\(operation): images of shape \(shape) and filters of shape \(filters.shape)",
                hint: rank == filters.rank - 1
                    ? "the images lack an axis: a batch of one is x.expandingShape(at: 0), "
                        + "one channel x.expandingShape(at: -1)"
                    : "images are [batch, axes…, channels] with one to three axes, filters "
                        + "[window…, channels, filters] with as many")
        }
    }

    fileprivate static func convolution(
        _ op: Op, _ first: Tensor, _ second: Tensor, _ window: Window, _ shape: Shape
    ) -> Tensor {
        let result = Tensor.record(op, first.dtype, shape, first, second)
        result.node.numbers.attributes = window.attributes
        return result
    }
}

extension Operation {
    static let convolutions = [
        family(.convolution, "convolution", CONVOLVE) { p, x, w, window in
            [
                p.wanted[0]
                    ? .convolution(.convolutionInputGradient, p.gradient, w, window, x.shape) : nil,
                p.wanted[1]
                    ? .convolution(.convolutionFilterGradient, x, p.gradient, window, w.shape)
                    : nil,
            ]
        },
        family(.convolutionInputGradient, "transposed convolution", CONVOLVE_INPUT_GRADIENT) {
            p, dy, w, window in
            [
                p.wanted[0]
                    ? .convolution(.convolution, p.gradient, w, window, dy.shape) : nil,
                p.wanted[1]
                    ? .convolution(.convolutionFilterGradient, p.gradient, dy, window, w.shape)
                    : nil,
            ]
        },
        family(
            .convolutionFilterGradient, "gradient of a convolution's filters",
            CONVOLVE_FILTER_GRADIENT
        ) { p, x, dy, window in
            [
                p.wanted[0]
                    ? .convolution(.convolutionInputGradient, dy, p.gradient, window, x.shape)
                    : nil,
                p.wanted[1] ? .convolution(.convolution, x, p.gradient, window, dy.shape) : nil,
            ]
        },
    ]

    private static func family(
        _ op: Op, _ name: String, _ kind: Int,
        rule: @escaping (Pullback, Tensor, Tensor, Window) -> [Tensor?]
    ) -> Operation {
        Operation(
            op, name,
            derivative: .rule { rule($0, $0.input(0), $0.input(1), $0.node.window) },
            routine: { build in
                let node = build.node
                let sizes = ConvolutionOperands(node, build.operands)
                let shape = node.window.routineShape(input: sizes.images, output: sizes.results)
                guard
                    let prepared = PreparedConvolution.make(
                        node.dtype, kind, shape, key: sizes.key(op, node.window))
                else { return nil }
                let scratch = build.scratch(prepared.scratch)
                let (first, second, to) = (build.inputs[0], build.inputs[1], build.index)
                guard let epilogue = build.epilogue else {
                    return { run in
                        prepared.run(
                            run.pointers[first], run.pointers[second], run.pointers[to],
                            run.pointers[scratch], nil)
                    }
                }
                return { run in
                    epilogue.withRoutine(run) {
                        prepared.run(
                            run.pointers[first], run.pointers[second], run.pointers[to],
                            run.pointers[scratch], $0)
                    }
                }
            },
            reference: { reference($0, op) })
    }

    /// Σ over places, taps, channels and filters of the two factors, added where the third is.
    private static func reference(_ call: ReferenceCall, _ op: Op) {
        let (a, b, result) = (call.inputs[0], call.inputs[1], call.output)
        let window = call.node.window
        let (x, w, y) =
            switch op {
            case .convolution: (a, b, result)
            case .convolutionInputGradient: (result, b, a)
            default: (a, result, b)
            }
        for place in 0..<result.count { result[place] = 0 }
        let (channels, filters) = (x.shape.last, y.shape.last)
        let (perGroup, filtersPerGroup) = (channels / window.groups, filters / window.groups)
        let pixels = x.shape.product(1..<x.shape.rank - 1)
        let places = y.shape.product(1..<y.shape.rank - 1)
        let walk = WindowWalk(window, input: x.shape, output: y.shape)
        for image in 0..<x.shape[0] {
            walk.visit { place, tap, pixel in
                for filter in 0..<filters {
                    let group = filter / filtersPerGroup
                    let inY = (image * places + place) * filters + filter
                    for channel in 0..<perGroup {
                        let inX = (image * pixels + pixel) * channels + group * perGroup + channel
                        let inW = (tap * perGroup + channel) * filters + filter
                        switch op {
                        case .convolution: y[inY] += x[inX] * w[inW]
                        case .convolutionInputGradient: x[inX] += y[inY] * w[inW]
                        default: w[inW] += x[inX] * y[inY]
                        }
                    }
                }
            }
        }
    }
}

/// Which of a convolution's tensors are images and results, whatever is computed from what.
private struct ConvolutionOperands {
    let images: Shape
    let results: Shape

    init(_ node: Node, _ operands: [Node]) {
        switch node.op {
        case .convolution: (images, results) = (operands[0].shape, node.shape)
        case .convolutionInputGradient: (images, results) = (node.shape, operands[0].shape)
        default: (images, results) = (operands[0].shape, operands[1].shape)
        }
    }

    func key(_ op: Op, _ window: Window) -> [Int] {
        [Int(op.rawValue)] + images.dimensions + results.dimensions + window.attributes
    }
}

/// A convolution that the routines have prepared; shared by all plans that need the same.
private final class PreparedConvolution {
    /// The last ones used. What falls out is made again when it is wanted.
    private nonisolated(unsafe) static var recent: [(key: [Int], made: PreparedConvolution)] = []
    private static let most = 64

    private let handle: OpaquePointer
    /// Bytes that a run needs besides its operands.
    let scratch: Int

    static func make(
        _ dtype: DType, _ kind: Int, _ shape: RoutineConvolutionShape, key: [Int]
    ) -> PreparedConvolution? {
        let key = [Int(dtype.rawValue), Engine.hasOneDNN ? 1 : 0] + key
        if let place = recent.firstIndex(where: { $0.key == key }) {
            let found = recent.remove(at: place)
            recent.append(found)
            return found.made
        }
        var shape = shape
        guard let handle = routine_convolution_create(dtype.code, Int32(kind), &shape) else {
            return nil
        }
        let made = PreparedConvolution(handle)
        if recent.count == most { recent.removeFirst() }
        recent.append((key, made))
        return made
    }

    private init(_ handle: OpaquePointer) {
        self.handle = handle
        scratch = Int(routine_convolution_scratch(handle))
    }

    deinit { routine_convolution_destroy(handle) }

    func run(
        _ first: UnsafeRawPointer, _ second: UnsafeRawPointer, _ result: UnsafeMutableRawPointer,
        _ scratch: UnsafeMutableRawPointer, _ epilogue: UnsafePointer<RoutineEpilogue>?
    ) {
        routine_convolution_run(handle, first, second, result, scratch, epilogue)
    }
}
