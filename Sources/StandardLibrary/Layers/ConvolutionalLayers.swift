import Diagnostics
import TensorEngine
import VirtualMachine

/// Layers that slide learned filters over images, for one to three axes.
extension LayerLibrary {
    static let convolutional =
        (1...3).flatMap { axes in
            [convolution, transposedConvolution, depthwiseConvolution, separableConvolution]
                .flatMap { $0(axes) }
        } + pooling + [
            LibraryGroup {
                Builtin("func _checkImages(_ images: Tensor, _ axes: Int, _ layer: String)") {
                    (images: Tensor, axes: Int, layer: String) in
                    try TensorLibrary.checkImages(images, axes, layer)
                }
                Builtin(
                    source: """
                        func _checkWindow(_ sizes: [Int], _ layer: String) {
                            for size in sizes { _checkSize(size, layer, "places of a window") }
                        }
                        """)
            }
        ]

    /// What all convolutions take, how they pass it on, and how they keep it.
    private static let options = """
        activation: @escaping (Tensor) -> Tensor = identity, usesBias: Bool = true,
            initializer: Initializer = .glorotUniform, regularizer: Regularizer = .none, seed: Int? = nil
        """
    private static let passedOptions =
        "activation: activation, usesBias: usesBias, initializer: initializer, regularizer: regularizer, seed: seed"
    private static let takenOptions = """
        activation: @escaping (Tensor) -> Tensor, usesBias: Bool,
                initializer: Initializer, regularizer: Regularizer, seed: Int?
        """
    private static let keptOptions = """
        let usesBias: Bool
            let activation: (Tensor) -> Tensor
            let initializer: Initializer
            let regularizer: Regularizer
        """
    private static let keeping = """
        self.usesBias = usesBias
                self.activation = activation
                self.initializer = initializer
                self.regularizer = regularizer
        """

    /// A layer and, for more than one axis, its initializers that take a size for each.
    ///
    /// - Parameters:
    ///   - declaration: the struct, around the usual initializer.
    ///   - initializer: the template of its initializers.
    static func windowed(
        _ name: String, _ windows: WindowSizes, _ declaration: (_ usual: String) -> String,
        initializer: String
    ) -> [LibraryGroup] {
        let lines = windows.plainWay(initializer).split(
            separator: "\n", omittingEmptySubsequences: false)
        let layer = Builtin(source: declaration(lines.joined(separator: "\n    ")))
        let others = windows.otherWays(initializer)
        if others.isEmpty { return [LibraryGroup { layer }] }
        return [
            LibraryGroup { layer },
            LibraryGroup("extension \(name)") { for other in others { Builtin(source: other) } },
        ]
    }

