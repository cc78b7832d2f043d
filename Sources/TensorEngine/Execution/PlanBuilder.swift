import Diagnostics

/// Turns a recorded graph into a plan: orders it, folds transposes into products, joins
/// element-wise chains, and lays values out by how long they live.
struct PlanBuilder {
    /// The nodes to compute, in the order they were recorded; slot i is node i's.
    let nodes: [Node]
    /// Materialised nodes they read; slot `nodes.count + e` is external e's.
    let externals: [Node]
    /// Whether chains are joined; a graph's first sighting does without.
    let fuses: Bool
    let usesReference: Bool

    private let plan: Plan
    private var inputs: [[Int]]
    private var users: [[Int]]
    private var transposed: [UInt64]
    private var isDead: [Bool]

    init(
        key: [UInt64], nodes: [Node], externals: [Node], fuses: Bool, usesReference: Bool
    ) {
        self.nodes = nodes
        self.externals = externals
        self.fuses = fuses
        self.usesReference = usesReference
        plan = Plan(key: key)
        let count = nodes.count
        inputs = nodes.map { node in
            var slots: [Int] = []
            node.forEachInput { slots.append($0.isMaterialized ? count + $0.slot : $0.slot) }
            return slots
        }
        users = [[Int]](repeating: [], count: count)
        transposed = nodes.map { $0.op == .matmul ? $0.key : 0 }
        isDead = [Bool](repeating: false, count: count)
    }

    mutating func build() -> Plan {
        if !usesReference { foldTransposes() }
        findUsers()
        let graph = PlanGraph(
            nodes: nodes, externals: externals, inputs: inputs, users: users,
            order: orderUpdatesLast())
        let groups = graph.groups(joins: fuses && !usesReference, tiles: !usesReference)
        let layout = PlanLayout(plan: plan, graph: graph, groups: groups)
        for (position, group) in groups.enumerated() {
            layout.begin(position)
            let index = group.members.last ?? 0
            plan.steps.append(Plan.Step(index: index, routine: routine(group, graph, layout)))
        }
        layout.finish()
        return plan
    }

    /// Products read transposed operands where they lie.
    private mutating func foldTransposes() {
        for index in nodes.indices where nodes[index].op == .matmul && nodes[index].dtype.isComputed
        {
            for side in 0..<2 {
                let slot = inputs[index][side]
                guard slot < nodes.count, nodes[slot].op == .transpose else { continue }
                var expected = Array(0..<nodes[slot].shape.rank)
                expected.swapAt(expected.count - 1, expected.count - 2)
                guard nodes[slot].permutation == expected else { continue }
                inputs[index][side] = inputs[slot][0]
                transposed[index] ^= side == 0 ? 1 : 2
            }
        }
    }

    private mutating func findUsers() {
        for index in nodes.indices.reversed() {
            // Users have larger numbers, so all of this node's are known.
            if users[index].isEmpty, nodes[index].handles == 0 {
                isDead[index] = true
                continue
            }
            for slot in inputs[index] where slot < nodes.count { users[slot].append(index) }
        }
    }

    /// Live nodes in order, but optimizer steps and what depends on them last: then everything
    /// that reads the old values has run when they are overwritten.
    private func orderUpdatesLast() -> [Int] {
        var isLate = [Bool](repeating: false, count: nodes.count)
        var (early, late): ([Int], [Int]) = ([], [])
        for index in nodes.indices where !isDead[index] {
            isLate[index] =
                nodes[index].op.isOptimizer
                || inputs[index].contains { $0 < nodes.count && isLate[$0] }
            if isLate[index] { late.append(index) } else { early.append(index) }
        }
        return early + late
    }

    // MARK: Steps

    private func routine(_ group: PlanGraph.Group, _ graph: PlanGraph, _ layout: PlanLayout)
        -> Routine
    {
        if let type = group.type, let last = group.members.last {
            let members = group.members.map { member in
                (
                    node: nodes[member], index: member,
                    inputs: inputs[member].map {
                        TileProgram.Operand(
                            slot: $0, dtype: graph.node($0).dtype, shape: graph.node($0).shape)
                    }
                )
            }
            let program = TileProgram(
                type: type, shape: nodes[last].shape, members: members, stored: group.stored,
                scratch: layout.scratch)
            return program.run
        }
        let index = group.members[0]
        let node = nodes[index]
        let build = Build(
            node: node, index: group.members[group.members.count - 1], inputs: inputs[index],
            operands: inputs[index].map(graph.node), outputs: layout.outputs(of: index),
            epilogue: group.epilogue, scratch: layout.scratch)
        if !usesReference {
            if node.op == .matmul, node.dtype.isComputed {
                return Operation.multiply(build, transposed: transposed[index])
            }
            if let fast = Operation[node.op].routine?(build) { return fast }
        }
        // References know no epilogue, and nothing but memory keeps its ops from their routines.
        if group.epilogue != nil {
            return { _ in
                throw Failure(
                    id: "out-of-memory", "there is no memory left to prepare \(node.operationName)")
            }
        }
        return reference(build)
    }

    /// A step that runs the op's plain-Swift routine.
    private func reference(_ build: Build) -> Routine {
        let body = Operation[build.node.op].reference
        let operands = zip(build.inputs, build.operands).map { ($0, $1.dtype, $1.shape) }
        let (index, dtype, shape) = (build.index, build.node.dtype, build.node.shape)
        let outputs = build.outputs
        return { run in
            let inputs = operands.map {
                ReferenceArray(memory: run.pointers[$0], dtype: $1, shape: $2)
            }
            let results: [ReferenceArray] =
                outputs.isEmpty
                ? [ReferenceArray(memory: run.pointers[index], dtype: dtype, shape: shape)]
                : outputs.enumerated().map { place, slot in
                    // Outputs have the shapes of the inputs they replace.
                    let shape = operands[place % Int(run.node(index).key)].2
                    return ReferenceArray(memory: run.pointers[slot], dtype: dtype, shape: shape)
                }
            try body(ReferenceCall(node: run.node(index), inputs: inputs, outputs: results))
        }
    }
}
