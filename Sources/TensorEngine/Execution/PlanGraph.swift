/// The graph a plan is built from, by slots, and how its nodes group into steps.
struct PlanGraph {
    let nodes: [Node]
    let externals: [Node]
    let inputs: [[Int]]
    /// For each node, the nodes that read it.
    let users: [[Int]]
    /// The nodes that are wanted, in the order in which they run.
    let order: [Int]
    /// Nodes whose memory somebody outside sees, under their own or another name.
    private let isExposed: [Bool]

    init(nodes: [Node], externals: [Node], inputs: [[Int]], users: [[Int]], order: [Int]) {
        self.nodes = nodes
        self.externals = externals
        self.inputs = inputs
        self.users = users
        self.order = order
        var isExposed = nodes.map { $0.handles > 0 }
        for index in nodes.indices.reversed() where nodes[index].op.isAlias && isExposed[index] {
            if let source = inputs[index].first, source < nodes.count { isExposed[source] = true }
        }
        self.isExposed = isExposed
    }

    /// Nodes that one step computes.
    struct Group {
        var members: [Int]
        /// Members whose results go to memory; the others' stay in registers.
        var stored: Set<Int> = []
        /// What tiles compute in; nil for a step of one node with a routine of its own.
        var type: DType?
        /// What the step does to its first member's result: the other members.
        var epilogue: Epilogue?
        var operands: Set<Int> = []
    }

    /// Most members of a chain, and most operands from memory: what the C routines have registers
    /// for.
    private static let most = 14

    func node(_ slot: Int) -> Node {
        slot < nodes.count ? nodes[slot] : externals[slot - nodes.count]
    }

    func isLive(_ index: Int) -> Bool { nodes[index].handles > 0 }

    /// The slot whose memory a node shares, or nil if it has its own. A run of rows shares only
    /// what stays inside the plan: buffers that are handed out begin at their first element.
    func aliased(_ index: Int) -> Int? {
        let node = nodes[index]
        if node.op.isAlias || (node.isRunOfRows && !isExposed[index]) { return inputs[index][0] }
        return nil
    }

    /// The slot that owns the memory a slot's value lies in.
    func root(_ slot: Int) -> Int {
        var slot = slot
        while slot < nodes.count, let next = aliased(slot) { slot = next }
        return slot
    }

    /// Whether computing the node takes a step.
    private func needsStep(_ index: Int) -> Bool {
        let node = nodes[index]
        if node.op == .output || aliased(index) != nil { return false }
        return node.op != .constant || isExposed[index]
    }

    /// The steps in order. Chains of element-wise operations of one shape are joined where every
    /// reader of a member that is not the last is itself a member: then the whole chain can run
    /// in its last member's place.
    func groups(joins: Bool, tiles: Bool) -> [Group] {
        var groupOf = [Int](repeating: -1, count: nodes.count)
        var groups: [Group] = []
        for index in order.reversed() where needsStep(index) {
            let type = tiles ? TileProgram.type(of: nodes[index]) : nil
            let operands = Set(inputs[index])
            if joins, let type, let group = home(of: index, type, operands, groupOf, groups) {
                groupOf[index] = group
                groups[group].members.insert(index, at: 0)
                groups[group].operands.remove(index)
                groups[group].operands.formUnion(operands)
                if isLive(index) { groups[group].stored.insert(index) }
                continue
            }
            groupOf[index] = groups.count
            groups.append(
                Group(members: [index], stored: [index], type: type, operands: operands))
        }
        return joins ? withEpilogues(groups.reversed()) : groups.reversed()
    }

    /// The chain that a node can join: the one all its readers belong to.
    private func home(
        of index: Int, _ type: DType, _ operands: Set<Int>, _ groupOf: [Int], _ groups: [Group]
    ) -> Int? {
        guard let first = users[index].first else { return nil }
        let group = groupOf[first]
        guard group >= 0, groups[group].type == type,
            users[index].allSatisfy({ groupOf[$0] == group }),
            let last = groups[group].members.last, nodes[last].shape == nodes[index].shape,
            groups[group].members.count < PlanGraph.most,
            groups[group].operands.union(operands).count <= PlanGraph.most
        else { return nil }
        return group
    }
}
