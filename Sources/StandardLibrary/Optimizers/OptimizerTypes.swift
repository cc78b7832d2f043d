import VirtualMachine

/// The optimizers, each with its rule.
extension OptimizerLibrary {
    static let types = LibraryGroup {
        gradientDescent
        adaptive
        adams
    }

    @BuiltinList private static var gradientDescent: [Builtin] {
        Builtin(
            source: """
                /// Stochastic gradient descent: each parameter goes a little way against its gradient.
                ///
                /// With momentum μ, steps add up: u ← μ·u + g, p ← p − rate·u. Nesterov's variant takes the gradient
                /// once more: p ← p − rate·(g + μ·u). A weight decay adds decay·p to g first.
                struct SGD: Optimizer, CustomStringConvertible {
                    let momentum: Double
                    let nesterov: Bool
                    @noDerivative var _velocity: [Tensor] = []

                    \(members("SGD", rate: "0.01", options: "momentum: Double = 0, nesterov: Bool = false", assigned: ["momentum", "nesterov"]))

                    /// Takes one step: changes the parameters of `model` along `gradient`, downhill.
                    mutating func update<Model>(_ model: inout Model, along gradient: Model) {
                        _settings.begin(model, "SGD")
                        _sgdStep(&model, gradient, &_velocity, _settings.members, _settings.rates, _settings.decays, momentum, nesterov)
                        _settings.step += 1
                    }
                }
                """)
        Builtin(
            source: """
                /// Lion (Chen et al. 2023): steps of the same length for all parameters, by the sign of a momentum.
                ///
                /// c = β₁·m + (1−β₁)·g, p ← p·(1 − rate·decay) − rate·sign(c), m ← β₂·m + (1−β₂)·g. Its rates are a tenth of
                /// Adam's, its weight decays ten times those of `AdamW`.
                struct Lion: Optimizer, CustomStringConvertible {
                    let beta1: Double
                    let beta2: Double
                    @noDerivative var _memory: [[Tensor]] = []

                    \(members("Lion", rate: "0.0001", options: "beta1: Double = 0.9, beta2: Double = 0.99", assigned: ["beta1", "beta2"]))

                    /// Takes one step: changes the parameters of `model` along `gradient`, downhill.
                    mutating func update<Model>(_ model: inout Model, along gradient: Model) {
                        _settings.begin(model, "Lion")
                        let (settings, rates, decays) = (_settings, _settings.rates, _settings.decays)
                        let (beta1, beta2) = (self.beta1, self.beta2)
                        _memory = updateParameters(&model, along: gradient, remembering: _memory) { p, g, index, memory in
                            let (rate, decay) = settings.numbers(rates, decays, index)
                            let m = memory.isEmpty ? g * 0 : memory[0]
                            memory = [m * beta2 + g * (1 - beta2)]
                            return p * (1 - rate * decay) - (m * beta1 + g * (1 - beta1)).sign() * rate
                        }
                        _settings.step += 1
                    }
                }
                """)
    }

