import Autodiff
import Diagnostics
import TensorEngine
import VirtualMachine

/// Gradients of functions with respect to whatever holds parameters, and the training phase.
package enum GradientLibrary {
    /// Every group about gradients.
    package static let groups: [LibraryGroup] = functions + natives + phases

    static let functions = [
        LibraryGroup {
            Builtin(
                source: """
                    /// The gradient of `body`, which gives one number, at `point`.
                    ///
                    /// The point may be a tensor, an array of tensors, or a model; the gradient is the same kind of thing,
                    /// with the slope for each parameter in the parameter's place. Layers are in the training phase.
                    ///
                    ///     gradient(at: Tensor(3.0)) { x in x * x }  // 6
                    func gradient<Point>(at point: Point, in body: (Point) throws -> Tensor) rethrows -> Point {
                        let scope = _beginGradient()
                        let watched = _watch(point, scope)
                        let value = try body(watched)
                        return _gradient(value, watched, scope)
                    }
                    """)
            Builtin(
                source: """
                    /// The gradients of `body` with respect to two things at once.
                    func gradient<A, B>(at a: A, _ b: B, in body: (A, B) throws -> Tensor) rethrows -> (A, B) {
                        let scope = _beginGradient()
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
                    func valueWithGradient<Point>(at point: Point, in body: (Point) throws -> Tensor) rethrows -> (value: Tensor, gradient: Point) {
                        let scope = _beginGradient()
                        let watched = _watch(point, scope)
                        let value = try body(watched)
                        return (value: value, gradient: _gradient(value, watched, scope))
                    }
                    """)
            Builtin(
                source: """
                    /// The value of `body` and its gradients with respect to two things at once.
                    func valueWithGradient<A, B>(at a: A, _ b: B, in body: (A, B) throws -> Tensor) rethrows -> (value: Tensor, gradient: (A, B)) {
                        let scope = _beginGradient()
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
            Builtin("func _beginGradient() -> _GradientScope") { GradientScope() }
            Builtin(raw: "func _watch<T>(_ value: T, _ scope: _GradientScope) -> T") { call in
                let type = call.typeArgument()
                let value = call.value(of: type)
                let scope = try call.argument(GradientScope.self)
                Site.current = call.site
                var count = 0
                // The name alone outlives the arguments, over which the result is written.
                let name = type.pointee.descriptor.name
                try call.setResult(copying: value, as: type) { parameter in
                    guard parameter.isTrainable else { return parameter }
                    count += 1
                    return parameter.watched(on: scope.tape)
                }
                if count == 0 {
                    call.machine.heap.release(call.slots, as: type)
                    throw nothingToDifferentiate(name)
                }
            }
            Builtin(
                raw: "func _gradient<T>(_ loss: Tensor, _ watched: T, _ scope: _GradientScope) -> T"
            ) { call in
                let type = call.typeArgument()
                let loss = try call.argument(Tensor.self)
                let value = call.value(of: type)
                let scope = try call.argument(GradientScope.self)
                defer { scope.end() }
                Site.current = call.site
                try checkLoss(loss)
                let settled = try call.walk.parameters(value, as: type).compactMap {
                    $0.isTrainable ? $0.known : nil
                }
                let slopes = try gradients(of: loss, withRespectTo: settled)
                var next = slopes.makeIterator()
                try call.setResult(copying: value, as: type) { parameter in
                    // A weight that was never used keeps waiting for its shape.
                    guard parameter.isTrainable, parameter.known != nil,
                        let slope = next.next()
                    else { return parameter }
                    return TensorValue(slope)
                }
            }
        }
    ]

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

    private static func nothingToDifferentiate(_ name: String) -> Failure {
        if name == "Double" || name == "Float" {
            return Failure(
                id: "nothing-to-differentiate",
                "gradient(at:) of a \(name) needs a tensor to differentiate",
                hint: "write the point as a tensor: gradient(at: Tensor(2.0)) { x in x * x }")
        }
        return Failure(
            id: "nothing-to-differentiate",
            "a \(name) has no parameters to differentiate",
            hint: "parameters are tensors in stored `var` properties; a `let` is none")
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

extension TensorValue {
    /// Whether gradients reach it: floating-point numbers, known or to come.
    var isTrainable: Bool { known?.dtype.isFloating ?? true }
}
