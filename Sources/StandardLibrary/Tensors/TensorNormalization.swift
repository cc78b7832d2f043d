import Diagnostics
import TensorEngine
import VirtualMachine

/// Elements shifted and scaled to mean 0 and variance 1, over batches, features or groups of channels.
extension TensorLibrary {
    static let normalization = [
        LibraryGroup("extension Tensor") {
            Builtin(
                source: """
                    /// Shifted and scaled to mean 0 and variance 1 along some axes: (x − mean) / √(variance + epsilon).
                    func normalized(axes: [Int], epsilon: Double = 0.00001) -> Tensor {
                        let centred = self - mean(axes: axes, keepDims: true)
                        let variance = centred.square().mean(axes: axes, keepDims: true)
                        return centred * (variance + epsilon).rsqrt()
                    }
                    """)
        },
        LibraryGroup {
            functions
            Builtin(
                "func _checkNormalization(_ name: String, _ x: Tensor, _ scale: Tensor, _ offset: Tensor, _ groups: Int)"
            ) { (name: String, x: Tensor, scale: Tensor, offset: Tensor, groups: Int) in
                try check(name, x, scale, offset, groups: groups)
            }
        },
    ]

    @BuiltinList private static var functions: [Builtin] {
        Builtin(
            source: """
                /// Each row, the elements along the last axis, normalized, times `scale` plus `offset` (Ba et al. 2016).
                ///
                /// Scale and offset have one element for each place of the last axis.
                func layerNorm(
                    _ x: Tensor, scale: Tensor, offset: Tensor, epsilon: Double = 0.00001
                ) -> Tensor {
                    _checkNormalization("layerNorm", x, scale, offset, 1)
                    return x.normalized(axes: [-1], epsilon: epsilon) * scale + offset
                }
                """)
        Builtin(
            source: """
                /// The channels, the last axis, in groups of neighbours; each group of each image normalized, times
                /// `scale` plus `offset` (Wu & He 2018). As many groups as channels make an instance normalization.
                func groupNorm(
                    _ x: Tensor, groups: Int, scale: Tensor, offset: Tensor, epsilon: Double = 0.00001
                ) -> Tensor {
                    _checkNormalization("groupNorm", x, scale, offset, groups)
                    let channels = x.shape[x.rank - 1]
                    let grouped = x.reshaped(to: [x.shape[0], -1, groups, channels / groups])
                    return grouped.normalized(axes: [1, 3], epsilon: epsilon).reshaped(to: x.shape) * scale + offset
                }
                """)
        Builtin(
            source: """
                /// Each channel, a place of the last axis, normalized over the batch and all other axes, times `scale`
                /// plus `offset` (Ioffe & Szegedy 2015).
                func batchNorm(
                    _ x: Tensor, scale: Tensor, offset: Tensor, epsilon: Double = 0.00001
                ) -> Tensor {
                    _checkNormalization("batchNorm", x, scale, offset, 1)
                    return x.normalized(axes: Array(0..<x.rank - 1), epsilon: epsilon) * scale + offset
                }
                """)
        Builtin(
            source: """
                /// As `batchNorm` with a mean and a variance for each channel that were counted before.
                func batchNorm(
                    _ x: Tensor, mean: Tensor, variance: Tensor, scale: Tensor, offset: Tensor,
                    epsilon: Double = 0.00001
                ) -> Tensor {
                    _checkNormalization("batchNorm", x, scale, offset, 1)
                    _checkNormalization("batchNorm", x, mean, variance, 1)
                    return (x - mean) * ((variance + epsilon).rsqrt() * scale) + offset
                }
                """)
    }

    /// Throws `shape-mismatch` unless scale and offset have one element for each channel.
    private static func check(
        _ name: String, _ x: Tensor, _ scale: Tensor, _ offset: Tensor, groups: Int
    ) throws {
        guard x.rank > 1 else {
            throw Failure(
                id: "shape-mismatch",
                "\(name): the input has shape [batch, …, channels], not \(x.shape)",
                hint: "a batch of one is x.expandingShape(at: 0)")
        }
        let channels = x.shape.last
        for other in [scale, offset] where other.shape != [channels] {
            throw Failure(
                id: "shape-mismatch",
                "\(name): the input of shape \(x.shape) has \(channels) channels, the last axis, but "
                    + "there is a number for each of shape \(other.shape)",
                hint: "it has shape [\(channels)]")
        }
        guard groups > 0, channels % groups == 0 else {
            throw Failure(
                id: "invalid-argument",
                "\(name): \(channels) channels do not make \(groups) groups of equal size",
                hint: "the number of groups divides the number of channels")
        }
    }
}
