import Diagnostics
import TensorEngine
import VirtualMachine

/// Layers that normalize, with a learned scale and offset, and what they need to count.
extension LayerLibrary {
    static let normalization = LibraryGroup {
        batchNorm
        layerNorm
        groupNorm
        Builtin("func _unsettledVector(_ value: Double, _ isStatistic: Bool) -> Tensor") {
            (value: Double, isStatistic: Bool) in
            TensorValue(unsettled: .filled(value), isStatistic: isStatistic)
        }
        Builtin(tensor: "func _settledVector(_ vector: Tensor, _ input: Tensor) -> Tensor") {
            (vector: TensorValue, input: Tensor) in
            guard input.rank > 1 else {
                throw Failure(
                    id: "shape-mismatch",
                    "a normalization takes inputs of shape [batch, …, channels], not \(input.shape)"
                )
            }
            return try vector.tensor(inputs: input.shape.last)
        }
        Builtin(
            tensor:
                "func _noteStatistic(_ statistic: Tensor, _ batch: Tensor, _ momentum: Double) -> Bool"
        ) {
            (statistic: TensorValue, batch: Tensor, momentum: Double) in
            guard let old = statistic.latest else { return false }
            return statistic.note(try old * (1 - momentum) + batch.withoutGradient() * momentum)
        }
    }

    private static let batchNorm = Builtin(
        source: """
            /// Each channel, the last axis, shifted and scaled to mean 0 and variance 1 over the batch, then by a learned
            /// scale and offset (Ioffe & Szegedy 2015).
            ///
            /// In use, and in `withPhase(.inference)`, it takes the running mean and variance, which each training step
            /// moves by `momentum` toward the batch's; they ride with the gradient, and `opt.update` stores them.
            struct BatchNorm: Layer {
                /// [channels].
                var scale: Tensor
                /// [channels].
                var offset: Tensor
                @noDerivative var runningMean: Tensor
                @noDerivative var runningVariance: Tensor
                let momentum: Double
                let epsilon: Double

                /// A normalization of as many channels as the first batch has.
                init(momentum: Double = 0.1, epsilon: Double = 0.00001) {
                    scale = _unsettledVector(1, false)
                    offset = _unsettledVector(0, false)
                    runningMean = _unsettledVector(0, true)
                    runningVariance = _unsettledVector(1, true)
                    self.momentum = momentum
                    self.epsilon = epsilon
                }

                func callAsFunction(_ input: Tensor) -> Tensor {
                    let scale = _settledVector(self.scale, input)
                    let offset = _settledVector(self.offset, input)
                    let mean = _settledVector(runningMean, input)
                    let variance = _settledVector(runningVariance, input)
                    if !_isTraining() {
                        return batchNorm(
                            input, mean: mean, variance: variance, scale: scale, offset: offset,
                            epsilon: epsilon)
                    }
                    let axes = Array(0..<input.rank - 1)
                    let count = Double(input.count / input.shape[input.rank - 1])
                    _ = _noteStatistic(runningMean, input.mean(axes: axes), momentum)
                    // The variance of all data is larger than a sample's by n / (n − 1).
                    _ = _noteStatistic(
                        runningVariance, input.variance(axes: axes) * (count > 1 ? count / (count - 1) : 1),
                        momentum)
                    return batchNorm(input, scale: scale, offset: offset, epsilon: epsilon)
                }
            }
            """)

    private static let layerNorm = Builtin(
        source: """
            /// Each row, the elements along the last axis, shifted and scaled to mean 0 and variance 1, then by a learned
            /// scale and offset (Ba et al. 2016).
            struct LayerNorm: Layer {
                /// [features].
                var scale: Tensor
                /// [features].
                var offset: Tensor
                let epsilon: Double

                /// A normalization of as many features as the first batch has.
                init(epsilon: Double = 0.00001) {
                    scale = _unsettledVector(1, false)
                    offset = _unsettledVector(0, false)
                    self.epsilon = epsilon
                }

                func callAsFunction(_ input: Tensor) -> Tensor {
                    layerNorm(
                        input, scale: _settledVector(scale, input), offset: _settledVector(offset, input),
                        epsilon: epsilon)
                }
            }
            """)

    private static let groupNorm = Builtin(
        source: """
            /// Channels, the last axis, in groups of neighbours; each group of each image shifted and scaled to mean 0 and
            /// variance 1, then by a learned scale and offset (Wu & He 2018).
            struct GroupNorm: Layer {
                /// [channels].
                var scale: Tensor
                /// [channels].
                var offset: Tensor
                let groups: Int
                let epsilon: Double

                /// A normalization in `groups` groups of as many channels as the first batch has.
                init(_ groups: Int, epsilon: Double = 0.00001) {
                    scale = _unsettledVector(1, false)
                    offset = _unsettledVector(0, false)
                    self.groups = groups
                    self.epsilon = epsilon
                }

                func callAsFunction(_ input: Tensor) -> Tensor {
                    groupNorm(
                        input, groups: groups, scale: _settledVector(scale, input),
                        offset: _settledVector(offset, input), epsilon: epsilon)
                }
            }
            """)

    static let embedding = LibraryGroup {
        Builtin(
            source: """
                /// A learned row of `size` numbers for each of `count` words, classes or other things that have a number.
                ///
                /// Rows start at random from a normal distribution of mean 0 and deviation 1.
                struct Embedding: Layer {
                    /// [count, size].
                    var rows: Tensor

                    init(_ count: Int, _ size: Int, seed: Int? = nil) {
                        rows = Tensor(randomNormal: [count, size], seed: seed ?? _drawSeed())
                    }

                    /// From whole numbers of any shape to their rows: from [batch, length] to [batch, length, size].
                    func callAsFunction(_ input: Tensor) -> Tensor { rows.gathered(input) }
                }
                """)
    }
}
