/// Decides where each value of a plan lies: in the arena, or in a buffer that outlives the run.
final class PlanLayout {
    private let plan: Plan
    private let graph: PlanGraph
    private let groups: [PlanGraph.Group]
    private var arena = ArenaLayout()
    private var position = 0
    private var nextSlot: Int

    /// For each node that owns memory: the step that writes it and the last that reads it.
    private var written: [Int]
    private var lastRead: [Int]
    /// Whether something that outlives the run lies in the node's memory.
    private var outlives: [Bool]
    private var bufferOf: [Int]
    /// The last step that reads an external, through whatever names.
    private var externalLastRead: [Int]
    /// Slots written by each step.
    private var results: [[Int]]

    init(plan: Plan, graph: PlanGraph, groups: [PlanGraph.Group]) {
        self.plan = plan
        self.graph = graph
        self.groups = groups
        let count = graph.nodes.count
        nextSlot = count + graph.externals.count
        written = [Int](repeating: -1, count: count)
        lastRead = [Int](repeating: -1, count: count)
        outlives = [Bool](repeating: false, count: count)
        bufferOf = [Int](repeating: -1, count: count)
        externalLastRead = [Int](repeating: -1, count: graph.externals.count)
        results = [[Int]](repeating: [], count: groups.count)
        plan.firstUpdate = groups.count
        findLives()
        placeNumbers()
    }

    private func findLives() {
        let nodes = graph.nodes
        for (position, group) in groups.enumerated() {
            for member in group.members {
                if group.stored.contains(member) { write(member, position) }
                for slot in graph.inputs[member] { read(slot, position) }
                guard nodes[member].op.isOptimizer else { continue }
                plan.firstUpdate = min(plan.firstUpdate, position)
                for output in graph.users[member] { write(output, position) }
            }
        }
        for index in graph.order where graph.isLive(index) {
            let root = graph.root(index)
            if root < nodes.count { outlives[root] = true }
        }
    }

    private func write(_ index: Int, _ position: Int) {
        written[index] = position
        lastRead[index] = max(lastRead[index], position)
        results[position].append(index)
    }

    private func read(_ slot: Int, _ position: Int) {
        let root = graph.root(slot)
        if root < graph.nodes.count {
            lastRead[root] = max(lastRead[root], position)
        } else {
            externalLastRead[root - graph.nodes.count] = position
        }
    }

    /// Numbers that no step writes lie in the arena from the beginning to the end.
    private func placeNumbers() {
        for index in graph.order where graph.nodes[index].op == .constant && written[index] < 0 {
            let offset = arena.place(8, from: 0, to: groups.count)
            plan.places.append((index, .number(offset, graph.nodes[index].dtype)))
        }
    }

    /// Places what step `position` writes.
    func begin(_ position: Int) {
        self.position = position
        for index in results[position] {
            let bytes = graph.nodes[index].bytes
            if outlives[index] {
                bufferOf[index] = plan.buffers.count
                plan.places.append((index, .buffer(plan.buffers.count, bytes: bytes)))
                plan.buffers.append(index)
            } else {
                let offset = arena.place(bytes, from: position, to: lastRead[index])
                plan.places.append((index, .arena(offset)))
            }
        }
    }

    /// Memory for the current step alone; its slot.
    func scratch(_ bytes: Int) -> Int {
        let slot = nextSlot
        nextSlot += 1
        let offset = arena.place(bytes, from: position, to: position)
        plan.places.append((slot, .arena(offset)))
        return slot
    }

    /// The slots of all results of an optimizer's step; those that nobody reads are scratch.
    /// Empty for other nodes.
    func outputs(of index: Int) -> [Int] {
        let node = graph.nodes[index]
        guard node.op.isOptimizer else { return [] }
        let count = Int(node.key)
        let total = graph.inputs[index].count - count
        var slots = [Int](repeating: -1, count: total)
        for user in graph.users[index] { slots[Int(graph.nodes[user].key)] = user }
        for output in 0..<total where slots[output] < 0 {
            slots[output] = scratch(graph.node(graph.inputs[index][output % count]).bytes)
        }
        return slots
    }

    /// Binds other names, notes what outlives the run and what may be overwritten.
    func finish() {
        let nodes = graph.nodes
        for index in graph.order {
            if let source = graph.aliased(index) {
                let node = nodes[index]
                if node.op == .slice {
                    let perRow = node.shape.product(1..<node.shape.rank) * node.dtype.size
                    plan.places.append((index, .rows(source, bytesPerRow: perRow)))
                } else {
                    plan.places.append((index, .alias(source)))
                }
            }
            guard graph.isLive(index) else { continue }
            let root = graph.root(index)
            if root < nodes.count {
                plan.results.append(
                    Plan.Result(index: index, buffer: bufferOf[root], steps: written[root] + 1))
            } else {
                let external = root - nodes.count
                plan.results.append(Plan.Result(index: index, buffer: -external - 1, steps: 0))
            }
        }
        findDonations()
        plan.slotCount = nextSlot
        plan.arenaBytes = arena.size
    }

    /// An optimizer's result may overwrite the external it replaces if nothing reads that later.
    private func findDonations() {
        for (position, group) in groups.enumerated() {
            let index = group.members[0]
            guard graph.nodes[index].op.isOptimizer else { continue }
            let roots = graph.inputs[index].map { graph.root($0) }
            for output in graph.users[index] where bufferOf[output] >= 0 {
                let input = graph.nodes[index].overwritable(Int(graph.nodes[output].key))
                let root = roots[input]
                let external = root - graph.nodes.count
                guard external >= 0, externalLastRead[external] == position,
                    roots.count(where: { $0 == root }) == 1
                else { continue }
                plan.donations.append(
                    Plan.Donation(buffer: bufferOf[output], external: external))
            }
        }
    }
}
