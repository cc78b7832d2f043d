import CTensorRoutines
import Diagnostics

/// What one evaluation works on, kept between evaluations so that it allocates nothing.
final class Evaluation {
    /// The nodes to compute, in order.
    var nodes: ContiguousArray<Unmanaged<Node>> = []
    /// Materialised nodes they read.
    var externals: ContiguousArray<Unmanaged<Node>> = []
    /// The graph's structure, word for word.
    private(set) var words: UnsafeMutablePointer<UInt64>
    var wordCount = 0
    private var wordCapacity = 4096
    var pointers: UnsafeMutablePointer<UnsafeMutableRawPointer>
    var pointerCapacity = 256
    var buffers: ContiguousArray<Buffer?> = []

    init() {
        pointers = .allocate(capacity: pointerCapacity)
        words = .allocate(capacity: wordCapacity)
    }

    var key: UnsafeBufferPointer<UInt64> { UnsafeBufferPointer(start: words, count: wordCount) }

    /// Makes room for `more` words.
    @inline(__always)
    func reserveWords(_ more: Int) {
        if wordCount + more > wordCapacity { growWords(more) }
    }

    private func growWords(_ more: Int) {
        wordCapacity = max(wordCapacity * 2, wordCount + more)
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: wordCapacity)
        larger.update(from: words, count: wordCount)
        words.deallocate()
        words = larger
    }

    @inline(__always)
    func spell(_ word: UInt64) {
        words[wordCount] = word
        wordCount &+= 1
    }

    func reserve(_ slots: Int) {
        guard slots > pointerCapacity else { return }
        pointers.deallocate()
        pointerCapacity = max(slots, pointerCapacity * 2)
        pointers = .allocate(capacity: pointerCapacity)
    }
}

extension EngineState {
    /// Computes every pending node that a tensor refers to, `node` among them.
    func evaluate(for node: Node) throws {
        unshelve(node)
        try evaluate()
    }

    /// Computes every pending node that a tensor refers to, but for those on shelves.
    func evaluate() throws {
        guard pendingLive > 0 else { return }
        if isStopWanted { throw Interrupted() }
        let work = scratch
        try collect(work)
        guard !work.nodes.isEmpty else { return }
        try run(plan(for: work), work)
    }

    private var isStopWanted: Bool {
        guard let flag = interruptFlag else { return false }
        return flag.pointee != 0
    }

    /// Throws `Interrupted` where Stop is wanted and the step that runs is leavable: for routines that
    /// take more than some ten milliseconds.
    func pollForStop() throws { if isLeavable, isStopWanted { throw Interrupted() } }

    /// The same for a loop over elements, which asks now and then.
    @inline(__always) func pollForStop(at step: Int) throws {
        if step & 0xFFFF == 0 { try pollForStop() }
    }

    /// Evaluation at a loop's back edge. What an open tape keeps stays pending and must not bring
    /// about a cut at every edge from then on.
    func cut() throws {
        try evaluate()
        cutThreshold = pendingLive
    }

    private func plan(for work: Evaluation) -> Plan {
        if checksNumerics { return unfusedPlan(for: work) }
        if let plan = plans.latest(work.key) { return plan }
        let hash = PlanCache.hash(work.key)
        if let plan = plans.find(hash, work.key) { return plan }
        let isRepeated = plans.isSeen(hash)
        var builder = PlanBuilder(
            key: Array(work.key), nodes: work.nodes.map { $0.takeUnretainedValue() },
            externals: work.externals.map { $0.takeUnretainedValue() }, fuses: isRepeated,
            usesReference: usesReference)
        let plan = builder.build()
        if isRepeated { plans.insert(plan, hash) }
        return plan
    }

    /// A plan with a step for each operation.
    private func unfusedPlan(for work: Evaluation) -> Plan {
        var builder = PlanBuilder(
            key: [], nodes: work.nodes.map { $0.takeUnretainedValue() },
            externals: work.externals.map { $0.takeUnretainedValue() }, fuses: false,
            usesReference: usesReference)
        return builder.build()
    }

    // MARK: Collecting

    /// Finds the nodes to compute and spells their structure.
    private func collect(_ work: Evaluation) throws {
        evaluation &+= 1
        let mark = evaluation
        if pendingLive < pendingCount / 2 { compact() }
        work.nodes.removeAll(keepingCapacity: true)
        work.externals.removeAll(keepingCapacity: true)
        work.wordCount = 0
        // Wanted is what has a handle, and what a wanted node reads; readers come later in the
        // list, so one pass backwards finds them all.
        var shelved: Node?
        for index in stride(from: pendingCount - 1, through: 0, by: -1) {
            guard let reference = pending[index] else { continue }
            reference._withUnsafeGuaranteedRef { node in
                guard node.mark == mark || node.handles > 0 else { return }
                if isShelved(node) {
                    if node.mark == mark { shelved = node }
                    return
                }
                node.mark = mark
                node.forEachInput { if $0.buffer == nil { $0.mark = mark } }
            }
        }
        if let shelved {
            unshelve(shelved)
            return try collect(work)
        }
        var failed: [Node] = []
        for index in 0..<pendingCount {
            guard let reference = pending[index] else { continue }
            reference._withUnsafeGuaranteedRef { node in
                guard node.mark == mark else { return }
                if mayHaveFailed, let failure = failureAmongInputs(of: node) {
                    settle(node, failure)
                    failed.append(node)
                    return
                }
                node.slot = work.nodes.count
                work.nodes.append(reference)
                spell(node, mark, work)
            }
        }
        guard !failed.isEmpty else { return }
        for node in failed {
            forget(node)
            node.dropInputs()
        }
        // What only they read is gone with them, so what has been collected is out of date.
        try collect(work)
    }

