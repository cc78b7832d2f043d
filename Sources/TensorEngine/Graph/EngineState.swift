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

    // Evaluating
    var evaluation = 0
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
    }

    // MARK: Recording

    @inline(__always)
    func record(
        _ op: Op, _ dtype: DType, _ shape: Shape, _ first: Node?, _ second: Node?, _ third: Node?,
        key: UInt64
    ) -> Tensor {
        nextNumber &+= 1
        let node = Node(
            op, dtype, shape, first, second, third, key: key, site: Site.current,
            number: nextNumber)
        return enlist(node)
    }

    /// Records a node with any number of inputs.
    func record(_ op: Op, _ dtype: DType, _ shape: Shape, inputs: [Node], key: UInt64) -> Tensor {
        nextNumber &+= 1
        let node = Node(
            op, dtype, shape, nil, nil, nil, key: key, site: Site.current, number: nextNumber)
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

    // MARK: Tapes

    func isOpen(_ tape: UInt32) -> Bool { tape != 0 && tapes.contains(tape) }

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
        released.append(node)
        guard !releasing else { return }
        releasing = true
        while let last = released.popLast() { _ = consume last }
        releasing = false
    }
}
