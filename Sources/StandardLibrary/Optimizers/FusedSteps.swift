import Diagnostics
import TensorEngine
import VirtualMachine

/// The steps of the optimizers that training spends most time in: all parameters in one pass over
/// memory, as `Optimizers` has them.
extension OptimizerLibrary {
    static let steps = LibraryGroup {
        Builtin(
            raw: """
                func _sgdStep<Model>(_ model: inout Model, _ gradient: Model, _ velocity: inout [Tensor], _ members: [Int], _ rates: [Double], _ decays: [Double], _ momentum: Double, _ nesterov: Bool)
                """
        ) { call in
            let type = call.typeArgument()
            let (model, gradient) = (call.address(), call.value(of: type))
            let velocity = call.address()
            let members = try call.argument([Int].self)
            let rates = try call.argument([Double].self)
            let decays = try call.argument([Double].self)
            let momentum = try call.argument(Double.self)
            let nesterov = try call.argument(Bool.self)
            Site.current = call.site
            // Without momentum there is nothing to remember.
            let step = OptimizerStep(
                machine: call.machine, name: "SGD", model: model, type: type,
                states: momentum == 0 ? [] : [velocity], members: members)
            try step.run(along: gradient) { group, parameters, gradients, state in
                let result = try Optimizers.sgdStep(
                    parameters: parameters, gradients: gradients, velocity: state.first ?? [],
                    learningRate: rates[group ?? rates.count - 1], momentum: momentum,
                    nesterov: nesterov, weightDecay: decays[group ?? decays.count - 1])
                return (result.parameters, state.isEmpty ? [] : [result.velocity])
            }
        }
        Builtin(
            raw: """
                func _adamStep<Model>(_ model: inout Model, _ gradient: Model, _ first: inout [Tensor], _ second: inout [Tensor], _ members: [Int], _ rates: [Double], _ decays: [Double], _ step: Int, _ beta1: Double, _ beta2: Double, _ epsilon: Double, _ isDecoupled: Bool)
                """
        ) { call in
            let type = call.typeArgument()
            let (model, gradient) = (call.address(), call.value(of: type))
            let states = [call.address(), call.address()]
            let members = try call.argument([Int].self)
            let rates = try call.argument([Double].self)
            let decays = try call.argument([Double].self)
            let count = try call.argument(Int.self)
            let beta1 = try call.argument(Double.self)
            let beta2 = try call.argument(Double.self)
            let epsilon = try call.argument(Double.self)
            let isDecoupled = try call.argument(Bool.self)
            Site.current = call.site
            let step = OptimizerStep(
                machine: call.machine, name: isDecoupled ? "AdamW" : "Adam", model: model,
                type: type, states: states, members: members)
            try step.run(along: gradient) { group, parameters, gradients, state in
                let decay = decays[group ?? decays.count - 1]
                var gradients = gradients
                if !isDecoupled, decay != 0 {
                    gradients = try zip(gradients, parameters).map { try $0 + $1 * decay }
                }
                let result = try Optimizers.adamStep(
                    parameters: parameters, gradients: gradients, m: state[0], v: state[1],
                    step: count, learningRate: rates[group ?? rates.count - 1], beta1: beta1,
                    beta2: beta2, epsilon: epsilon, weightDecay: isDecoupled ? decay : 0)
                return (result.parameters, [result.m, result.v])
            }
        }
    }
}
