import Diagnostics
import TensorEngine
import VirtualMachine

/// The size of a gradient, and gradients of limited size.
extension GradientLibrary {
    static let clipping = [
        LibraryGroup {
            Builtin(
                source: """
                    /// The gradient, scaled down where its norm, the root of the sum of all squares, is above `limit`.
                    ///
                    ///     opt.update(&model, along: clipped(gradient, norm: 1))
                    func clipped<Model>(_ gradient: Model, norm limit: Double) -> Model {
                        _checkLimit(limit, "clipped")
                        // As in PyTorch, a little short of the limit, so that a zero gradient divides nothing by zero.
                        return _scaled(gradient, minimum(limit / (_gradientNorm(gradient) + 0.000001), 1))
                    }
                    """)
            Builtin(
                source: """
                    /// The gradient with every number brought into -limit...limit.
                    func clipped<Model>(_ gradient: Model, value limit: Double) -> Model {
                        _checkLimit(limit, "clipped")
                        return _clipped(gradient, limit)
                    }
                    """)
            Builtin(
                source: """
                    func _checkLimit(_ limit: Double, _ name: String) {
                        if !(limit >= 0) {
                            _fail("invalid-argument", "\\(name): gradients cannot be limited to \\(_short(limit))", "limits are positive: norm: 1 is usual")
                        }
                    }
                    """)
            Builtin(raw: "func _clipped<Model>(_ gradient: Model, _ limit: Double) -> Model") {
                call in
                let type = call.typeArgument()
                let gradient = call.value(of: type)
                let limit = try call.argument(Double.self)
                try map(call, type, gradient) { try $0.clipped(to: -limit, limit) }
            }
            Builtin(
                source: """
                    /// The root of the sum of the squares of all numbers in a gradient, or in a model's parameters.
                    func gradientNorm<Model>(_ gradient: Model) -> Tensor { _gradientNorm(gradient).cast(to: .float32) }
                    """)
            Builtin(raw: "func _gradientNorm<Model>(_ gradient: Model) -> Tensor") { call in
                let type = call.typeArgument()
                let machine = call.machine
                Site.current = call.site
                let parameters = try call.walk.parameters(call.value(of: type), as: type)
                let squares = try parameters.filter(\.isTrainable).compactMap {
                    try $0.known(in: machine)?.cast(to: .float64).square().sum()
                }
                let total = try squares.reduce(Tensor(constant: 0, dtype: .float64)) { try $0 + $1 }
                try call.setResult(try total.sqrt())
            }
            Builtin(raw: "func _scaled<Model>(_ gradient: Model, _ factor: Tensor) -> Model") {
                call in
                let type = call.typeArgument()
                let gradient = call.value(of: type)
                let factor = try call.argument(Tensor.self)
                try map(call, type, gradient) { try $0 * factor.cast(to: $0.dtype) }
            }
        }
    ]

    /// Gives a copy of a value with a function applied to each of its parameters.
    private static func map(
        _ call: NativeCall, _ type: TypePointer, _ value: Slots, _ body: (Tensor) throws -> Tensor
    ) throws {
        let machine = call.machine
        Site.current = call.site
        try call.setResult(copying: value, as: type) { parameter in
            guard parameter.isTrainable, let known = parameter.known(in: machine) else {
                return parameter
            }
            return try parameter.replaced(by: body(known))
        }
    }
}
