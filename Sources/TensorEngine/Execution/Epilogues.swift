import CTensorRoutines

/// Element-wise operations that a step does to its result while that is still in the cache: a bias
/// for each column, relu, the gradient of relu.
struct Epilogue {
    /// The slot of the bias, one element for each element of the last axis.
    var bias: Int?
    /// Whether negative elements become 0.
    var relu = false
    /// The slot of a tensor of the result's shape: where it is not positive, the result becomes 0.
    var mask: Int?

    /// Calls `body` with the epilogue as the C routines take it.
    @inline(__always)
    func withRoutine(_ run: Run, _ body: (UnsafePointer<RoutineEpilogue>) -> Void) {
        var routine = RoutineEpilogue(
            bias: bias.map { UnsafeRawPointer(run.pointers[$0]) },
            mask: mask.map { UnsafeRawPointer(run.pointers[$0]) }, relu: relu)
        body(&routine)
    }
}

extension Op {
    /// Whether the op's routine can end with an epilogue.
    fileprivate var takesEpilogue: Bool {
        self == .matmul || self == .convolution || self == .convolutionInputGradient
    }
}

extension PlanGraph {
    /// Moves the head of an element-wise chain into the step whose result it reads: `matmul + bias`
    /// with a relu behind, or the gradient of a relu behind a product.
    ///
    /// The step then runs in the chain's place, so everything the chain reads is there.
    func withEpilogues(_ groups: [Group]) -> [Group] {
        var result: [Group] = []
        var taken: Set<Int> = []
        for group in groups {
            guard group.type != nil, let (fused, rest) = fusing(group, taken) else {
                result.append(group)
                continue
            }
            taken.insert(fused.members[0])
            result.append(fused)
            if !rest.members.isEmpty { result.append(rest) }
        }
        return result.filter { $0.epilogue != nil || !taken.contains($0.members[0]) }
    }

    /// The chain's head joined to what it reads, and what is left of the chain.
    private func fusing(_ chain: Group, _ taken: Set<Int>) -> (Group, rest: Group)? {
        for member in chain.members {
            guard let (producer, epilogue) = epilogue(of: member), !taken.contains(producer)
            else { continue }
            var fused = Group(members: [producer, member], epilogue: epilogue)
            if epilogue.bias != nil, users[member].count == 1, !chain.stored.contains(member),
                let next = users[member].first, nodes[next].op == .relu,
                chain.members.contains(next)
            {
                fused.members.append(next)
                fused.epilogue?.relu = true
            }
            let last = fused.members[fused.members.count - 1]
            fused.stored = [last]
            var rest = chain
            rest.members.removeAll { fused.members.contains($0) }
            rest.stored.subtract(fused.members)
            return (fused, rest)
        }
        return nil
    }

    /// The step that `member` can end, and how.
    private func epilogue(of member: Int) -> (producer: Int, Epilogue)? {
        let operands = inputs[member]
        switch nodes[member].op {
        case .add:
            for (place, other) in [(0, 1), (1, 0)] where isProducer(operands[place], of: member) {
                let bias = node(operands[other]).shape
                let width = nodes[member].shape.last
                if nodes[operands[place]].op.takesEpilogue, bias.count == width,
                    bias.rank > 0, bias.last == width
                {
                    return (operands[place], Epilogue(bias: operands[other]))
                }
            }
        case .reluGradient:
            let (result, gradient) = (operands[0], operands[1])
            guard isProducer(gradient, of: member), node(result).shape == nodes[member].shape
            else { return nil }
            let op = nodes[gradient].op
            // A pooling that sends gradients knows the result it chose from.
            if op.takesEpilogue || (op == .maxPoolScatter && inputs[gradient][0] == result) {
                return (gradient, Epilogue(mask: result))
            }
        default: break
        }
        return nil
    }

    /// Whether nothing but `member` reads what is computed in `slot`, in its own shape.
    private func isProducer(_ slot: Int, of member: Int) -> Bool {
        slot < nodes.count && users[slot] == [member] && !isLive(slot)
            && nodes[slot].dtype.isComputed && nodes[slot].dtype == nodes[member].dtype
            && nodes[slot].shape == nodes[member].shape
    }
}
