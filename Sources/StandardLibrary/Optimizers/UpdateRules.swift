import Diagnostics
import TensorEngine
import VirtualMachine

/// What optimizers written in the language are made of.
extension OptimizerLibrary {
    static let rules = LibraryGroup {
        Builtin(
            source: """
                /// Changes each parameter of a model by a rule, and gives back what the rule wants to remember for the next step.
                ///
                /// The rule gets a parameter, its slope, its number and its memory, empty at first, and gives the parameter's new
                /// value: all of an optimizer that is to be explained.
                ///
                ///     memory = updateParameters(&model, along: gradient, remembering: memory) { p, g, index, memory in
                ///         memory = [memory.isEmpty ? g : memory[0] * 0.9 + g]
                ///         return p - memory[0] * 0.01
                ///     }
                func updateParameters<Model>(
                    _ model: inout Model, along gradient: Model, remembering memory: [[Tensor]] = [],
                    _ rule: (Tensor, Tensor, Int, inout [Tensor]) throws -> Tensor
                ) rethrows -> [[Tensor]] {
                    let slopes = _parameters(gradient)
                    var parameters = _parameters(model)
                    var memory = memory.isEmpty ? Array(repeating: [], count: parameters.count) : memory
                    if slopes.count != parameters.count || memory.count != parameters.count {
                        _fail(
                            "structure-mismatch", "the model has \\(parameters.count) parameters, the gradient \\(slopes.count), and memories there are of \\(memory.count)",
                            "take the gradient of this very model, and make a new optimizer for each model")
                    }
                    for index in parameters.indices {
                        // A weight that no input has reached has neither shape nor slope.
                        if !_isSettled(parameters[index]) || !_isSettled(slopes[index]) { continue }
                        if slopes[index].shape != parameters[index].shape {
                            _fail(
                                "structure-mismatch", "a parameter of shape \\(parameters[index].shape) has a slope of shape \\(slopes[index].shape)",
                                "take the gradient of this very model")
                        }
                        if let first = memory[index].first {
                            if first.shape != parameters[index].shape {
                                _fail(
                                    "structure-mismatch", "this optimizer remembers a parameter of shape \\(first.shape) where this model has shape \\(parameters[index].shape)",
                                    "make a new optimizer for each model")
                            }
                        }
                        parameters[index] = try rule(parameters[index], slopes[index], index, &memory[index])
                    }
                    _storeStep(&model, gradient, parameters)
                    return memory
                }
                """)
        Builtin(
            source: """
                /// A model, or a gradient, with each parameter replaced by what `body` makes of it and its counterpart in another.
                ///
                ///     model = mapParameters(model, gradient) { p, g in p - g * 0.1 }
                func mapParameters<Model>(
                    _ model: Model, _ other: Model, _ body: (Tensor, Tensor) throws -> Tensor
                ) rethrows -> Model {
                    var parameters = _parameters(model)
                    let others = _parameters(other)
                    if others.count != parameters.count {
                        _fail(
                            "structure-mismatch", "mapParameters: one model has \\(parameters.count) parameters, the other \\(others.count)",
                            "both must be of one architecture")
                    }
                    for index in parameters.indices {
                        if !_isSettled(parameters[index]) || !_isSettled(others[index]) { continue }
                        parameters[index] = try body(parameters[index], others[index])
                    }
                    return _replacing(model, parameters)
                }
                """)
        Builtin(
            source: """
                /// A model, or a gradient, with each parameter replaced by what `body` makes of it.
                func mapParameters<Model>(_ model: Model, _ body: (Tensor) throws -> Tensor) rethrows -> Model {
                    let parameters = try _parameters(model).map { p in _isSettled(p) ? try body(p) : p }
                    return _replacing(model, parameters)
                }
                """)
        Builtin(
            raw: """
                func _storeStep<Model>(_ model: inout Model, _ gradient: Model, _ parameters: [Tensor])
                """
        ) { call in
            let type = call.typeArgument()
            let (model, gradient) = (call.address(), call.value(of: type))
            let parameters = try call.argument([TensorValue].self)
            Site.current = call.site
            // Everything is computed before anything is replaced: Stop leaves the model as it was.
            try Engine.forceAll()
            let statistics = try call.walk.parameters(gradient, as: type).filter(\.isStatistic)
            var (next, nextStatistic) = (parameters.makeIterator(), statistics.makeIterator())
            let machine = call.machine
            try call.walk.rewrite(model, as: type) { parameter in
                if parameter.isStatistic { return nextStatistic.next() ?? parameter }
                guard parameter.isTrainable, let known = next.next()?.known else {
                    return parameter
                }
                try OptimizerLibrary.check(known, for: parameter, machine)
                return try parameter.replaced(by: known)
            }
        }
    }

    /// A rule gives a parameter of the same shape and dtype.
    private static func check(
        _ new: Tensor, for parameter: Parameter, _ machine: Machine
    ) throws {
        guard case .tensor = parameter, let old = parameter.known(in: machine) else { return }
        guard new.shape == old.shape, new.dtype == old.dtype else {
            throw Failure(
                id: "shape-mismatch",
                "a rule made \(new.dtype.name) of shape \(new.shape) from a parameter of "
                    + "\(old.dtype.name) of shape \(old.shape)",
                hint: "an optimizer's rule keeps a parameter's shape and dtype")
        }
    }
}