    @BuiltinList private static var adaptive: [Builtin] {
        Builtin(
            source: """
                /// RMSprop (Hinton 2012): steps divided by the size that a parameter's gradient has had of late.
                ///
                /// v ← ρ·v + (1−ρ)·g², p ← p − rate·g/(√v + ε); with momentum μ, u ← μ·u + g/(√v + ε), p ← p − rate·u. A weight
                /// decay adds decay·p to g first.
                struct RMSprop: Optimizer, CustomStringConvertible {
                    let rho: Double
                    let momentum: Double
                    let epsilon: Double
                    @noDerivative var _memory: [[Tensor]] = []

                    \(members("RMSprop", rate: "0.01", options: "rho: Double = 0.99, momentum: Double = 0, epsilon: Double = 0.00000001", assigned: ["rho", "momentum", "epsilon"]))

                    /// Takes one step: changes the parameters of `model` along `gradient`, downhill.
                    mutating func update<Model>(_ model: inout Model, along gradient: Model) {
                        _settings.begin(model, "RMSprop")
                        let (settings, rates, decays) = (_settings, _settings.rates, _settings.decays)
                        let (rho, momentum, epsilon) = (self.rho, self.momentum, self.epsilon)
                        _memory = updateParameters(&model, along: gradient, remembering: _memory) { p, slope, index, memory in
                            let (rate, decay) = settings.numbers(rates, decays, index)
                            let g = decay == 0 ? slope : slope + p * decay
                            if memory.isEmpty { memory = momentum == 0 ? [g * 0] : [g * 0, g * 0] }
                            memory[0] = memory[0] * rho + g.square() * (1 - rho)
                            let step = g / (sqrt(memory[0]) + epsilon)
                            if momentum == 0 { return p - step * rate }
                            memory[1] = memory[1] * momentum + step
                            return p - memory[1] * rate
                        }
                        _settings.step += 1
                    }
                }
                """)
        Builtin(
            source: """
                /// Adagrad (Duchi et al. 2011): steps divided by the size of all of a parameter's gradients so far, so that rare
                /// features learn as much as frequent ones.
                ///
                /// v ← v + g², p ← p − rate·g/(√v + ε). A weight decay adds decay·p to g first.
                struct Adagrad: Optimizer, CustomStringConvertible {
                    let epsilon: Double
                    @noDerivative var _memory: [[Tensor]] = []

                    \(members("Adagrad", rate: "0.01", options: "epsilon: Double = 0.0000000001", assigned: ["epsilon"]))

                    /// Takes one step: changes the parameters of `model` along `gradient`, downhill.
                    mutating func update<Model>(_ model: inout Model, along gradient: Model) {
                        _settings.begin(model, "Adagrad")
                        let (settings, rates, decays) = (_settings, _settings.rates, _settings.decays)
                        let epsilon = self.epsilon
                        _memory = updateParameters(&model, along: gradient, remembering: _memory) { p, slope, index, memory in
                            let (rate, decay) = settings.numbers(rates, decays, index)
                            let g = decay == 0 ? slope : slope + p * decay
                            memory = [memory.isEmpty ? g.square() : memory[0] + g.square()]
                            return p - g * rate / (sqrt(memory[0]) + epsilon)
                        }
                        _settings.step += 1
                    }
                }
                """)
    }

    @BuiltinList private static var adams: [Builtin] {
        for isDecoupled in [false, true] {
            let name = isDecoupled ? "AdamW" : "Adam"
            Builtin(
                source: """
                    \(isDecoupled ? adamWComment : adamComment)
                    struct \(name): Optimizer, CustomStringConvertible {
                        let beta1: Double
                        let beta2: Double
                        let epsilon: Double
                        @noDerivative var _first: [Tensor] = []
                        @noDerivative var _second: [Tensor] = []

                        \(members(name, rate: "0.001", options: "beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 0.00000001", assigned: ["beta1", "beta2", "epsilon"], decay: isDecoupled ? "0.01" : "0"))

                        /// Takes one step: changes the parameters of `model` along `gradient`, downhill.
                        mutating func update<Model>(_ model: inout Model, along gradient: Model) {
                            _settings.begin(model, "\(name)")
                            _adamStep(&model, gradient, &_first, &_second, _settings.members, _settings.rates, _settings.decays, _settings.step + 1, beta1, beta2, epsilon, \(isDecoupled))
                            _settings.step += 1
                        }
                    }
                    """)
        }
    }

    private static let adamComment = """
        /// Adam (Kingma & Ba 2015): steps whose length adapts to each parameter.
        ///
        /// m ← β₁·m + (1−β₁)·g and v ← β₂·v + (1−β₂)·g² remember gradients and their squares; corrected for
        /// their start at zero, m̂ = m/(1−β₁ᵗ) and v̂ = v/(1−β₂ᵗ), they give p ← p − rate·m̂/(√v̂ + ε).
        /// A weight decay adds decay·p to g first; `AdamW` shrinks weights apart from the gradient instead.
        """

    private static let adamWComment = """
        /// Adam with decoupled weight decay (Loshchilov & Hutter 2019): weights shrink by themselves, whatever the gradient.
        ///
        /// p ← p·(1 − rate·decay), then a step of Adam: m ← β₁·m + (1−β₁)·g, v ← β₂·v + (1−β₂)·g², m̂ = m/(1−β₁ᵗ),
        /// v̂ = v/(1−β₂ᵗ), p ← p − rate·m̂/(√v̂ + ε).
        """
}
