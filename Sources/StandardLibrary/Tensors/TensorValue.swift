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

    /// A weight matrix [inputs, units] that waits for its number of inputs.
    struct Initializer {
        let units: Int
        let seed: UInt64

        /// Uniform in ±√(6 / (inputs + units)) (Glorot & Bengio 2010): a pure function of the seed
        /// and the sizes.
        func weights(inputs: Int) throws -> Tensor {
            let limit = (6 / max(Double(inputs) + Double(units), 1)).squareRoot()
            return try Tensor(
                random: .uniform(low: -limit, high: limit),
                shape: Shape(checking: [inputs, units]), seed: seed)
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

    /// A weight matrix of `units` columns whose number of rows is not known yet.
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
        throw Failure(
            id: "shape-not-known",
            "this weight has \(units) columns, but its number of rows is not known yet",
            hint: "apply the layer to an input first, or say how many inputs it has: "
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

    /// Columns of an unsettled weight; 0 for everything else.
    var units: Int {
        switch pending {
        case .fresh(let initializer): initializer.units
        case .watched(let original, _): original.units
        case nil: 0
        }
    }

    private func settle(as tensor: Tensor) -> Tensor {
        settled = tensor
        pending = nil
        return tensor
    }

    func describe() throws -> String {
        guard let known else { return "Tensor(shape [?, \(units)], settled at first use)" }
        return try TensorText.describe(known)
    }
}
