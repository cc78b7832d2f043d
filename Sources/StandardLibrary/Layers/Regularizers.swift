import Diagnostics
import TensorEngine
import VirtualMachine

/// Penalties on large weights, which a loss can add.
extension LayerLibrary {
    static let regularizers = [
        LibraryGroup {
            Builtin(
                source: """
                    /// A penalty on large weights: l1 · Σ|w| + l2 · Σw², which keeps a network from learning its data by heart.
                    ///
                    /// A layer with a stored property `regularizer` has its own matrices and filters penalized, biases not;
                    /// `model.regularizationLoss` adds the penalties of all layers up, and `fit` adds that to the loss. Weight
                    /// decay is another thing: an optimizer such as `AdamW` shrinks weights by itself, whatever the gradient.
                    struct Regularizer {
                        let l1: Double
                        let l2: Double

                        init(l1: Double = 0, l2: Double = 0) {
                            if !(l1 >= 0 && l2 >= 0) {
                                _fail("invalid-argument", "a regularizer of l1 \\(l1) and l2 \\(l2) would reward large weights", "strengths are small and positive, such as 0.0001")
                            }
                            self.l1 = l1
                            self.l2 = l2
                        }

                        /// The sum of absolute weights, times `strength`: drives weights to zero altogether.
                        static func l1(_ strength: Double) -> Regularizer { Regularizer(l1: strength) }

                        /// The sum of squared weights, times `strength`: keeps weights small.
                        static func l2(_ strength: Double) -> Regularizer { Regularizer(l2: strength) }

                        /// Both, also called an elastic net.
                        static func l1l2(_ l1: Double, _ l2: Double) -> Regularizer { Regularizer(l1: l1, l2: l2) }

                        /// No penalty.
                        static var none: Regularizer { Regularizer() }
                    }
                    """)
            Builtin(raw: "func _regularizationLoss<T>(_ model: T) -> Tensor") { call in
                let type = call.typeArgument()
                let model = call.value(of: type)
                Site.current = call.site
                try call.setResult(penalty(of: model, as: type, call.walk))
            }
        },
        LibraryGroup("extension Layer") {
            Builtin(
                source: """
                    /// What the layers' regularizers ask for their weights, to be added to the loss.
                    ///
                    ///     valueWithGradient(at: model) { meanSquaredError($0(x), y) + $0.regularizationLoss }
                    var regularizationLoss: Tensor { _regularizationLoss(self) }
                    """)
        },
    ]

    /// The sum over all structures that have a `regularizer` of what it asks for the tensors beside it
    /// that have at least two axes.
    private static func penalty(
        of model: Slots, as type: TypePointer, _ walk: ParameterWalk
    ) throws -> Tensor {
        let machine = walk.machine
        var total: Tensor?
        try walk.forEachStructure(model, as: type) { fields, type, _, isFrozen in
            if isFrozen { return }
            let all = type.pointee.descriptor.fields
            guard
                let strengths = all.first(where: {
                    $0.name == "regularizer" && $0.type.name == "Regularizer"
                })
            else { return }
            let (l1, l2) = (
                machine.double(fields[strengths.offset]),
                machine.double(fields[strengths.offset + 1])
            )
            guard l1 > 0 || l2 > 0 else { return }
            for field in all where field.isParameter {
                guard case .native = field.type.kind,
                    let value = Object(fields[field.offset]).native as? TensorValue,
                    let weight = value.known, weight.rank > 1, weight.dtype.isFloating
                else { continue }
                if l1 > 0 { total = try sum(total, weight.abs().sum() * l1) }
                if l2 > 0 { total = try sum(total, weight.square().sum() * l2) }
            }
        }
        return total ?? Tensor(constant: 0, dtype: .float32)
    }

    private static func sum(_ total: Tensor?, _ term: Tensor) throws -> Tensor {
        guard let total else { return term }
        return try total + term
    }
}
