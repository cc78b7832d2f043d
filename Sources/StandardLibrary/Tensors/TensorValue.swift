import Autodiff
import Diagnostics
import TensorEngine
import VirtualMachine

/// What a program's `Tensor` refers to: a tensor, or a parameter whose shape is not known yet.
///
/// A tensor never changes, so copies share it. An unsettled parameter becomes a tensor in place when
/// its input size is first known; sharing is what makes all copies of a model settle together.
final class TensorValue: NativeClass {
    static let typeName = "Tensor"

    /// A weight [window…, inputs, units] that waits for its number of inputs; without a window it is
    /// a matrix.
    struct Initializer {
        var window: [Int] = []
        let units: Int
        let seed: UInt64

        /// Uniform in ±√(6 / (window · (inputs + units))) (Glorot & Bengio 2010): a pure function of
        /// the seed and the sizes.
        func weights(inputs: Int) throws -> Tensor {
            let taps = window.reduce(1.0) { $0 * Double($1) }
            let ends = taps * (Double(inputs) + Double(units))
            let limit = (6 / max(ends, 1)).squareRoot()
            return try Tensor(
                random: .uniform(low: -limit, high: limit),
                shape: Shape(checking: window + [inputs, units]), seed: seed)
        }
    }

    /// An unsettled parameter, or a scope's watched copy of one.
    private enum Pending {
        case fresh(Initializer)
        case watched(TensorValue, GradientTape)
    }

    private var settled: Tensor?
    private var pending: Pending?

    init(_ tensor: Tensor) { settled = tensor }

    /// A weight whose number of inputs is not known yet.
    init(unsettled initializer: Initializer) { pending = .fresh(initializer) }

    private init(watching original: TensorValue, on tape: GradientTape) {
        pending = .watched(original, tape)
    }

    /// The tensor; nil while its shape is not known.
    var known: Tensor? {
        if let settled { return settled }
        // The original may have been settled by another copy.
        guard case .watched(let original, let tape)? = pending, let tensor = original.known else {
            return nil
        }
        return settle(as: tape.watch(tensor))
    }

    /// The tensor. Throws `shape-not-known` for a parameter that no input has reached.
    func tensor() throws -> Tensor {
        if let known { return known }
        let units = initializer?.units ?? 0
        throw Failure(
            id: "shape-not-known",
            "this weight is for \(units) units, but its number of inputs is not known yet",
            hint: "apply the layer to an input first, or say how many inputs it has, as in "
                + "Dense(784, \(units))")
    }

    /// The tensor, which takes the shape for `inputs` inputs if it had none.
    func tensor(inputs: Int) throws -> Tensor {
        if let known { return known }
        switch pending {
        case .fresh(let initializer): return settle(as: try initializer.weights(inputs: inputs))
        case .watched(let original, let tape):
            return settle(as: tape.watch(try original.tensor(inputs: inputs)))
        case nil: return try tensor()
        }
    }

    /// An equal value whose use `tape` follows.
    func watched(on tape: GradientTape) -> TensorValue {
        if let known { return TensorValue(tape.watch(known)) }
        return TensorValue(watching: self, on: tape)
    }

    /// What an unsettled weight will be made by; nil for everything else.
    var initializer: Initializer? {
        switch pending {
        case .fresh(let initializer): initializer
        case .watched(let original, _): original.initializer
        case nil: nil
        }
    }

    private func settle(as tensor: Tensor) -> Tensor {
        settled = tensor
        pending = nil
        return tensor
    }

    func describe() throws -> String {
        guard let known else {
            let window = (initializer?.window ?? []).map { "\($0), " }.joined()
            return "Tensor(shape [\(window)?, \(initializer?.units ?? 0)], settled at first use)"
        }
        return try TensorText.describe(known)
    }
}
