import Diagnostics
import TensorEngine
import VirtualMachine

/// One step of an optimizer on a model in place.
///
/// The old tensors are let go before the step runs, so that the engine may write new parameters
/// over old ones. Should the step fail or be stopped, model and optimizer are put back as they were:
/// the old nodes still have their elements, because nothing is overwritten before all gradients
/// are there.
struct OptimizerStep {
    /// What the formula computes from parameters of one group, nil where there are no groups, their
    /// gradients and each kind of state: new parameters and new state.
    typealias Formula = (
        _ group: Int?, _ parameters: [Tensor], _ gradients: [Tensor], _ state: [[Tensor]]
    ) throws -> (parameters: [Tensor], state: [[Tensor]])

    let machine: Machine
    /// As messages name it: `Adam`.
    let name: String
    /// Where the model's slots are.
    let model: Slots
    let type: TypePointer
    /// Where arrays of tensors are, one tensor a parameter; empty before the first step.
    let states: [Slots]
    /// The group of each parameter; empty without groups.
    let members: [Int]

    private var walk: ParameterWalk { ParameterWalk(machine: machine) }

    /// What parameters and state were, without handles, which would keep memory from being reused.
    private struct Before {
        /// By the parameter's number; nil where the step changes nothing.
        var parameters: [Node?]
        var states: [[Node?]]
    }

    /// What parameters and state become.
    private struct After {
        /// By the parameter's number; nil where the step changes nothing.
        var parameters: [Tensor?]
        var states: [[Tensor?]]
        /// New values of parameters that are numbers: these are read after the step.
        var numbers: [Tensor?]
    }

    /// Takes the step along `gradient`, a value of the model's type.
    ///
    /// Throws `structure-mismatch` where model, gradient and optimizer do not belong together, and
    /// what the computation of the gradients throws.
    func run(along gradient: Slots, formula: Formula) throws {
        let (before, after) = try record(along: gradient, formula)
        do {
            try Engine.forceAll()
            try writeNumbers(after.numbers)
        } catch {
            try writeTensors(before.parameters.map { $0.map(Tensor.init) })
            for (place, nodes) in zip(states, before.states) {
                try writeState(nodes.map { $0.map(Tensor.init) }, to: place)
            }
            throw error
        }
    }

    /// Records the step and puts its results into model and state. All handles on what was there
    /// before end with this call.
    private func record(
        along gradient: Slots, _ formula: Formula
    ) throws -> (Before, After) {
        let all = try walk.parameters(model, as: type)
        let slopes = try walk.parameters(gradient, as: type)
        guard all.count == slopes.count else {
            throw Failure(
                id: "structure-mismatch",
                "\(name): the model has \(all.count) parameters, the gradient \(slopes.count)",
                hint: "take the gradient of this very model")
        }
        guard members.isEmpty || members.count == all.count(where: \.isTrainable) else {
            throw Failure(
                id: "structure-mismatch",
                "this \(name) has groups for another model, of \(members.count) parameters",
                hint: "make a new optimizer for each model")
        }
        let old = try states.map { try readState($0, count: all.count) }
        let tensors = all.map { $0.isTrainable ? $0.known(in: machine) : nil }
        let gradients = slopes.map { $0.known(in: machine) }
        var before = Before(
            parameters: tensors.map { $0?.node }, states: old.map { $0.map { $0?.known?.node } })
        var after = After(
            parameters: all.map { _ in nil }, states: old.map { $0.map { _ in nil } },
            numbers: all.map { _ in nil })
        // Statistics ride with the gradient.
        for index in all.indices where all[index].isStatistic {
            before.parameters[index] = all[index].known(in: machine)?.node
            after.parameters[index] = gradients[index]
        }
        // Weights that no input has reached yet have neither shape nor gradient.
        let used = all.indices.filter { tensors[$0] != nil && gradients[$0] != nil }
        let groups = groupNumbers(of: all)
        let parts = parts(of: used) { index in
            (groups[index] ?? 0) << 8 | Int(tensors[index]?.dtype.rawValue ?? 0)
        }
        for members in parts {
            let parameters = members.compactMap { tensors[$0] }
            let state = try old.map { kind in
                try zip(members, parameters).map { try moment(kind[$0], for: $1) }
            }
            let result = try formula(
                groups[members[0]], parameters, members.compactMap { gradients[$0] }, state)
            for (place, index) in members.enumerated() {
                if case .number = all[index] {
                    before.parameters[index] = nil
                    after.numbers[index] = result.parameters[place]
                } else {
                    after.parameters[index] = result.parameters[place]
                }
                for kind in states.indices {
                    after.states[kind][index] = result.state[kind][place]
                }
            }
        }
        try writeTensors(after.parameters)
        for (place, tensors) in zip(states, after.states) { try writeState(tensors, to: place) }
        return (before, after)
    }

