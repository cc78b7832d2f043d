import Diagnostics
import TensorEngine
import VirtualMachine

/// Layers that slide learned filters over images, for one to three axes.
extension LayerLibrary {
    static let convolutional =
        (1...3).map { axes in
            LibraryGroup {
                convolution(axes)
                transposedConvolution(axes)
                depthwiseConvolution(axes)
                separableConvolution(axes)
            }
        } + pooling + [
            LibraryGroup {
                Builtin("func _checkImages(_ images: Tensor, _ axes: Int, _ layer: String)") {
                    (images: Tensor, axes: Int, layer: String) in
                    try TensorLibrary.checkImages(images, axes, layer)
                }
            }
        ]

    /// What all convolutions take, and how they keep it.
    private static let options =
        "activation: @escaping (Tensor) -> Tensor = identity, usesBias: Bool = true,"
    private static let starts =
        "initializer: Initializer = .glorotUniform, regularizer: Regularizer = .none, seed: Int? = nil"

    private static func convolution(_ axes: Int) -> Builtin {
        let images = TensorLibrary.images(axes)
        return Builtin(
            source: """
                /// Slides learned filters over images of shape \(images), and adds a bias to each filter's results.
                ///
                ///     Conv\(axes)D(32, kernelSize: 3, padding: .same, activation: relu)
                ///
                /// Weights start uniformly in ±√(6 / (window · (channels + filters))) (Glorot & Bengio 2010), biases at zero.
                /// The number of channels comes from the first images the layer sees.
                struct Conv\(axes)D: Layer {
                    /// [window…, channels / groups, filters].
                    var filters: Tensor
                    /// [filters]; empty in a layer without biases.
                    var bias: Tensor
                    let stride: Int
                    let padding: Padding
                    let dilation: Int
                    let groups: Int
                    let usesBias: Bool
                    let activation: (Tensor) -> Tensor
                    let initializer: Initializer
                    let regularizer: Regularizer

                    /// A layer of `count` filters that see `kernelSize` places along each axis.
                    init(
                        _ count: Int, kernelSize: Int = 3, stride: Int = 1, padding: Padding = .valid,
                        dilation: Int = 1, groups: Int = 1,
                        \(options)
                        \(starts)
                    ) {
                        _checkSize(count, "Conv\(axes)D", "filters")
                        _checkSize(kernelSize, "Conv\(axes)D", "places of a window")
                        _checkSize(groups, "Conv\(axes)D", "groups")
                        filters = _unsettled(Array(repeating: kernelSize, count: \(axes)) + [-1, count], seed ?? _drawSeed())
                        bias = Tensor(zeros: [usesBias ? count : 0])
                        self.stride = stride
                        self.padding = padding
                        self.dilation = dilation
                        self.groups = groups
                        self.usesBias = usesBias
                        self.activation = activation
                        self.initializer = initializer
                        self.regularizer = regularizer
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        if !_isSettled(filters) {
                            _checkImages(input, \(axes), "Conv\(axes)D")
                            _settle(filters, input.shape[\(axes + 1)] / groups, initializer)
                        }
                        let sum = conv\(axes)D(
                            input, filters, stride: stride, padding: padding, dilation: dilation, groups: groups)
                        return activation(usesBias ? sum + bias : sum)
                    }
                }
                """)
    }

    private static func transposedConvolution(_ axes: Int) -> Builtin {
        Builtin(
            source: """
                /// Makes images of shape \(TensorLibrary.images(axes)) larger: spreads each element over a window, times
                /// learned filters, adds up what overlaps, and a bias. The transpose of `Conv\(axes)D`.
                ///
                ///     TransposedConv\(axes)D(16, kernelSize: 2, stride: 2)  // twice the size
                struct TransposedConv\(axes)D: Layer {
                    /// [window…, filters, channels].
                    var filters: Tensor
                    /// [filters]; empty in a layer without biases.
                    var bias: Tensor
                    let stride: Int
                    let padding: Padding
                    let outputPadding: Int
                    let usesBias: Bool
                    let activation: (Tensor) -> Tensor
                    let initializer: Initializer
                    let regularizer: Regularizer

                    /// A layer that gives `count` channels and spreads over `kernelSize` places along each axis.
                    init(
                        _ count: Int, kernelSize: Int = 3, stride: Int = 1, padding: Padding = .valid, outputPadding: Int = 0,
                        \(options)
                        \(starts)
                    ) {
                        _checkSize(count, "TransposedConv\(axes)D", "filters")
                        _checkSize(kernelSize, "TransposedConv\(axes)D", "places of a window")
                        filters = _unsettled(Array(repeating: kernelSize, count: \(axes)) + [count, -1], seed ?? _drawSeed())
                        bias = Tensor(zeros: [usesBias ? count : 0])
                        self.stride = stride
                        self.padding = padding
                        self.outputPadding = outputPadding
                        self.usesBias = usesBias
                        self.activation = activation
                        self.initializer = initializer
                        self.regularizer = regularizer
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        if !_isSettled(filters) {
                            _checkImages(input, \(axes), "TransposedConv\(axes)D")
                            _settle(filters, input.shape[\(axes + 1)], initializer)
                        }
                        let sum = transposedConv\(axes)D(
                            input, filters, stride: stride, padding: padding, outputPadding: outputPadding)
                        return activation(usesBias ? sum + bias : sum)
                    }
                }
                """)
    }