    /// What becomes of a node that cannot be computed: it fails, but an optimizer's result keeps
    /// the value from before the step, so that a mistake in one batch does not cost the model.
    private func settle(_ node: Node, _ failure: Failure) {
        if node.op == .output, node.inputCount == 1 {
            let step = node.input(0)
            let before = step.input(step.overwritable(Int(truncatingIfNeeded: node.key)))
            if let buffer = before.buffer {
                node.buffer = buffer
                return
            }
        }
        node.numbers.failure = failure
    }

    private func failureAmongInputs(of node: Node) -> Failure? {
        var failure: Failure?
        node.forEachInput { if $0.hasFailed { failure = $0.failure } }
        return failure
    }

    @inline(__always)
    private func spell(_ node: Node, _ mark: Int, _ work: Evaluation) {
        let rank = node.shape.rank
        let inputs = node.inputCount
        let attributes = node.hasRare ? node.attributes : []
        work.reserveWords(2 + rank + attributes.count + inputs * (2 + Shape.maximumRank))
        work.spell(
            UInt64(node.op.rawValue) | UInt64(node.dtype.rawValue) << 8
                | UInt64(truncatingIfNeeded: rank) << 16
                | (node.handles > 0 ? 1 << 24 : 0)
                | UInt64(truncatingIfNeeded: inputs) << 32
                | UInt64(truncatingIfNeeded: attributes.count) << 56)
        work.spell(node.key)
        for axis in 0..<rank { work.spell(UInt64(truncatingIfNeeded: node.shape[axis])) }
        for value in attributes { work.spell(UInt64(bitPattern: Int64(value))) }
        // Nodes that keep their inputs for a tape will read them again.
        let releases = node.tape == 0 || !isOpen(node.tape)
        node.forEachInput { input in
            guard input.buffer != nil else {
                work.spell(UInt64(truncatingIfNeeded: input.slot) << 1)
                return
            }
            if input.mark != mark {
                input.mark = mark
                input.slot = work.externals.count
                input.edges = 0
                work.externals.append(Unmanaged.passUnretained(input))
                work.spell(UInt64(truncatingIfNeeded: input.slot) << 1 | 1)
                work.spell(UInt64(input.dtype.rawValue) | UInt64(input.shape.rank) << 8)
                for axis in 0..<input.shape.rank {
                    work.spell(UInt64(truncatingIfNeeded: input.shape[axis]))
                }
            } else {
                work.spell(UInt64(truncatingIfNeeded: input.slot) << 1 | 1)
            }
            if releases { input.edges &+= 1 }
        }
    }

    // MARK: Running

    private func run(_ plan: Plan, _ work: Evaluation) throws {
        defer { work.buffers.removeAll(keepingCapacity: true) }
        do {
            try arena.reserve(plan.arenaBytes)
        } catch let failure as Failure {
            abandon(plan.results.map { work.nodes[$0.index].takeUnretainedValue() }, failure)
            throw failure
        }
        work.reserve(plan.slotCount)
        try bind(plan, work)
        try work.nodes.withUnsafeMutableBufferPointer { nodes in
            guard let base = nodes.baseAddress else { return }
            let run = Run(pointers: work.pointers, nodes: base)
            defer { isLeavable = false }
            for position in plan.steps.indices {
                let step = plan.steps[position]
                // Once a model is being overwritten, the run goes on to its end.
                isLeavable = position < plan.firstUpdate
                do {
                    if position <= plan.firstUpdate, isStopWanted { throw Interrupted() }
                    try step.routine(run)
                    // A routine that heard of Stop has left its result unfinished.
                    try pollForStop()
                    if checksNumerics { try checkResult(of: step, work, run) }
                } catch let stop as Interrupted {
                    commit(plan, work, run, steps: position)
                    throw stop
                } catch var failure as Failure {
                    let node = run.node(step.index)
                    if failure.site == nil { failure.site = node.site }
                    fail(plan, work, run, at: position, failure)
                    throw failure
                }
            }
            commit(plan, work, run, steps: plan.steps.count)
        }
    }

