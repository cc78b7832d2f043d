import Diagnostics
import TensorEngine
import VirtualMachine

/// Layers that normalize, with a learned scale and offset, and what they need to count.
extension LayerLibrary {
    static let normalization = LibraryGroup {
        batchNorm
        layerNorm
        groupNorm
        Builtin(
            source: """
                /// How many channels, the last axis, inputs have that come in batches.
                func _channels(of input: Tensor, _ layer: String) -> Int {
                    if input.rank < 2 {
                        _fail(
                            "shape-mismatch", "\\(layer): inputs come in batches, of shape [batch, …, channels], not \\(input.shape)",
                            "a batch of one is x.expandingShape(at: 0)")
                    }
                    return input.shape[input.rank - 1]
                }
                """)
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
            /// A training step takes more than one value of each channel: a single one is its own mean.
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
                    scale = _unsettled([-1], 0)
                    offset = _unsettled([-1], 0)
                    runningMean = _unsettled([-1], 0, true)
                    runningVariance = _unsettled([-1], 0, true)
                    self.momentum = momentum
                    self.epsilon = epsilon
                }

                func callAsFunction(_ input: Tensor) -> Tensor {
                    let channels = _channels(of: input, "BatchNorm")
                    _settle(scale, channels, .ones)
                    _settle(offset, channels, .zeros)
                    _settle(runningMean, channels, .zeros)
                    _settle(runningVariance, channels, .ones)
                    if !_isTraining() {
                        return batchNorm(
                            input, mean: runningMean, variance: runningVariance, scale: scale, offset: offset,
                            epsilon: epsilon)
                    }
                    let axes = Array(0..<input.rank - 1)
                    // What is its own mean becomes 0, whatever it was.
                    if input.count == channels {
                        _fail(
                            "shape-mismatch", "BatchNorm: a training step on \\(input.shape) has a single value for each channel, and one value has no variance",
                            "choose a batch size that leaves no last batch of one, or leave that out: data.batched(32, dropLast: true); a LayerNorm takes single inputs")
                    }
                    let count = Double(input.count / channels)
                    _ = _noteStatistic(runningMean, input.mean(axes: axes), momentum)
                    // The variance of all data is larger than a sample's by n / (n − 1).
                    _ = _noteStatistic(
                        runningVariance, input.variance(axes: axes) * (count / (count - 1)), momentum)
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
                    scale = _unsettled([-1], 0)
                    offset = _unsettled([-1], 0)
                    self.epsilon = epsilon
                }

                func callAsFunction(_ input: Tensor) -> Tensor {
                    let channels = _channels(of: input, "LayerNorm")
                    _settle(scale, channels, .ones)
                    _settle(offset, channels, .zeros)
                    return layerNorm(input, scale: scale, offset: offset, epsilon: epsilon)
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
                    scale = _unsettled([-1], 0)
                    offset = _unsettled([-1], 0)
                    self.groups = groups
                    self.epsilon = epsilon
                }

                func callAsFunction(_ input: Tensor) -> Tensor {
                    let channels = _channels(of: input, "GroupNorm")
                    _settle(scale, channels, .ones)
                    _settle(offset, channels, .zeros)
                    return groupNorm(input, groups: groups, scale: scale, offset: offset, epsilon: epsilon)
                }
            }
            """)
}
