import Diagnostics
import TensorEngine

/// The part of the graph between a result and the tensors its gradients are wanted for.
///
/// What is known of a node stands in arrays by its place on the path, which the node notes, so that
/// a search costs no hashing.
final class GradientPath {
    private nonisolated(unsafe) static var searches = 0

    private let search: Int
    private let result: Node
    /// What the result was computed from, as far as the targets are; each after its inputs.
    private var nodes: [Node] = []
    private var isTarget: [Bool] = []
    private var depends: [Bool] = []
    private var gradients: [Tensor?] = []

    init(from result: Node, to targets: [Node]) {
        GradientPath.searches += 1
        search = GradientPath.searches
        self.result = result
        var oldest = Int.max
        for target in targets { oldest = min(oldest, target.number) }
        collect(newerThan: oldest)
        for (index, node) in nodes.enumerated() { node.pathIndex = index }
        isTarget = [Bool](repeating: false, count: nodes.count)
        depends = isTarget
        gradients = [Tensor?](repeating: nil, count: nodes.count)
        for target in targets {
            if let index = place(of: target) { isTarget[index] = true }
        }
        // Inputs come first, so what a node depends on is known before the node.
        for (index, node) in nodes.enumerated() {
            depends[index] = isTarget[index]
            guard !node.stopsGradients else { continue }
            node.forEachInput { input in
                if let place = place(of: input), depends[place] { depends[index] = true }
            }
        }
    }

    /// Finds the result's ancestors, but none older than the oldest target: nothing depends on a
    /// tensor that is younger than itself.
    private func collect(newerThan oldest: Int) {
        // The result keeps them all alive, so none is counted while they are sorted.
        var waiting = [Unmanaged.passUnretained(result)]
        var found: [(number: Int, node: Unmanaged<Node>)] = []
        found.reserveCapacity(64)
        result.pathMark = search
        while let reference = waiting.popLast() {
            reference._withUnsafeGuaranteedRef { node in
                found.append((node.number, reference))
                guard node.number > oldest, !node.stopsGradients else { return }
                node.forEachInput { input in
                    guard input.number >= oldest, input.pathMark != search else { return }
                    input.pathMark = search
                    waiting.append(Unmanaged.passUnretained(input))
                }
            }
        }
        // The search goes from new to old, so this way they are nearly in order.
        found.reverse()
        found.sort { $0.number < $1.number }
        nodes = found.map { $0.node.takeUnretainedValue() }
    }

    private func place(of node: Node) -> Int? {
        node.pathMark == search ? node.pathIndex : nil
    }

    /// Applies the chain rule from the result back to the targets.
    func accumulate(_ seed: Tensor) throws {
        let site = Site.current
        defer { Site.current = site }
        gradients[result.pathIndex] = seed
        for index in stride(from: nodes.count - 1, through: 0, by: -1) {
            let node = nodes[index]
            guard depends[index], let gradient = gradients[index], node.passesGradients else {
                continue
            }
            if !isTarget[index] { gradients[index] = nil }
            // What fails late in a gradient points at the line whose gradient it is.
            Site.current = node.site
            try propagate(gradient, through: node)
        }
    }

    private func propagate(_ gradient: Tensor, through node: Node) throws {
        let wanted = wantedInputs(of: node)
        guard wanted.contains(true) else { return }
        let parts = try Pullback(node: node, gradient: gradient, wanted: wanted).inputGradients()
        for (index, part) in parts.enumerated() where wanted[index] {
            guard let part, let place = place(of: node.input(index)) else { continue }
            if let sum = gradients[place] {
                gradients[place] = try sum + part
            } else {
                gradients[place] = part
            }
        }
    }

    /// Which inputs' gradients are wanted.
    private func wantedInputs(of node: Node) -> [Bool] {
        let count = node.inputCount
        var wanted: [Bool] = []
        if count > 3 { wanted.reserveCapacity(count) }
        var (bits, index) = (0, 0)
        node.forEachInput { input in
            let isWanted =
                input.pathMark == search && depends[input.pathIndex] && input.dtype.isFloating
            if count > 3 { wanted.append(isWanted) } else if isWanted { bits |= 1 << index }
            index += 1
        }
        return count > 3 ? wanted : GradientPath.answers[count][bits]
    }

    /// All answers for up to three inputs, so that the usual one is not made anew for each node.
    private static let answers: [[[Bool]]] = (0...3).map { count in
        (0..<1 << count).map { bits in (0..<count).map { bits >> $0 & 1 == 1 } }
    }

    /// The gradient of a target after `accumulate`; zeros where the result does not depend on it.
    func gradient(for tensor: Tensor) throws -> Tensor {
        guard let index = place(of: tensor.node), depends[result.pathIndex] else {
            return try Tensor(zeros: tensor.shape, dtype: tensor.dtype)
        }
        if let gradient = gradients[index] { return gradient }
        let blocking = nodes.indices.last { place in
            depends[place] && !isTarget[place] && !nodes[place].passesGradients
        }
        guard let blocking else {
            return try Tensor(zeros: tensor.shape, dtype: tensor.dtype)
        }
        throw blockedFailure(for: tensor, by: nodes[blocking])
    }

    /// Names the operation nearest to the result through which no gradient passes.
    private func blockedFailure(for tensor: Tensor, by node: Node) -> Failure {
        let reason = node.reasonForNoGradient ?? "its result has \(node.dtype.name) elements"
        return Failure(
            id: "not-differentiable",
            "the loss depends on a tensor of shape \(tensor.shape) only through "
                + "\(node.operationName), which passes no gradient: \(reason)",
            hint: "use a smooth loss, for example softmaxCrossEntropy instead of counting errors",
            site: node.site)
    }
}
