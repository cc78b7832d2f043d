import CTensorRoutines
import Diagnostics

/// The engine's whole state. One executing thread records and forces, so nothing here is locked.
nonisolated(unsafe) let engine = EngineState()

/// See `engine`.
final class EngineState {
    // Recording
    var nextNumber = 0
    /// Nodes without elements, in the order they were recorded; nil where one was released.
    var pending: UnsafeMutablePointer<Unmanaged<Node>?>
    var pendingCount = 0
    var pendingLive = 0
    /// What was pending after the last cut: nodes kept for a tape, which no cut can compute away.
    var cutThreshold = 0
    private var pendingCapacity = 4096

    // Gradient tapes that are open, outermost first, and nodes that keep their inputs for them
    var tapes: [UInt32] = []
    var nextTape: UInt32 = 1
    var kept: [Node] = []

    // Releasing
    private var released: [Node] = []
    private var releasing = false
    /// Nodes that nobody refers to, for the next operations: a training step records as many as it
    /// gives up, and making one anew costs more than all the rest of recording.
    private var spare: [Node] = []
    private static let mostSpare = 1024

    // Evaluating
    /// The numbers of nodes that each stopped cell left and nobody waits for, in order.
    private var shelves: [Range<Int>] = []
    var evaluation = 0
    /// Whether any node has ever failed; until then none needs to be asked.
    var mayHaveFailed = false
    let plans = PlanCache()
    let scratch = Evaluation()
    var arena = Arena()
    var interruptFlag: UnsafePointer<Int32>?
    /// Whether the step that runs may be left half done when Stop is wanted.
    var isLeavable = false {
        didSet { if isLeavable != oldValue { routine_stop_when(isLeavable ? interruptFlag : nil) } }
    }
    var usesReference = false
    /// Whether each result is looked through for NaN and infinity when it is computed.
    var checksNumerics = false

    // Random numbers
    static let sessionSeed: UInt64 = 0x5377_6966_746C_6574
    var seed = EngineState.sessionSeed
    var counter: UInt64 = 0

    init() {
        pending = .allocate(capacity: pendingCapacity)
        released.reserveCapacity(256)
        spare.reserveCapacity(EngineState.mostSpare)
    }

    // MARK: Recording

    @inline(__always)
    func record(
        _ op: Op, _ dtype: DType, _ shape: Shape, _ first: Node?, _ second: Node?, _ third: Node?,
        key: UInt64
    ) -> Tensor {
        enlist(node(op, dtype, shape, first, second, third, key: key))
    }

    /// A node, new or in another life, that is not pending yet.
    @inline(__always)
    func node(
        _ op: Op, _ dtype: DType, _ shape: Shape, _ first: Node? = nil, _ second: Node? = nil,
        _ third: Node? = nil, key: UInt64
    ) -> Node {
        nextNumber &+= 1
        if let node = spare.popLast() {
            node.restart(
                op, dtype, shape, first, second, third, key: key, site: Site.current,
                number: nextNumber)
            return node
        }
        return Node(
            op, dtype, shape, first, second, third, key: key, site: Site.current,
            number: nextNumber)
    }

    /// Records a node with any number of inputs.
    func record(_ op: Op, _ dtype: DType, _ shape: Shape, inputs: [Node], key: UInt64) -> Tensor {
        let node = node(op, dtype, shape, key: key)
        node.setInputs(inputs)
        return enlist(node)
    }

    /// Puts a node on the pending list.
    @inline(__always)
    private func enlist(_ node: Node) -> Tensor {
        if !tapes.isEmpty { node.tape = outermostTape(of: node) }
        if pendingCount == pendingCapacity { makeRoom() }
        node.pendingIndex = pendingCount
        pending[pendingCount] = Unmanaged.passUnretained(node)
        pendingCount &+= 1
        pendingLive &+= 1
        return Tensor(node)
    }

    /// Takes a node off the pending list.
    func forget(_ node: Node) {
        pending[node.pendingIndex] = nil
        node.pendingIndex = -1
        pendingLive &-= 1
        // Nodes released right after they were recorded leave nothing behind.
        while pendingCount > 0, pending[pendingCount - 1] == nil { pendingCount &-= 1 }
    }

    private func makeRoom() {
        compact()
        guard pendingCount > pendingCapacity / 2 else { return }
        let larger = UnsafeMutablePointer<Unmanaged<Node>?>.allocate(capacity: pendingCapacity * 2)
        larger.update(from: pending, count: pendingCount)
        pending.deallocate()
        pending = larger
        pendingCapacity *= 2
    }

    /// Closes the gaps that released nodes left.
    func compact() {
        var kept = 0
        for index in 0..<pendingCount {
            guard let node = pending[index] else { continue }
            node._withUnsafeGuaranteedRef { $0.pendingIndex = kept }
            pending[kept] = node
            kept += 1
        }
        pendingCount = kept
    }

    // MARK: Shelves

    /// Puts what is pending, and not on a shelf yet, on one of its own.
    func shelvePending() {
        guard pendingLive > 0 else { return }
        shelves.append((shelves.last?.upperBound ?? 0)..<nextNumber &+ 1)
    }

    @inline(__always)
    func isShelved(_ node: Node) -> Bool {
        !shelves.isEmpty && shelves.contains { $0.contains(node.number) }
    }

    /// Takes back the shelf that a node lies on, with all that lies there: an optimizer's step has
    /// several results, which are computed together.
    func unshelve(_ node: Node) { shelves.removeAll { $0.contains(node.number) } }

    // MARK: Tapes

    @inline(__always)
    func isOpen(_ tape: UInt32) -> Bool {
        tape != 0 && (tapes.last == tape || tapes.contains(tape))
    }

    private func outermostTape(of node: Node) -> UInt32 {
        var outermost: UInt32 = 0
        node.forEachInput { input in
            let tape = input.tape
            if tape != 0, outermost == 0 || tape < outermost, isOpen(tape) { outermost = tape }
        }
        return outermost
    }

    // MARK: Releasing

    /// Gives up a reference; what that releases in turn waits in a queue, so that no chain of
    /// nodes is ever released by recursion.
    func release(_ node: consuming Node) {
        // Only a last reference can start a chain.
        guard isKnownUniquelyReferenced(&node) else { return }
        released.append(node)
        guard !releasing else { return }
        releasing = true
        while let last = released.popLast() { recycle(last) }
        releasing = false
    }

    /// Takes a node that nobody else refers to out of the graph, and keeps it for another life.
    private func recycle(_ node: Node) {
        node.letGo()
        if spare.count < EngineState.mostSpare { spare.append(node) }
    }
}
