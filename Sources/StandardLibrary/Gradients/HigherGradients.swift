import Autodiff
import Diagnostics
import TensorEngine
import VirtualMachine

/// Matrices of slopes, slopes of slopes, and gradients that a program writes itself.
extension GradientLibrary {
    static let higher = [
        LibraryGroup {
            jacobians
            custom
        }
    ]

    @BuiltinList private static var jacobians: [Builtin] {
        Builtin(
            source: """
                /// The slope of each element of `body(point)` with respect to each element of `point`, as a tensor whose
                /// shape is the result's followed by the point's.
                func jacobian(at point: Tensor, in body: (Tensor) throws -> Tensor) rethrows -> Tensor {
                    let scope = _beginGradient(Tensor.self)
                    let watched = _watch(point, scope)
                    let value = try body(watched)
                    return _jacobian(value, watched, scope)
                }
                """)
        Builtin(
            source: """
                /// The slopes of the slopes of `body`, which gives one number, at `point`: for n elements n × n numbers, in
                /// a tensor whose shape is the point's twice.
                func hessian(at point: Tensor, in body: (Tensor) throws -> Tensor) rethrows -> Tensor {
                    try jacobian(at: point) { try gradient(at: $0, in: body) }
                }
                """)
        Builtin(
            source: """
                /// The product of the Hessian of `body` at `point` with a vector of the point's shape, without the Hessian.
                func hessianVectorProduct(
                    at point: Tensor, _ vector: Tensor, in body: (Tensor) throws -> Tensor
                ) rethrows -> Tensor {
                    try gradient(at: point) { (try gradient(at: $0, in: body) * vector).sum() }
                }
                """)
        Builtin(
            "func _jacobian(_ value: Tensor, _ watched: Tensor, _ scope: _GradientScope) -> Tensor"
        ) { (value: Tensor, watched: Tensor, scope: GradientScope) in
            defer { scope.end() }
            return try Jacobian.of(value, withRespectTo: watched)
        }
    }

    @BuiltinList private static var custom: [Builtin] {
        Builtin(
            source: """
                /// The value of one function with the gradient of another: `pullback` takes the input and the gradient of
                /// the result, and gives the gradient of the input.
                ///
                ///     // Rounds, but passes the gradient on as if it did not.
                ///     customGradient(at: x, value: { $0.rounded() }, pullback: { x, slope in slope })
                func customGradient(
                    at input: Tensor, value: (Tensor) throws -> Tensor,
                    pullback: (Tensor, Tensor) throws -> Tensor
                ) rethrows -> Tensor {
                    let result = try value(input.withoutGradient())
                    let upstream = _upstream(result)
                    let slope = try pullback(input, upstream)
                    return _withGradient(result, [input], upstream, [slope])
                }
                """)
        Builtin(
            source: """
                /// The value of one function of two tensors with the gradient of another: `pullback` takes both and the
                /// gradient of the result, and gives the gradients of both.
                func customGradient(
                    at a: Tensor, _ b: Tensor, value: (Tensor, Tensor) throws -> Tensor,
                    pullback: (Tensor, Tensor, Tensor) throws -> (Tensor, Tensor)
                ) rethrows -> Tensor {
                    let result = try value(a.withoutGradient(), b.withoutGradient())
                    let upstream = _upstream(result)
                    let slopes = try pullback(a, b, upstream)
                    return _withGradient(result, [a, b], upstream, [slopes.0, slopes.1])
                }
                """)
        Builtin(
            source: """
                /// The value of one function of any number of tensors with the gradient of another: `pullback` takes them
                /// and the gradient of the result, and gives the gradient of each.
                func customGradient(
                    at inputs: [Tensor], value: ([Tensor]) throws -> Tensor,
                    pullback: ([Tensor], Tensor) throws -> [Tensor]
                ) rethrows -> Tensor {
                    let result = try value(inputs.map { $0.withoutGradient() })
                    let upstream = _upstream(result)
                    let slopes = try pullback(inputs, upstream)
                    return _withGradient(result, inputs, upstream, slopes)
                }
                """)
        Builtin(tensor: "func _upstream(_ result: Tensor) -> Tensor") { (result: Tensor) in
            Tensor.upstream(of: result)
        }
        Builtin(
            tensor:
                "func _withGradient(_ result: Tensor, _ inputs: [Tensor], _ upstream: Tensor, _ slopes: [Tensor]) -> Tensor"
        ) { (result: Tensor, inputs: [Tensor], upstream: Tensor, slopes: [Tensor]) in
            try result.withGradient(of: inputs, upstream: upstream, slopes: slopes)
        }
        Builtin(
            raw: """
                /// The same value, a tensor, a number or a model, through which no gradient passes.
                func withoutGradient<T>(_ value: T) -> T
                """
        ) { call in
            let type = call.typeArgument()
            let value = call.value(of: type)
            let machine = call.machine
            Site.current = call.site
            try call.setResult(copying: value, as: type) { parameter in
                guard parameter.isFloating, !parameter.isStatistic,
                    let known = parameter.known(in: machine)
                else { return parameter }
                return try parameter.replaced(by: known.withoutGradient())
            }
        }
        Builtin(
            source: """
                /// What the closure gives, through which no gradient passes.
                func withoutGradient<T>(_ body: () throws -> T) rethrows -> T { withoutGradient(try body()) }
                """)
    }
}

/// Gradients of all elements of a result.
private enum Jacobian {
    static func of(_ result: Tensor, withRespectTo point: Tensor) throws -> Tensor {
        guard result.dtype.isFloating else {
            throw Failure(
                id: "not-a-scalar",
                "a Jacobian is one of floating-point numbers, not of \(result.dtype.name)")
        }
        let shape = try Shape(checking: result.shape.dimensions + point.shape.dimensions)
        let rows = try (0..<result.count).map { place in
            var seed = [Double](repeating: 0, count: result.count)
            seed[place] = 1
            let weights = try Tensor(seed, shape: result.shape).cast(to: result.dtype)
            return try gradients(of: result, seed: weights, withRespectTo: [point])[0]
        }
        if rows.isEmpty { return try Tensor(zeros: shape, dtype: point.dtype) }
        return try Tensor.stacked(rows).reshaped(to: shape)
    }
}
