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

    /// How a weight that waits for its number of inputs will be made.
    struct Initializer {
        /// What the weight will be.
        enum Kind {
            /// [window…, inputs, units], uniform in ±√(6 / (window · (inputs + units))) (Glorot &
            /// Bengio 2010): a pure function of the seed and the sizes. Without a window it is a matrix.
            case glorot(window: [Int], units: Int, seed: UInt64)
            /// [inputs], every element the same.
            case filled(Double)
        }

        let kind: Kind

        func weights(inputs: Int) throws -> Tensor {
            switch kind {
            case .filled(let value):
                return try Tensor(full: value, shape: Shape(checking: [inputs]))
            case .glorot(let window, let units, let seed):
                let taps = window.reduce(1.0) { $0 * Double($1) }
                let ends = taps * (Double(inputs) + Double(units))
                let limit = (6 / max(ends, 1)).squareRoot()
                return try Tensor(
                    random: .uniform(low: -limit, high: limit),
                    shape: Shape(checking: window + [inputs, units]), seed: seed)
            }
        }

        /// The sizes, with -1 where the inputs' number will stand.
        private var sizes: [Int] {
            switch kind {
            case .filled: [-1]
            case .glorot(let window, let units, _): window + [-1, units]
            }
        }

        /// `[3, 3, ?, 32]`
        var shapeText: String {
            "[" + sizes.map { $0 < 0 ? "?" : "\($0)" }.joined(separator: ", ") + "]"
        }

        /// Whether a weight of these sizes could have been made by it.
        func fits(_ shape: Shape) -> Bool {
            shape.rank == sizes.count
                && zip(sizes, shape.dimensions).allSatisfy { $0 < 0 || $0 == $1 }
        }
    }

    /// An unsettled parameter, or a scope's watched copy of one.
    private enum Pending {
        case fresh(Initializer)
        /// Without a tape for a statistic, through which no gradient passes.
        case watched(TensorValue, GradientTape?)
    }

    private var settled: Tensor?
    private var pending: Pending?
    /// Whether it is no parameter but something a layer counts while it trains, such as a running mean.
    let isStatistic: Bool
    /// A statistic's new value, from a layer that was applied in a gradient's scope.
    private var next: Tensor?

    private let isFollowed: Bool

    init(_ tensor: Tensor, isStatistic: Bool = false) {
        settled = tensor
        self.isStatistic = isStatistic
        isFollowed = false
    }

    /// A weight whose number of inputs is not known yet.
    init(unsettled kind: Initializer.Kind, isStatistic: Bool = false) {
        pending = .fresh(Initializer(kind: kind))
        self.isStatistic = isStatistic
        isFollowed = false
    }

    private init(watching original: TensorValue, on tape: GradientTape?) {
        pending = .watched(original, tape)
        isStatistic = original.isStatistic
        isFollowed = true
    }

    /// The tensor; nil while its shape is not known.
    var known: Tensor? {
        if let settled { return settled }
        // The original may have been settled by another copy.
        guard case .watched(let original, let tape)? = pending, let tensor = original.known else {
            return nil
        }
        return settle(as: tape?.watch(tensor) ?? tensor)
    }

    /// The tensor. Throws `shape-not-known` for a parameter that no input has reached.
    func tensor() throws -> Tensor {
        if let known { return known }
        throw Failure(
            id: "shape-not-known",
            "this weight has shape \(initializer?.shapeText ?? "[?]"): its number of inputs is not "
                + "known yet",
            hint: "apply the layer to an input first, or say how many inputs it has, as in "
                + "Dense(784, 10)")
    }

    /// The tensor, which takes the shape for `inputs` inputs if it had none.
    func tensor(inputs: Int) throws -> Tensor {
        if let known { return known }
        switch pending {
        case .fresh(let initializer): return settle(as: try initializer.weights(inputs: inputs))
        case .watched(let original, let tape):
            let tensor = try original.tensor(inputs: inputs)
            return settle(as: tape?.watch(tensor) ?? tensor)
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

    // MARK: Statistics

    /// A copy whose new values do not reach the original.
    func followed() -> TensorValue { TensorValue(watching: self, on: nil) }

    /// The statistic as it is after what was noted.
    var latest: Tensor? { next ?? known }

    /// Notes a new value, which the gradient carries to the optimizer; false outside a gradient's
    /// scope, where there is nobody to take it.
    func note(_ tensor: Tensor) -> Bool {
        if isFollowed { next = tensor }
        return isFollowed
    }

    private func settle(as tensor: Tensor) -> Tensor {
        settled = tensor
        pending = nil
        return tensor
    }

    /// The value that a slot of a native type refers to; nil where that is no tensor.
    @inline(__always)
    static func borrowed(from slot: UInt64) -> TensorValue? {
        let instance = Object(slot).native
        guard Swift.type(of: instance) == TensorValue.self else { return nil }
        return unsafeDowncast(instance, to: TensorValue.self)
    }

    static func load(from slots: Slots, in machine: Machine) throws -> TensorValue {
        if let value = borrowed(from: slots[0]) { return value }
        throw Failure(
            id: "internal-type-confusion", "a \(Object(slots[0]).native.typeName) is not a Tensor")
    }

    func describe() throws -> String {
        guard let known else {
            return "Tensor(shape \(initializer?.shapeText ?? "[?]"), settled at first use)"
        }
        return try TensorText.describe(known)
    }
}