    /// Throws `not-finite` for the result of an operation whose operands were still finite.
    private func checkResult(of step: Plan.Step, _ work: Evaluation, _ run: Run) throws {
        let node = run.node(step.index)
        guard node.dtype.isFloating, !node.op.isOptimizer, node.op != .output else { return }
        let result = ReferenceArray(
            memory: run.pointers[step.index], dtype: node.dtype, shape: node.shape)
        if let place = result.firstNotFinite { throw notFinite(node, result, place) }
    }

    private func notFinite(_ node: Node, _ result: ReferenceArray, _ place: Int) -> Failure {
        var found = ""
        node.forEachInput { input in
            guard let buffer = input.buffer, input.dtype.isFloating else { return }
            let array = ReferenceArray(
                memory: buffer.memory, dtype: input.dtype, shape: input.shape)
            if array.firstNotFinite != nil {
                found = "; an operand of shape \(input.shape) has some already"
            }
        }
        return Failure(
            id: "not-finite",
            "\(node.operationName) gives \(result[place].isNaN ? "NaN" : "infinity") at \(node.shape.indices(of: place)) of shape "
                + "\(node.shape)\(found)",
            hint: found.isEmpty ? "here the numbers leave the finite ones for the first time" : nil,
            site: node.site)
    }

    /// Gives each slot its memory.
    private func bind(_ plan: Plan, _ work: Evaluation) throws {
        let pointers = work.pointers
        let count = work.nodes.count
        for (index, external) in work.externals.enumerated() {
            pointers[count + index] = external._withUnsafeGuaranteedRef { $0.memory }
        }
        work.buffers.removeAll(keepingCapacity: true)
        for _ in plan.buffers { work.buffers.append(nil) }
        for donation in plan.donations where donation.external >= 0 {
            work.externals[donation.external]._withUnsafeGuaranteedRef { node in
                if node.handles == 0, node.edges == node.consumers,
                    isKnownUniquelyReferenced(&node.buffer)
                {
                    work.buffers[donation.buffer] = node.buffer
                }
            }
        }
        let base = arena.base
        for (slot, place) in plan.places {
            switch place {
            case .arena(let offset): pointers[slot] = base + offset
            case .alias(let source): pointers[slot] = pointers[source]
            case .rows(let source, let bytesPerRow):
                let first = work.nodes[slot]._withUnsafeGuaranteedRef {
                    $0.offsets.isEmpty ? 0 : $0.offsets[0]
                }
                pointers[slot] = pointers[source] + first * bytesPerRow
            case .number(let offset, let dtype):
                pointers[slot] = base + offset
                let value = work.nodes[slot]._withUnsafeGuaranteedRef { $0.scalar }
                ReferenceArray(memory: base + offset, dtype: dtype, shape: Shape())[0] = value
            case .buffer(let buffer, let bytes):
                if let given = work.buffers[buffer] {
                    pointers[slot] = given.memory
                } else {
                    let fresh = try allocate(bytes, work.nodes[slot].takeUnretainedValue())
                    work.buffers[buffer] = fresh
                    pointers[slot] = fresh.memory
                }
            }
        }
    }

    /// A buffer for a node's elements; a node that is too large stays failed, so that it does not
    /// stand in the way of others.
    private func allocate(_ bytes: Int, _ node: Node) throws -> Buffer {
        do {
            return try Buffer.allocate(
                bytes,
                for: "the result of \(node.operationName), \(node.dtype.name) "
                    + "of shape \(node.shape),")
        } catch var failure as Failure {
            failure.site = node.site
            abandon([node], failure)
            throw failure
        }
    }

    /// Hands finished results to their nodes, which let go of their inputs.
    private func commit(_ plan: Plan, _ work: Evaluation, _ run: Run, steps: Int) {
        for result in plan.results where result.steps <= steps {
            let node = run.node(result.index)
            node.buffer =
                result.buffer >= 0
                ? work.buffers[result.buffer]
                : work.externals[-result.buffer - 1].takeUnretainedValue().buffer
        }
        // Only now may anything be released: above, externals and nodes were still needed.
        for result in plan.results where result.steps <= steps {
            let node = run.node(result.index)
            forget(node)
            if isOpen(node.tape) { kept.append(node) } else { node.dropInputs() }
        }
    }

    /// After a failure: what was finished is kept, the failing node stays failed, and with it what
    /// depends on it. Had a model been overwritten already, nothing unfinished could be computed
    /// again from its old values, so all of it fails.
    private func fail(
        _ plan: Plan, _ work: Evaluation, _ run: Run, at position: Int, _ failure: Failure
    ) {
        var blamed: [Node] = [run.node(plan.steps[position].index)]
        if position > plan.firstUpdate {
            for result in plan.results where result.steps > position {
                blamed.append(run.node(result.index))
            }
        }
        commit(plan, work, run, steps: position)
        abandon(blamed, failure)
    }

    /// Gives up on nodes: they will never have elements.
    private func abandon(_ nodes: [Node], _ failure: Failure) {
        for node in nodes where node.pendingIndex >= 0 {
            settle(node, failure)
            forget(node)
            node.dropInputs()
        }
    }
}
