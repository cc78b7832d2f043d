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

    /// Outlives the step.
    unowned(unsafe) let machine: Machine
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
        /// New values of parameters that are numbers, which are read after the step; empty where
        /// there are none.
        var numbers: [Tensor?] = []
    }

    /// The parameters that the step changes: floating-point numbers with a gradient. Weights that no
    /// input has reached yet have neither shape nor gradient.
    private struct Changing {
        var numbers: [Int] = []
        var parameters: [Tensor] = []
        var gradients: [Tensor] = []
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
        var before = Before(
            parameters: [Node?](repeating: nil, count: all.count),
            states: old.map { $0.map { $0?.known?.node } })
        let none = [Tensor?](repeating: nil, count: all.count)
        var after = After(parameters: none, states: old.map { _ in none })
        var changing = Changing()
        for (index, parameter) in all.enumerated() {
            let gradient = slopes[index].known(in: machine)
            if parameter.isStatistic {
                // Statistics ride with the gradient.
                before.parameters[index] = parameter.known(in: machine)?.node
                after.parameters[index] = gradient
                continue
            }
            guard !parameter.isFrozen, let gradient, let tensor = parameter.known(in: machine),
                tensor.dtype.isFloating
            else { continue }
            if !parameter.isNumber { before.parameters[index] = tensor.node }
            changing.numbers.append(index)
            changing.parameters.append(tensor)
            changing.gradients.append(gradient)
        }
        let groups = members.isEmpty ? [] : groupNumbers(of: all)
        let parts = parts(of: changing) { place in
            let group = groups.isEmpty ? 0 : groups[changing.numbers[place]] ?? 0
            return group << 8 | Int(changing.parameters[place].dtype.rawValue)
        }
        for part in parts {
            let state = try old.map { kind in
                try zip(part.numbers, part.parameters).map { try moment(kind[$0], for: $1) }
            }
            let result = try formula(
                groups.isEmpty ? nil : groups[part.numbers[0]], part.parameters, part.gradients,
                state)
            for (place, index) in part.numbers.enumerated() {
                if all[index].isNumber {
                    if after.numbers.isEmpty { after.numbers = none }
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

    /// The group of each parameter; nil for those that take no step.
    private func groupNumbers(of parameters: [Parameter]) -> [Int?] {
        var next = members.makeIterator()
        return parameters.map { $0.isTrainable ? next.next() : nil }
    }

    /// Parameters with the same key, a group and a dtype, take their step together; hardly any model
    /// has several keys.
    private func parts(of changing: Changing, by key: (Int) -> Int) -> [Changing] {
        let places = changing.numbers.indices
        guard let first = places.first else { return [] }
        let firstKey = key(first)
        if places.allSatisfy({ key($0) == firstKey }) { return [changing] }
        return Dictionary(grouping: places, by: key).values.map { places in
            let places = places.sorted()
            return Changing(
                numbers: places.map { changing.numbers[$0] },
                parameters: places.map { changing.parameters[$0] },
                gradients: places.map { changing.gradients[$0] })
        }
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
        let type = TensorValue.type(in: machine)
        let isFirst = Object(place[0]).arrayCount != tensors.count
        if isFirst {
            let array = try machine.newArray(of: type, capacity: tensors.count)
            machine.heap.release(place[0])
            place[0] = array.slot
        } else if !machine.heap.makeUnique(place) {
            throw outOfMemory("the state of \(name)")
        }
        let array = Object(place[0])
        for (index, tensor) in tensors.enumerated() {
            let value = TensorValue(tensor ?? Tensor(constant: 0))
            if !isFirst { machine.heap.release(array.elementSlots[index]) }
            array.elementSlots[index] = machine.heap.newNative(type, value).slot
        }
        array.arrayCount = tensors.count
    }
}
