import CTensorRoutines
import Diagnostics
import Foundation

/// Optimizer steps over all parameters of a model at once: one node, one pass over memory.
///
/// Results have their own values; where nothing else refers to an input's memory, the engine
/// writes the result over it.
package enum Optimizers {
    /// Adam (Kingma & Ba 2015, algorithm 1): m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g²,
    /// p ← p − rate · m̂ / (√v̂ + ε), with m̂ = m/(1−β₁ᵗ) and v̂ = v/(1−β₂ᵗ). A weight decay is
    /// decoupled: p is first scaled by 1 − rate · decay (Loshchilov & Hutter 2019).
    ///
    /// `step` counts from 1. Throws `shape-mismatch` where a gradient or moment does not match its
    /// parameter.
    package static func adamStep(
        parameters: [Tensor], gradients: [Tensor], m: [Tensor], v: [Tensor], step: Int,
        learningRate: Double, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
        weightDecay: Double = 0
    ) throws -> (parameters: [Tensor], m: [Tensor], v: [Tensor]) {
        let results = try record(
            .adam, [parameters, gradients, m, v],
            numbers: [
                learningRate, beta1, beta2, epsilon, weightDecay,
                1 - pow(beta1, Double(step)), 1 - pow(beta2, Double(step)),
            ], results: 3)
        return (results[0], results[1], results[2])
    }

    /// Stochastic gradient descent: with momentum μ, u ← μu + g and p ← p − rate · u, or with
    /// Nesterov's variant p ← p − rate · (g + μu). A weight decay adds decay · p to g first.
    ///
    /// `velocity` is empty without momentum, and so is the second result.
    package static func sgdStep(
        parameters: [Tensor], gradients: [Tensor], velocity: [Tensor], learningRate: Double,
        momentum: Double = 0, nesterov: Bool = false, weightDecay: Double = 0
    ) throws -> (parameters: [Tensor], velocity: [Tensor]) {
        let lists = [parameters, gradients] + (velocity.isEmpty ? [] : [velocity])
        let results = try record(
            .sgd, lists, numbers: [learningRate, momentum, weightDecay, nesterov ? 1 : 0],
            results: lists.count - 1)
        return (results[0], results.count > 1 ? results[1] : [])
    }

    /// Records one step. Inputs are list after list; results are the parameters, then the lists
    /// after the gradients.
    private static func record(
        _ op: Op, _ lists: [[Tensor]], numbers: [Double], results: Int
    ) throws -> [[Tensor]] {
        let parameters = lists[0]
        let count = parameters.count
        guard count > 0 else { return [[Tensor]](repeating: [], count: results) }
        var inputs: [Node] = []
        inputs.reserveCapacity(lists.count * count)
        for list in lists {
            guard list.count == count else {
                throw Failure(
                    id: "shape-mismatch",
                    "\(Operation[op].name): \(count) parameters, but \(list.count) gradients "
                        + "or moments")
            }
            for index in 0..<count {
                let node = list[index].node
                inputs.append(node)
                let parameter = inputs[index]
                guard parameter.shape == node.shape, parameter.dtype == node.dtype else {
                    throw Failure(
                        id: "shape-mismatch",
                        "\(Operation[op].name): a parameter is \(parameter.dtype.name) "
                            + "of shape \(parameter.shape), but its gradient or moment "
                            + "\(node.dtype.name) of shape \(node.shape)",
                        hint: "the gradient and the optimizer belong to the model that is updated")
                }
            }
        }
        let dtype = inputs[0].dtype
        guard dtype.isComputed, inputs.allSatisfy({ $0.dtype == dtype }) else {
            throw Failure(
                id: "dtype-mismatch",
                "\(Operation[op].name): parameters must all be Float32, or all Float64")
        }
        let step = engine.record(op, dtype, Shape(), inputs: inputs, key: UInt64(count))
        step.node.numbers.scalars = numbers
        var outputs: [[Tensor]] = []
        for list in 0..<results {
            var tensors: [Tensor] = []
            tensors.reserveCapacity(count)
            for index in 0..<count {
                tensors.append(
                    Tensor.record(
                        .output, dtype, parameters[index].shape, step,
                        key: UInt64(list * count + index)))
            }
            outputs.append(tensors)
        }
        return outputs
    }
}

extension Node {
    /// For an output of an optimizer's step: which input it may be written over.
    func overwritable(_ output: Int) -> Int {
        let count = Int(key)
        return output < count ? output : output + count
    }
}

extension Operation {
    private static let steps = "optimizer steps are not differentiated"