    /// The group of each parameter, statistics among them; nil where there are no groups.
    private func groupNumbers(of parameters: [Parameter]) -> [Int?] {
        var next = members.makeIterator()
        return parameters.map { $0.isTrainable ? next.next() : nil }
    }

    /// Parameters with the same key, a group and a dtype, take their step together; hardly any model
    /// has several keys.
    private func parts(of used: [Int], by key: (Int) -> Int) -> [[Int]] {
        guard let first = used.first else { return [] }
        let firstKey = key(first)
        if used.allSatisfy({ key($0) == firstKey }) { return [used] }
        return Dictionary(grouping: used, by: key).values.map { $0.sorted() }
    }

    /// Zeros before the first step of a parameter.
    private func moment(_ value: TensorValue?, for parameter: Tensor) throws -> Tensor {
        if let known = value?.known {
            if known.shape == parameter.shape, known.dtype == parameter.dtype { return known }
            // A single zero stands for what has not been used yet.
            guard known.count == 1 else {
                throw Failure(
                    id: "structure-mismatch",
                    "this \(name) remembers a parameter of \(known.dtype.name) of shape "
                        + "\(known.shape) where this model has \(parameter.dtype.name) of shape "
                        + "\(parameter.shape)", hint: "make a new optimizer for each model")
            }
        }
        return try Tensor(zeros: parameter.shape, dtype: parameter.dtype)
    }

    private func readState(_ place: Slots, count: Int) throws -> [TensorValue?] {
        let array = Object(place[0])
        if array.arrayCount == 0 { return [TensorValue?](repeating: nil, count: count) }
        guard array.arrayCount == count else {
            throw Failure(
                id: "structure-mismatch",
                "this \(name) has been used with a model of \(array.arrayCount) parameters, "
                    + "this one has \(count)",
                hint: "make a new optimizer for each model")
        }
        return (0..<count).map { TensorValue.borrowed(from: array.elementSlots[$0]) }
    }

    /// Parameters without a tensor stay as they are.
    private func writeTensors(_ tensors: [Tensor?]) throws {
        try rewrite { index, parameter in
            try tensors[index].map { try parameter.replaced(by: $0) } ?? parameter
        }
    }

    /// Replaces parameters by their number.
    private func rewrite(_ replace: (Int, Parameter) throws -> Parameter) throws {
        var index = 0
        try walk.rewrite(model, as: type) { parameter in
            defer { index += 1 }
            return try replace(index, parameter)
        }
    }

    /// Parameters that are numbers get their new values.
    private func writeNumbers(_ numbers: [Tensor?]) throws {
        guard numbers.contains(where: { $0 != nil }) else { return }
        try rewrite { index, parameter in
            try numbers[index].map { try parameter.replaced(by: $0) } ?? parameter
        }
    }

    /// A parameter without state has a single zero, which `moment` does not take for its own
    /// unless it is right.
    private func writeState(_ tensors: [Tensor?], to place: Slots) throws {
        let array = try machine.newArray(
            of: TensorValue.type(in: machine), capacity: tensors.count)
        for (index, tensor) in tensors.enumerated() {
            let value = TensorValue(tensor ?? Tensor(constant: 0))
            array.elementSlots[index] = machine.newNative(value).slot
        }
        array.arrayCount = tensors.count
        machine.heap.release(place[0])
        place[0] = array.slot
    }
}
