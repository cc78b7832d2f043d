import TensorEngine
import VirtualMachine

/// Optimizers: what turns gradients into better parameters.
package enum OptimizerLibrary {
    /// Every group about optimizers.
    package static let groups: [LibraryGroup] = [types, steps]

    static let types = LibraryGroup {
        Builtin(
            source: """
                /// A rule for improving a model along a gradient.
                protocol Optimizer {
                    /// How far a step goes; schedules change it from step to step.
                    var learningRate: Double { get set }
                    /// Takes one step: changes the parameters of `model` along `gradient`, downhill.
                    mutating func update<Model>(_ model: inout Model, along gradient: Model)
                }
                """)
        Builtin(
            source: """
                /// Stochastic gradient descent: each parameter goes a little way against its gradient.
                ///
                /// With momentum μ, steps add up: u ← μ·u + g, p ← p − rate·u. Nesterov's variant takes the gradient
                /// once more: p ← p − rate·(g + μ·u). A weight decay adds decay·p to g first.
                struct SGD: Optimizer {
                    /// How far a step goes, as a multiple of the gradient.
                    var learningRate: Double
                    let momentum: Double
                    let nesterov: Bool
                    let weightDecay: Double
                    @noDerivative var _velocity: [Tensor] = []

                    init(learningRate: Double = 0.01, momentum: Double = 0, nesterov: Bool = false, weightDecay: Double = 0) {
                        self.learningRate = learningRate
                        self.momentum = momentum
                        self.nesterov = nesterov
                        self.weightDecay = weightDecay
                    }

                    /// An optimizer for `model`.
                    init<Model>(for model: Model, learningRate: Double = 0.01, momentum: Double = 0, nesterov: Bool = false, weightDecay: Double = 0) {
                        self.learningRate = learningRate
                        self.momentum = momentum
                        self.nesterov = nesterov
                        self.weightDecay = weightDecay
                    }

                    /// Takes one step: changes the parameters of `model` along `gradient`, downhill.
                    mutating func update<Model>(_ model: inout Model, along gradient: Model) {
                        _sgdStep(&model, gradient, &_velocity, learningRate, momentum, nesterov, weightDecay)
                    }
                }
                """)
        Builtin(
            source: """
                /// Adam (Kingma & Ba 2015): steps whose length adapts to each parameter.
                ///
                /// m ← β₁·m + (1−β₁)·g and v ← β₂·v + (1−β₂)·g² remember gradients and their squares; corrected for
                /// their start at zero, m̂ = m/(1−β₁ᵗ) and v̂ = v/(1−β₂ᵗ), they give p ← p − rate·m̂/(√v̂ + ε).
                /// A weight decay is decoupled (Loshchilov & Hutter 2019): p is first scaled by 1 − rate·decay.
                struct Adam: Optimizer {
                    /// How far a step goes, about the same for all parameters.
                    var learningRate: Double
                    let beta1: Double
                    let beta2: Double
                    let epsilon: Double
                    let weightDecay: Double
                    /// How many steps have been taken.
                    var step: Int = 0
                    @noDerivative var _first: [Tensor] = []
                    @noDerivative var _second: [Tensor] = []

                    init(learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 0.00000001, weightDecay: Double = 0) {
                        self.learningRate = learningRate
                        self.beta1 = beta1
                        self.beta2 = beta2
                        self.epsilon = epsilon
                        self.weightDecay = weightDecay
                    }

                    /// An optimizer for `model`.
                    init<Model>(for model: Model, learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 0.00000001, weightDecay: Double = 0) {
                        self.learningRate = learningRate
                        self.beta1 = beta1
                        self.beta2 = beta2
                        self.epsilon = epsilon
                        self.weightDecay = weightDecay
                    }

                    /// Takes one step: changes the parameters of `model` along `gradient`, downhill.
                    mutating func update<Model>(_ model: inout Model, along gradient: Model) {
                        _adamStep(&model, gradient, &_first, &_second, step + 1, learningRate, beta1, beta2, epsilon, weightDecay)
                        step += 1
                    }
                }
                """)
    }

    static let steps = LibraryGroup {
        Builtin(
            raw: """
                func _sgdStep<Model>(_ model: inout Model, _ gradient: Model, _ velocity: inout [Tensor], _ learningRate: Double, _ momentum: Double, _ nesterov: Bool, _ weightDecay: Double)
                """
        ) { call in
            let type = call.typeArgument()
            let (model, gradient) = (call.address(), call.value(of: type))
            let velocity = call.address()
            let rate = try call.argument(Double.self)
            let momentum = try call.argument(Double.self)
            let nesterov = try call.argument(Bool.self)
            let decay = try call.argument(Double.self)
            Site.current = call.site
            // Without momentum there is nothing to remember.
            let step = OptimizerStep(
                machine: call.machine, name: "SGD", model: model, type: type,
                states: momentum == 0 ? [] : [velocity])
            try step.run(along: gradient) { parameters, gradients, state in
                let result = try Optimizers.sgdStep(
                    parameters: parameters, gradients: gradients, velocity: state.first ?? [],
                    learningRate: rate, momentum: momentum, nesterov: nesterov, weightDecay: decay)
                return (result.parameters, state.isEmpty ? [] : [result.velocity])
            }
        }
        Builtin(
            raw: """
                func _adamStep<Model>(_ model: inout Model, _ gradient: Model, _ first: inout [Tensor], _ second: inout [Tensor], _ step: Int, _ learningRate: Double, _ beta1: Double, _ beta2: Double, _ epsilon: Double, _ weightDecay: Double)
                """
        ) { call in
            let type = call.typeArgument()
            let (model, gradient) = (call.address(), call.value(of: type))
            let states = [call.address(), call.address()]
            let count = try call.argument(Int.self)
            let rate = try call.argument(Double.self)
            let beta1 = try call.argument(Double.self)
            let beta2 = try call.argument(Double.self)
            let epsilon = try call.argument(Double.self)
            let decay = try call.argument(Double.self)
            Site.current = call.site
            let step = OptimizerStep(
                machine: call.machine, name: "Adam", model: model, type: type, states: states)
            try step.run(along: gradient) { parameters, gradients, state in
                let result = try Optimizers.adamStep(
                    parameters: parameters, gradients: gradients, m: state[0], v: state[1],
                    step: count, learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon,
                    weightDecay: decay)
                return (result.parameters, [result.m, result.v])
            }
        }
    }
}