    static let optimizers = [
        Operation(.adam, "Adam", derivative: .undefined(steps), routine: adam, reference: adam),
        Operation(.sgd, "SGD", derivative: .undefined(steps), routine: sgd, reference: sgd),
        Operation(.output, "a result", derivative: .undefined(steps)) { _ in },
    ]

    /// The tensors of one step as the C routines take them.
    private struct Part {
        let count: Int64
        let inputs: [Int]
        let outputs: [Int]
    }

    private static func parts(_ build: Build) -> [Part] {
        let count = Int(build.node.key)
        let lists = build.inputs.count / count
        return (0..<count).map { index in
            Part(
                count: Int64(build.operands[index].shape.count),
                inputs: (0..<lists).map { build.inputs[$0 * count + index] },
                outputs: (0..<lists - 1).map { build.outputs[$0 * count + index] })
        }
    }

    private static func adam(_ build: Build) -> Routine {
        let (parts, index, type) = (parts(build), build.index, build.node.dtype.code)
        return { run in
            let n = run.node(index).scalars
            let numbers = RoutineAdamNumbers(
                learning_rate: n[0], beta1: n[1], beta2: n[2], epsilon: n[3], weight_decay: n[4],
                correction1: n[5], correction2: n[6])
            withUnsafeTemporaryAllocation(of: RoutineAdamTensor.self, capacity: parts.count) {
                for i in parts.indices {
                    let part = parts[i]
                    $0[i] = RoutineAdamTensor(
                        parameter: run.pointers[part.inputs[0]],
                        gradient: run.pointers[part.inputs[1]], m: run.pointers[part.inputs[2]],
                        v: run.pointers[part.inputs[3]],
                        new_parameter: run.pointers[part.outputs[0]],
                        new_m: run.pointers[part.outputs[1]],
                        new_v: run.pointers[part.outputs[2]], count: part.count)
                }
                routine_adam(type, $0.baseAddress, Int64(parts.count), numbers)
            }
        }
    }

    private static func adam(_ call: ReferenceCall) {
        let (n, count) = (call.node.scalars, Int(call.node.key))
        for index in 0..<count {
            let (p, g) = (call.inputs[index], call.inputs[count + index])
            let (m, v) = (call.inputs[2 * count + index], call.inputs[3 * count + index])
            for i in 0..<p.count {
                let gradient = g[i]
                let first = n[1] * m[i] + (1 - n[1]) * gradient
                let second = n[2] * v[i] + (1 - n[2]) * gradient * gradient
                let step = first / n[5] / ((second / n[6]).squareRoot() + n[3])
                let value = p[i] * (1 - n[0] * n[4]) - n[0] * step
                call.outputs[index]?[i] = value
                call.outputs[count + index]?[i] = first
                call.outputs[2 * count + index]?[i] = second
            }
        }
    }

    private static func sgd(_ build: Build) -> Routine {
        let (parts, index, type) = (parts(build), build.index, build.node.dtype.code)
        return { run in
            let n = run.node(index).scalars
            let numbers = RoutineSGDNumbers(
                learning_rate: n[0], momentum: n[1], weight_decay: n[2], nesterov: n[3] != 0)
            withUnsafeTemporaryAllocation(of: RoutineAdamTensor.self, capacity: parts.count) {
                for i in parts.indices {
                    let part = parts[i]
                    let moves = part.inputs.count > 2
                    $0[i] = RoutineAdamTensor(
                        parameter: run.pointers[part.inputs[0]],
                        gradient: run.pointers[part.inputs[1]],
                        m: moves ? UnsafeRawPointer(run.pointers[part.inputs[2]]) : nil, v: nil,
                        new_parameter: run.pointers[part.outputs[0]],
                        new_m: moves ? run.pointers[part.outputs[1]] : nil, new_v: nil,
                        count: part.count)
                }
                routine_sgd(type, $0.baseAddress, Int64(parts.count), numbers)
            }
        }
    }

    private static func sgd(_ call: ReferenceCall) {
        let (n, count) = (call.node.scalars, Int(call.node.key))
        let moves = call.inputs.count == 3 * count
        for index in 0..<count {
            let (p, g) = (call.inputs[index], call.inputs[count + index])
            for i in 0..<p.count {
                var step = g[i] + n[2] * p[i]
                if moves {
                    let velocity = n[1] * call.inputs[2 * count + index][i] + step
                    step = n[3] != 0 ? step + n[1] * velocity : velocity
                    call.outputs[count + index]?[i] = velocity
                }
                call.outputs[index]?[i] = p[i] - n[0] * step
            }
        }
    }
}
