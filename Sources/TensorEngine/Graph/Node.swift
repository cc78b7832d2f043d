import Diagnostics

/// One recorded operation: what it computes from what, and its elements once they are known.
///
/// Nodes are numbered in the order they were recorded, so inputs always have smaller numbers.
/// Used from the executing thread only.
package final class Node {
    package let op: Op
    package let dtype: DType
    package let shape: Shape

    /// Up to three inputs lie inline; ops with more keep them all in `rare.inputs`.
    private(set) var first: Node?
    private(set) var second: Node?
    private(set) var third: Node?

    /// Attributes that change what is computed, and so belong to a plan's key: axes as bits, a
    /// permutation as digits, flags, an output's number.
    let key: UInt64
    /// A constant's number: a plan's input, and never part of its key.
    var scalar: Double = 0
    /// What few nodes have, apart so that the others stay small.
    private var rare: Rare?

    /// The elements, once computed.
    var buffer: Buffer?

    /// Which source line recorded it.
    package let site: SourceSite
    package let number: Int
    /// The outermost gradient tape it depends on; zero for none.
    var tape: UInt32 = 0
    /// How many tensors refer to it.
    var handles: Int32 = 0
    /// How many inputs of other nodes it is.
    var consumers: Int32 = 0
    /// Its place among the pending nodes, or -1.
    var pendingIndex = -1

    // Notes of one evaluation, valid while `mark` is the evaluation's number.
    var mark = 0
    var slot = 0
    var edges: Int32 = 0

    /// Notes of one search for gradients, valid while `pathMark` is the search's number.
    package var pathMark = 0
    package var pathIndex = 0

    init(
        _ op: Op, _ dtype: DType, _ shape: Shape, _ first: Node?, _ second: Node?, _ third: Node?,
        key: UInt64, site: SourceSite, number: Int
    ) {
        self.op = op
        self.dtype = dtype
        self.shape = shape
        self.first = first
        self.second = second
        self.third = third
        self.key = key
        self.site = site
        self.number = number
        if let first { first.consumers &+= 1 }
        if let second { second.consumers &+= 1 }
        if let third { third.consumers &+= 1 }
    }

    /// Sets more inputs than lie inline; for nodes that have none yet.
    func setInputs(_ nodes: [Node]) {
        numbers.inputs = nodes
        for node in nodes { node.consumers &+= 1 }
    }

    deinit {
        if pendingIndex >= 0 { engine.forget(self) }
        dropInputs()
    }

    /// Calls `body` with each input in order.
    @inline(__always)
    package func forEachInput(_ body: (Node) throws -> Void) rethrows {
        if let first {
            try body(first)
            if let second {
                try body(second)
                if let third { try body(third) }
            }
            return
        }
        guard let rare else { return }
        for node in rare.inputs { try body(node) }
    }

    package var inputCount: Int {
        first == nil ? rare?.inputs.count ?? 0 : second == nil ? 1 : third == nil ? 2 : 3
    }

    package func input(_ index: Int) -> Node {
        if let rare, !rare.inputs.isEmpty { return rare.inputs[index] }
        let inline = index == 0 ? first : index == 1 ? second : third
        return inline.unsafelyUnwrapped
    }

    /// Lets go of the inputs, however long the chain behind them: one at a time, from a queue,
    /// so that the stack stays flat.
    func dropInputs() {
        if first != nil {
            Node.drop(&first)
            if second != nil {
                Node.drop(&second)
                if third != nil { Node.drop(&third) }
            }
            return
        }
        guard let rare, !rare.inputs.isEmpty else { return }
        let nodes = rare.inputs
        rare.inputs = []
        for node in nodes {
            node.consumers &-= 1
            engine.release(node)
        }
    }

    @inline(__always)
    private static func drop(_ input: inout Node?) {
        input.unsafelyUnwrapped.consumers &-= 1
        // Only a last reference can start a chain.
        if isKnownUniquelyReferenced(&input) {
            engine.release(input.take().unsafelyUnwrapped)
        } else {
            input = nil
        }
    }

    /// Whether the elements are at hand.
    package var isMaterialized: Bool { buffer != nil }

    /// The elements' memory; only for materialised nodes.
    var memory: UnsafeMutableRawPointer { buffer.unsafelyUnwrapped.memory }

    var bytes: Int { shape.count &* dtype.size }
}

extension Node {
    /// What few nodes have.
    final class Rare {
        var inputs: [Node] = []
        /// Attributes that do not fit `key`: steps of a slice, windows of a convolution.
        var attributes: [Int] = []
        // Numbers, which are a plan's inputs.
        var scalars: [Double] = []
        var offsets: [Int] = []
        var seed: UInt64 = 0
        var counter: UInt64 = 0
        /// How the node's gradient is computed, where a program says it itself.
        var pullback: RecordedPullback?
        /// Why the node will never have elements.
        var failure: Failure?
    }

    /// To set what few nodes have.
    var numbers: Rare {
        if let rare { return rare }
        let fresh = Rare()
        rare = fresh
        return fresh
    }

    var attributes: [Int] { rare?.attributes ?? [] }
    var scalars: [Double] { rare?.scalars ?? [] }
    var offsets: [Int] { rare?.offsets ?? [] }
    var pullback: RecordedPullback? { rare?.pullback }
    var seed: UInt64 { rare?.seed ?? 0 }
    var counter: UInt64 { rare?.counter ?? 0 }
    var failure: Failure? { rare?.failure }
    @inline(__always) var hasFailed: Bool { rare?.failure != nil }
}
