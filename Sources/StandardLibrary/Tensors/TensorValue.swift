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

    /// What is known of a weight that waits for its first input.
    struct Initializer {
        /// Its sizes, with -1 where they depend on the input.
        let sizes: [Int]
        /// What its numbers will be drawn with.
        let seed: Int
        var dtype = DType.float32

        /// `[3, 3, ?, 32]`
        var shapeText: String {
            "[" + sizes.map { $0 < 0 ? "?" : "\($0)" }.joined(separator: ", ") + "]"
        }

        /// Whether a weight of these sizes could stand in its place.
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
    init(unsettled initializer: Initializer, isStatistic: Bool = false) {
        pending = .fresh(initializer)
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

    /// The weight's tensor, which `tensor` becomes, for all copies that wait with this one; a
    /// weight that has its numbers keeps them.
    func settled(as tensor: Tensor) throws -> Tensor {
        if let known { return known }
        switch pending {
        case .fresh(let initializer): return settle(as: try tensor.cast(to: initializer.dtype))
        case .watched(let original, let tape):
            let tensor = try original.settled(as: tensor)
            return settle(as: tape?.watch(tensor) ?? tensor)
        case nil: return tensor
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

    /// An equal value with other elements' dtype; whole numbers stay as they are.
    func cast(to dtype: DType) throws -> TensorValue {
        if let known {
            guard known.dtype.isFloating else { return self }
            return TensorValue(try known.cast(to: dtype), isStatistic: isStatistic)
        }
        guard var initializer else { return self }
        initializer.dtype = dtype
        return TensorValue(unsettled: initializer, isStatistic: isStatistic)
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
        if CellServices.isOnlyLooking, known.isPending {
            return "Tensor(shape \(known.shape), \(known.dtype.name), not computed)"
        }
        return try TensorText.describe(known)
    }
}
