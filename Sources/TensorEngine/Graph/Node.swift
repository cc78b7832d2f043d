import Diagnostics

/// One recorded operation: what it computes from what, and its elements once they are known.
///
/// Nodes are numbered in the order they were recorded, so inputs always have smaller numbers.
/// Used from the executing thread only. A node that nobody refers to any more is kept for the next
/// operation (`EngineState.recycle`), which is why even what never changes is declared `var`.
package final class Node {
    package private(set) var op: Op
    package private(set) var dtype: DType
    package private(set) var shape: Shape

    /// Up to three inputs lie inline; ops with more keep them all in `rare.inputs`. Owned, and
    /// counted by hand: a look at an input counts nothing.
    private var first: Unmanaged<Node>?
    private var second: Unmanaged<Node>?
    private var third: Unmanaged<Node>?

    /// Attributes that change what is computed, and so belong to a plan's key: axes as bits, a
    /// permutation as digits, flags, an output's number.
    private(set) var key: UInt64
    /// A constant's number: a plan's input, and never part of its key.
    var scalar: Double = 0
    /// What few nodes have, apart so that the others stay small.
    private var rare: Rare?

    /// The elements, once computed.
    var buffer: Buffer?

    /// Which source line recorded it.
    package private(set) var site: SourceSite
    package private(set) var number: Int
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
        self.key = key
        self.site = site
        self.number = number
        takeInputs(first, second, third)
    }

    /// Begins another life of a node that nobody refers to and that has let go of everything.
    func restart(
        _ op: Op, _ dtype: DType, _ shape: Shape, _ first: Node?, _ second: Node?, _ third: Node?,
        key: UInt64, site: SourceSite, number: Int
    ) {
        self.op = op
        self.dtype = dtype
        self.shape = shape
        self.key = key
        self.site = site
        self.number = number
        scalar = 0
        tape = 0
        handles = 0
        consumers = 0
        mark = 0
        pathMark = 0
        takeInputs(first, second, third)
    }

    @inline(__always)
    private func takeInputs(_ first: Node?, _ second: Node?, _ third: Node?) {
        self.first = first.map(Node.taken)
        self.second = second.map(Node.taken)
        self.third = third.map(Node.taken)
    }

    @inline(__always)
    private static func taken(_ input: Node) -> Unmanaged<Node> {
        input.consumers &+= 1
        return .passRetained(input)
    }

    /// Sets more inputs than lie inline; for nodes that have none yet.
    func setInputs(_ nodes: [Node]) {
        numbers.inputs = nodes
        for node in nodes { node.consumers &+= 1 }
    }

    deinit { letGo() }

    /// Gives up everything the node refers to.
    func letGo() {
        if pendingIndex >= 0 { engine.forget(self) }
        dropInputs()
        buffer = nil
        rare = nil
    }

    /// Calls `body` with each input in order.
    @inline(__always)
    package func forEachInput(_ body: (Node) throws -> Void) rethrows {
        if let first {
            try first._withUnsafeGuaranteedRef(body)
            if let second {
                try second._withUnsafeGuaranteedRef(body)
                if let third { try third._withUnsafeGuaranteedRef(body) }
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
        if first == nil, let rare { return rare.inputs[index] }
        let inline = index == 0 ? first : index == 1 ? second : third
        return inline.unsafelyUnwrapped.takeUnretainedValue()
    }

    /// Lets go of the inputs, however long the chain behind them: one at a time, from a queue,
    /// so that the stack stays flat.
    func dropInputs() {
        if let input = first {
            first = nil
            Node.drop(input)
            if let input = second {
                second = nil
                Node.drop(input)
                if let input = third {
                    third = nil
                    Node.drop(input)
                }
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
    private static func drop(_ input: Unmanaged<Node>) {
        input._withUnsafeGuaranteedRef { $0.consumers &-= 1 }
        engine.release(input.takeRetainedValue())
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
        var failure: Failure? { didSet { engine.mayHaveFailed = true } }
    }

    /// To set what few nodes have.
    var numbers: Rare {
        if let rare { return rare }
        let fresh = Rare()
        rare = fresh
        return fresh
    }

    var attributes: [Int] { rare?.attributes ?? [] }
    @inline(__always) var hasRare: Bool { rare != nil }
    var scalars: [Double] { rare?.scalars ?? [] }
    var offsets: [Int] { rare?.offsets ?? [] }
    var pullback: RecordedPullback? { rare?.pullback }
    var seed: UInt64 { rare?.seed ?? 0 }
    var counter: UInt64 { rare?.counter ?? 0 }
    var failure: Failure? { rare?.failure }
    @inline(__always) var hasFailed: Bool { rare?.failure != nil }
}