    private static func depthwiseConvolution(_ axes: Int) -> Builtin {
        Builtin(
            source: """
                /// Slides filters over each channel of images of shape \(TensorLibrary.images(axes)) by itself: `multiplier` filters
                /// a channel.
                struct DepthwiseConv\(axes)D: Layer {
                    /// [window…, 1, channels · multiplier].
                    var filters: Tensor
                    /// [channels · multiplier]; empty in a layer without biases.
                    var bias: Tensor
                    let multiplier: Int
                    let stride: Int
                    let padding: Padding
                    let dilation: Int
                    let usesBias: Bool
                    let activation: (Tensor) -> Tensor
                    let initializer: Initializer
                    let regularizer: Regularizer

                    /// A layer whose filters see `kernelSize` places along each axis.
                    init(
                        kernelSize: Int = 3, multiplier: Int = 1, stride: Int = 1, padding: Padding = .valid, dilation: Int = 1,
                        \(options)
                        \(starts)
                    ) {
                        _checkSize(multiplier, "DepthwiseConv\(axes)D", "filters a channel")
                        _checkSize(kernelSize, "DepthwiseConv\(axes)D", "places of a window")
                        filters = _unsettled(Array(repeating: kernelSize, count: \(axes)) + [1, -1], seed ?? _drawSeed())
                        bias = usesBias ? _unsettled([-1], 0) : Tensor(zeros: [0])
                        self.multiplier = multiplier
                        self.stride = stride
                        self.padding = padding
                        self.dilation = dilation
                        self.usesBias = usesBias
                        self.activation = activation
                        self.initializer = initializer
                        self.regularizer = regularizer
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        _checkImages(input, \(axes), "DepthwiseConv\(axes)D")
                        let channels = input.shape[\(axes + 1)]
                        _settle(filters, channels * multiplier, initializer)
                        _settle(bias, channels * multiplier, .zeros)
                        let sum = conv\(axes)D(
                            input, filters, stride: stride, padding: padding, dilation: dilation, groups: channels)
                        return activation(usesBias ? sum + bias : sum)
                    }
                }
                """)
    }

    private static func separableConvolution(_ axes: Int) -> Builtin {
        Builtin(
            source: """
                /// A convolution in two steps (Chollet 2017): filters for each channel by themselves, then filters of size 1
                /// that mix the channels. It has far fewer weights than `Conv\(axes)D`.
                struct SeparableConv\(axes)D: Layer {
                    var depthwise: DepthwiseConv\(axes)D
                    var pointwise: Conv\(axes)D

                    /// A layer of `count` mixing filters after filters that see `kernelSize` places along each axis.
                    init(
                        _ count: Int, kernelSize: Int = 3, multiplier: Int = 1, stride: Int = 1, padding: Padding = .valid,
                        dilation: Int = 1,
                        \(options)
                        \(starts)
                    ) {
                        depthwise = DepthwiseConv\(axes)D(
                            kernelSize: kernelSize, multiplier: multiplier, stride: stride, padding: padding,
                            dilation: dilation, usesBias: false, initializer: initializer, regularizer: regularizer,
                            seed: seed)
                        pointwise = Conv\(axes)D(
                            count, kernelSize: 1, activation: activation, usesBias: usesBias,
                            initializer: initializer, regularizer: regularizer, seed: seed.map { $0 + 1 })
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor { pointwise(depthwise(input)) }
                }
                """)
    }
}