    private static func convolution(_ axes: Int) -> [LibraryGroup] {
        let images = TensorLibrary.images(axes)
        let name = "Conv\(axes)D"
        return windowed(
            name,
            WindowSizes(
                axes: axes,
                sizes: [
                    .init("kernelSize", "Int = 3"), .init("stride", "Int = 1"),
                    .init("dilation", "Int = 1"),
                ]),
            { usual in
                """
                /// Slides learned filters over images of shape \(images), and adds a bias to each filter's results.
                ///
                ///     \(name)(32, kernelSize: 3, padding: .same, activation: relu)
                ///
                /// Weights start uniformly in ±√(6 / (window · (channels + filters))) (Glorot & Bengio 2010), biases at zero.
                /// The number of channels comes from the first images the layer sees.
                struct \(name): Layer {
                    /// [window…, channels / groups, filters].
                    var filters: Tensor
                    /// [filters]; empty in a layer without biases.
                    var bias: Tensor
                    /// One number for each axis.
                    let strides: [Int]
                    let padding: Padding
                    /// One number for each axis.
                    let dilations: [Int]
                    let groups: Int
                    \(keptOptions)

                    \(usual)

                    init(
                        _ count: Int, _window: [Int], _strides: [Int], padding: Padding, _dilations: [Int], groups: Int,
                        \(takenOptions)
                    ) {
                        _checkSize(count, "\(name)", "filters")
                        _checkWindow(_window, "\(name)")
                        _checkSize(groups, "\(name)", "groups")
                        filters = _unsettled(_window + [-1, count], seed ?? _drawSeed())
                        bias = Tensor(zeros: [usesBias ? count : 0])
                        strides = _strides
                        self.padding = padding
                        dilations = _dilations
                        self.groups = groups
                        \(keeping)
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        if !_isSettled(filters) {
                            _checkImages(input, \(axes), "\(name)")
                            _settle(filters, input.shape[\(axes + 1)] / groups, initializer)
                        }
                        let sum = _convolution(input, filters, \(axes), strides, padding._numbers, dilations, groups)
                        return activation(usesBias ? sum + bias : sum)
                    }
                }
                """
            },
            initializer: """
                /// A layer of `count` filters that see `kernelSize` places along each axis.
                init(
                    _ count: Int, {kernelSize}, {stride}, padding: Padding = .valid,
                    {dilation}, groups: Int = 1,
                    \(options)
                ) {
                    self.init(
                        count, _window: {kernelSize…}, _strides: {stride…}, padding: padding,
                        _dilations: {dilation…}, groups: groups,
                        \(passedOptions))
                }
                """)
    }

    private static func transposedConvolution(_ axes: Int) -> [LibraryGroup] {
        let name = "TransposedConv\(axes)D"
        return windowed(
            name,
            WindowSizes(
                axes: axes,
                sizes: [
                    .init("kernelSize", "Int = 3"), .init("stride", "Int = 1"),
                    .init("outputPadding", "Int = 0"),
                ]),
            { usual in
                """
                /// Makes images of shape \(TensorLibrary.images(axes)) larger: spreads each element over a window, times
                /// learned filters, adds up what overlaps, and a bias. The transpose of `Conv\(axes)D`.
                ///
                ///     \(name)(16, kernelSize: 2, stride: 2)  // twice the size
                struct \(name): Layer {
                    /// [window…, filters, channels].
                    var filters: Tensor
                    /// [filters]; empty in a layer without biases.
                    var bias: Tensor
                    /// One number for each axis.
                    let strides: [Int]
                    let padding: Padding
                    /// One number for each axis.
                    let outputPaddings: [Int]
                    \(keptOptions)

                    \(usual)

                    init(
                        _ count: Int, _window: [Int], _strides: [Int], padding: Padding, _outputPaddings: [Int],
                        \(takenOptions)
                    ) {
                        _checkSize(count, "\(name)", "filters")
                        _checkWindow(_window, "\(name)")
                        filters = _unsettled(_window + [count, -1], seed ?? _drawSeed())
                        bias = Tensor(zeros: [usesBias ? count : 0])
                        strides = _strides
                        self.padding = padding
                        outputPaddings = _outputPaddings
                        \(keeping)
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        if !_isSettled(filters) {
                            _checkImages(input, \(axes), "\(name)")
                            _settle(filters, input.shape[\(axes + 1)], initializer)
                        }
                        let sum = _transposedConvolution(
                            input, filters, \(axes), strides, padding._numbers, [1], [1] + outputPaddings)
                        return activation(usesBias ? sum + bias : sum)
                    }
                }
                """
            },
            initializer: """
                /// A layer that gives `count` channels and spreads over `kernelSize` places along each axis.
                ///
                /// With a stride above 1 several sizes shrink to the same one; `outputPadding`, at most stride − 1, says
                /// how many places longer than the smallest of them the result is.
                init(
                    _ count: Int, {kernelSize}, {stride}, padding: Padding = .valid, {outputPadding},
                    \(options)
                ) {
                    self.init(
                        count, _window: {kernelSize…}, _strides: {stride…}, padding: padding,
                        _outputPaddings: {outputPadding…},
                        \(passedOptions))
                }
                """)
    }

