import Autodiff
import Diagnostics
import TensorEngine
import VirtualMachine

/// Gradients of functions with respect to whatever holds parameters, and the training phase.
package enum GradientLibrary {
    /// Every group about gradients.
    package static let groups: [LibraryGroup] = functions + natives + phases + higher + clipping

    static let functions = [
        LibraryGroup {
            Builtin(
                source: """
                    /// What a gradient is taken of: one number, by itself or as a tensor.
                    protocol DifferentiableValue {}
                    """)
            Builtin(source: "extension Tensor: DifferentiableValue {}")
            Builtin(source: "extension Double: DifferentiableValue {}")
            Builtin(source: "extension Float: DifferentiableValue {}")
            Builtin(
                source: """
                    /// The gradient of `body`, which gives one number, at `point`.
                    ///
                    /// The point may be a tensor, a number, an array of them, or a model; the gradient is the same kind of
                    /// thing, with the slope for each parameter in the parameter's place. Layers are in the training phase.
                    ///
                    ///     gradient(at: 3.0) { x in x * x }  // 6
                    func gradient<Point, Value: DifferentiableValue>(at point: Point, in body: (Point) throws -> Value) rethrows -> Point {
                        let scope = _beginGradient(Value.self)
                        let watched = _watch(point, scope)
                        let value = try body(watched)
                        return _gradient(value, watched, scope)
                    }
                    """)
            Builtin(
                source: """
                    /// The gradients of `body` with respect to two things at once.
                    func gradient<A, B, Value: DifferentiableValue>(at a: A, _ b: B, in body: (A, B) throws -> Value) rethrows -> (A, B) {
                        let scope = _beginGradient(Value.self)
                        let watchedA = _watch(a, scope)
                        let watchedB = _watch(b, scope)
                        let value = try body(watchedA, watchedB)
                        return _gradient(value, (watchedA, watchedB), scope)
                    }
                    """)
            Builtin(
                source: """
                    /// The value of `body` at `point`, and its gradient there.
                    ///
                    ///     let (loss, slope) = valueWithGradient(at: model) { model in
                    ///         softmaxCrossEntropy(logits: model(images), labels: labels)
                    ///     }
                    func valueWithGradient<Point, Value: DifferentiableValue>(at point: Point, in body: (Point) throws -> Value) rethrows -> (value: Value, gradient: Point) {
                        let scope = _beginGradient(Value.self)
                        let watched = _watch(point, scope)
                        let value = try body(watched)
                        return (value: value, gradient: _gradient(value, watched, scope))
                    }
                    """)
            Builtin(
                source: """
                    /// The value of `body` and its gradients with respect to two things at once.
                    func valueWithGradient<A, B, Value: DifferentiableValue>(at a: A, _ b: B, in body: (A, B) throws -> Value) rethrows -> (value: Value, gradient: (A, B)) {
                        let scope = _beginGradient(Value.self)
                        let watchedA = _watch(a, scope)
                        let watchedB = _watch(b, scope)
                        let value = try body(watchedA, watchedB)
                        return (value: value, gradient: _gradient(value, (watchedA, watchedB), scope))
                    }
                    """)
        }
    ]

    static let natives = [
        LibraryGroup {
            Builtin(source: "@native struct _GradientScope {}")
            Builtin(raw: "func _beginGradient<Value>(_ type: Value.Type) -> _GradientScope") {
                call in
                let kind = call.typeArgument().pointee.kind
                // A loss that is a plain number may have come through `item()`.
                try call.setResult(
                    GradientScope(call.machine, recordsNumbers: kind == .double || kind == .float))
            }
            Builtin(raw: "func _watch<T>(_ value: T, _ scope: _GradientScope) -> T") { call in
                let type = call.typeArgument()
                let value = call.value(of: type)
                let scope = try call.argument(GradientScope.self)
                Site.current = call.site
                // The name alone outlives the arguments, over which the result is written.
                let name = type.pointee.descriptor.name
                let isClass = type.pointee.kind == .classInstance
                let parameters = try call.walk.parameters(value, as: type)
                guard parameters.contains(where: \.isTrainable) else {
                    if isClass { throw nothingInClass(name) }
                    throw nothingToDifferentiate(
                        name, isFrozen: parameters.contains(where: \.isFrozen))
                }
                try call.setResult(copying: value, as: type) { parameter in
                    if case .tensor(let value) = parameter, value.isStatistic {
                        return .tensor(value.followed())
                    }
                    return parameter.isTrainable ? try scope.watch(parameter) : parameter
                }
            }
            Builtin(
                raw: """
                    func _gradient<T, Value>(_ loss: Value, _ watched: T, _ scope: _GradientScope) -> T
                    """
            ) { call in
                let (type, lossType) = (call.typeArgument(), call.typeArgument())
                let loss = try lossTensor(call.value(of: lossType), lossType, call.machine)
                let value = call.value(of: type)
                let scope = try call.argument(GradientScope.self)
                defer { scope.end() }
                Site.current = call.site
                try checkLoss(loss)
                let (walk, machine) = (call.walk, call.machine)
                let watched = try walk.parameters(value, as: type).compactMap {
                    $0.isTrainable ? $0.known(in: machine) : nil
                }
                let slopes = try gradients(of: loss, withRespectTo: watched)
                var next = slopes.makeIterator()
                try call.setResult(copying: value, as: type) { parameter in
                    if case .tensor(let value) = parameter, value.isStatistic {
                        return try value.latest.map { try parameter.replaced(by: $0) } ?? parameter
                    }
                    // A weight that was never used keeps waiting for its shape.
                    guard parameter.isTrainable, parameter.known(in: machine) != nil,
                        let slope = next.next()
                    else { return parameter }
                    return try scope.slope(slope, for: parameter)
                }
            }
        }
    ]

    /// What the closure gave, as a tensor.
    private static func lossTensor(
        _ slots: Slots, _ type: TypePointer, _ machine: Machine
    ) throws -> Tensor {
        switch type.pointee.kind {
        case .double, .float:
            let isFloat = type.pointee.kind == .float
            let number = Parameter.number(word: slots[0], isFloat: isFloat)
            return number.known(in: machine) ?? Tensor(constant: 0)
        default: return try Tensor.load(from: slots, in: machine)
        }
    }

    static let phases = [
        LibraryGroup {
            Builtin(
                source: """
                    /// What layers do: while training, dropout drops; in use, it does not.
                    enum Phase: Equatable {
                        case training
                        case inference
                    }
                    """)
            Builtin(
                source: """
                    /// Runs `body` in a phase: `valueWithGradient` trains, everything else is inference, unless this says otherwise.
                    func withPhase<Result>(_ phase: Phase, _ body: () throws -> Result) rethrows -> Result {
                        let scope = _enterPhase(phase == .training)
                        let result = try body()
                        _leavePhase(scope)
                        return result
                    }
                    """)
            Builtin(source: "@native struct _PhaseScope {}")
            Builtin("func _enterPhase(_ training: Bool) -> _PhaseScope") { (training: Bool) in
                PhaseScope(training: training)
            }
            Builtin("func _leavePhase(_ scope: _PhaseScope)") { (scope: PhaseScope) in
                scope.leave()
            }
            Builtin("func _isTraining() -> Bool") { Phase.isTraining }
        }
    ]

    /// - Parameter isFrozen: whether there are parameters that lie in a `let`.
    private static func nothingToDifferentiate(_ name: String, isFrozen: Bool) -> Failure {
        Failure(
            id: "nothing-to-differentiate",
            isFrozen
                ? "\(name) has nothing to train: all its parameters lie in `let` properties"
                : "\(name) has no parameters to differentiate",
            hint: isFrozen
                ? "what training may change is a `var`: `var dense = Dense(10)`"
                : "parameters are tensors, Doubles and Floats, by themselves or in stored `var` "
                    + "properties; a `let` is none")
    }

    private static func nothingInClass(_ name: String) -> Failure {
        Failure(
            id: "nothing-to-differentiate",
            "\(name) is a class, and parameters are looked for in structs",
            hint: "models are values: declare it with 'struct \(name): Layer'")
    }

    /// A loss must be one floating-point number.
    private static func checkLoss(_ loss: Tensor) throws {
        guard loss.count == 1, loss.dtype.isFloating else {
            let hint =
                loss.dtype.isFloating
                ? "make it one number: .mean() or .sum()"
                : "compute the loss from floating-point numbers; counting passes no gradient"
            throw Failure(
                id: "not-a-scalar",
                "the loss of a gradient is one floating-point number, "
                    + "not \(loss.dtype.name) of shape \(loss.shape)", hint: hint)
        }
    }
}
