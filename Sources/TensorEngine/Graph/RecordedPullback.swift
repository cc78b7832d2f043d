import Diagnostics

/// A gradient that a program wrote itself, as a graph: the slopes of inputs as functions of the slope
/// of the result, for which a placeholder stands until it is known.
final class RecordedPullback {
    private let placeholder: Tensor
    private let slopes: [Tensor]
    /// The nodes from the placeholder to the slopes, each after its inputs.
    private let path: [Node]

    /// Takes what was recorded off the list of what is computed: it never is, only its copies are.
    init(from placeholder: Tensor, to slopes: [Tensor]) {
        self.placeholder = placeholder
        self.slopes = slopes
        path = RecordedPullback.path(from: placeholder.node, to: slopes.map(\.node))
        for node in path where node.pendingIndex >= 0 {
            engine.forget(node)
            node.numbers.failure = Tensor.upstreamFailure
        }
    }

    private static func path(from start: Node, to ends: [Node]) -> [Node] {
        var ancestors: [ObjectIdentifier: Node] = [:]
        for end in ends { ancestors[ObjectIdentifier(end)] = end }
        var waiting = Array(ancestors.values)
        while let node = waiting.popLast() {
            node.forEachInput { input in
                guard input.number >= start.number,
                    ancestors.updateValue(input, forKey: ObjectIdentifier(input)) == nil
                else { return }
                waiting.append(input)
            }
        }
        var depends: Set<ObjectIdentifier> = [ObjectIdentifier(start)]
        var path: [Node] = []
        for node in ancestors.values.sorted(by: { $0.number < $1.number }) {
            var reads = false
            node.forEachInput { if depends.contains(ObjectIdentifier($0)) { reads = true } }
            guard reads else { continue }
            depends.insert(ObjectIdentifier(node))
            path.append(node)
        }
        return path
    }

    /// The slope of each input, with `gradient` in the placeholder's place.
    func slopes(for gradient: Tensor) -> [Tensor] {
        var copies = [ObjectIdentifier(placeholder.node): gradient]
        for node in path {
            var inputs: [Tensor] = []
            node.forEachInput { inputs.append(copies[ObjectIdentifier($0)] ?? Tensor($0)) }
            copies[ObjectIdentifier(node)] = node.repeated(on: inputs)
        }
        return slopes.map { copies[ObjectIdentifier($0.node)] ?? $0 }
    }
}

extension Node {
    /// The same operation on other inputs of the same shapes and dtypes.
    fileprivate func repeated(on inputs: [Tensor]) -> Tensor {
        let copy =
            inputs.count > 3
            ? Tensor.record(op, dtype, shape, inputs: inputs, key: key)
            : Tensor.record(
                op, dtype, shape, inputs.first, inputs.count > 1 ? inputs[1] : nil,
                inputs.count > 2 ? inputs[2] : nil, key: key)
        copy.node.scalar = scalar
        copy.node.numbers.attributes = attributes
        copy.node.numbers.scalars = scalars
        copy.node.numbers.offsets = offsets
        copy.node.numbers.seed = seed
        copy.node.numbers.counter = counter
        copy.node.numbers.pullback = pullback
        return copy
    }
}

extension Tensor {
    /// Why a placeholder for a gradient has no elements.
    static let upstreamFailure = Failure(
        id: "gradient-not-known",
        "the pullback of a custom gradient looks at the elements of a gradient that is not known yet",
        hint:
            "write the pullback with tensor operations alone: no item(), no printing, no 'if' on it"
    )

    /// A placeholder for the gradient of `result`, to record a pullback with.
    package static func upstream(of result: Tensor) -> Tensor {
        let placeholder = Tensor.record(.leaf, result.dtype, result.shape)
        engine.forget(placeholder.node)
        placeholder.node.numbers.failure = upstreamFailure
        return placeholder
    }

    /// `self` as a result computed from `inputs` whose gradients are what was recorded: `slopes` as
    /// functions of `upstream`. Throws `shape-mismatch` where a slope is not like its input.
    package func withGradient(of inputs: [Tensor], upstream: Tensor, slopes: [Tensor]) throws
        -> Tensor
    {
        guard slopes.count == inputs.count else {
            throw Failure(
                id: "shape-mismatch",
                "customGradient: the pullback gives \(slopes.count) gradients for \(inputs.count) "
                    + "inputs",
                hint: "it gives one for each input, in the inputs' order")
        }
        for (place, (input, slope)) in zip(inputs, slopes).enumerated()
        where slope.shape != input.shape || slope.dtype != input.dtype {
            let which = inputs.count == 1 ? "the input" : "input \(place)"
            throw Failure(
                id: "shape-mismatch",
                "customGradient: the pullback gives \(slope.dtype.name) of shape \(slope.shape), "
                    + "\(which) is \(input.dtype.name) of shape \(input.shape)",
                hint: "a gradient has its input's shape and dtype")
        }
        let all = [self] + inputs
        let result =
            all.count > 3
            ? Tensor.record(.customGradient, dtype, shape, inputs: all)
            : Tensor.record(
                .customGradient, dtype, shape, self, inputs.first,
                inputs.count > 1 ? inputs[1] : nil)
        result.node.numbers.pullback = RecordedPullback(from: upstream, to: slopes)
        return result
    }
}