    /// What the two convolutions that look at each channel by itself are told about their windows.
    private static func channelwise(_ axes: Int) -> WindowSizes {
        WindowSizes(
            axes: axes,
            sizes: [
                .init("kernelSize", "Int = 3"), .init("stride", "Int = 1"),
                .init("dilation", "Int = 1"),
            ])
    }

    private static func depthwiseConvolution(_ axes: Int) -> [LibraryGroup] {
        let name = "DepthwiseConv\(axes)D"
        return windowed(
            name, channelwise(axes),
            { usual in
                """
                /// Slides filters over each channel of images of shape \(TensorLibrary.images(axes)) by itself: `multiplier` filters
                /// a channel.
                struct \(name): Layer {
                    /// [window…, 1, channels · multiplier].
                    var filters: Tensor
                    /// [channels · multiplier]; empty in a layer without biases.
                    var bias: Tensor
                    let multiplier: Int
                    /// One number for each axis.
                    let strides: [Int]
                    let padding: Padding
                    /// One number for each axis.
                    let dilations: [Int]
                    \(keptOptions)

                    \(usual)

                    init(
                        _window: [Int], multiplier: Int, _strides: [Int], padding: Padding, _dilations: [Int],
                        \(takenOptions)
                    ) {
                        _checkSize(multiplier, "\(name)", "filters a channel")
                        _checkWindow(_window, "\(name)")
                        filters = _unsettled(_window + [1, -1], seed ?? _drawSeed())
                        bias = usesBias ? _unsettled([-1], 0) : Tensor(zeros: [0])
                        self.multiplier = multiplier
                        strides = _strides
                        self.padding = padding
                        dilations = _dilations
                        \(keeping)
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        _checkImages(input, \(axes), "\(name)")
                        let channels = input.shape[\(axes + 1)]
                        _settle(filters, channels * multiplier, initializer)
                        _settle(bias, channels * multiplier, .zeros)
                        let sum = _convolution(input, filters, \(axes), strides, padding._numbers, dilations, channels)
                        return activation(usesBias ? sum + bias : sum)
                    }
                }
                """
            },
            initializer: """
                /// A layer whose filters see `kernelSize` places along each axis.
                init(
                    {kernelSize}, multiplier: Int = 1, {stride}, padding: Padding = .valid, {dilation},
                    \(options)
                ) {
                    self.init(
                        _window: {kernelSize…}, multiplier: multiplier, _strides: {stride…}, padding: padding,
                        _dilations: {dilation…},
                        \(passedOptions))
                }
                """)
    }

    private static func separableConvolution(_ axes: Int) -> [LibraryGroup] {
        let name = "SeparableConv\(axes)D"
        return windowed(
            name, channelwise(axes),
            { usual in
                """
                /// A convolution in two steps (Chollet 2017): filters for each channel by themselves, then filters of size 1
                /// that mix the channels. It has far fewer weights than `Conv\(axes)D`.
                struct \(name): Layer {
                    var depthwise: DepthwiseConv\(axes)D
                    var pointwise: Conv\(axes)D

                    \(usual)

                    func callAsFunction(_ input: Tensor) -> Tensor { pointwise(depthwise(input)) }
                }
                """
            },
            initializer: """
                /// A layer of `count` mixing filters after filters that see `kernelSize` places along each axis.
                init(
                    _ count: Int, {kernelSize}, multiplier: Int = 1, {stride}, padding: Padding = .valid,
                    {dilation},
                    \(options)
                ) {
                    depthwise = DepthwiseConv\(axes)D(
                        kernelSize: kernelSize, multiplier: multiplier, stride: stride, padding: padding,
                        dilation: dilation, usesBias: false, initializer: initializer, regularizer: regularizer,
                        seed: seed)
                    pointwise = Conv\(axes)D(
                        count, kernelSize: 1, activation: activation, usesBias: usesBias,
                        initializer: initializer, regularizer: regularizer, seed: seed.map { $0 + 1 })
                }
                """)
    }
}
