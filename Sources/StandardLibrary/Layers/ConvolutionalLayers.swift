import VirtualMachine

/// Layers that slide windows over images, for one to three axes.
extension LayerLibrary {
    static let convolutional = (1...3).map { axes in
        LibraryGroup {
            convolution(axes)
            pool(axes, "Max", "the largest element")
            pool(axes, "Average", "the mean")
            globalPool(axes)
        }
    }

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
                    /// [filters].
                    var bias: Tensor
                    let stride: Int
                    let padding: Padding
                    let dilation: Int
                    let groups: Int
                    let activation: (Tensor) -> Tensor

                    /// A layer of `count` filters that see `kernelSize` places along each axis.
                    init(
                        _ count: Int, kernelSize: Int = 3, stride: Int = 1, padding: Padding = .valid,
                        dilation: Int = 1, groups: Int = 1,
                        activation: @escaping (Tensor) -> Tensor = identity, seed: Int? = nil
                    ) {
                        filters = _unsettledFilters(
                            Array(repeating: kernelSize, count: \(axes)), count, seed ?? _drawSeed())
                        bias = Tensor(zeros: [count])
                        self.stride = stride
                        self.padding = padding
                        self.dilation = dilation
                        self.groups = groups
                        self.activation = activation
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        let filters = _settledFilters(self.filters, input, groups)
                        return activation(
                            conv\(axes)D(
                                input, filters, stride: stride, padding: padding, dilation: dilation,
                                groups: groups) + bias)
                    }
                }
                """)
    }

    private static func pool(_ axes: Int, _ name: String, _ what: String) -> Builtin {
        Builtin(
            source: """
                /// Makes images smaller: of each window, \(what), channel by channel.
                struct \(name)Pool\(axes)D: Layer {
                    let size: Int
                    let stride: Int
                    let padding: Padding

                    /// Windows of `size` places along each axis, side by side unless `stride` says otherwise.
                    init(_ size: Int = 2, stride: Int? = nil, padding: Padding = .valid) {
                        self.size = size
                        self.stride = stride ?? size
                        self.padding = padding
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        \(name.lowercased())Pool\(axes)D(input, size: size, stride: stride, padding: padding)
                    }
                }
                """)
    }

    @BuiltinList private static func globalPool(_ axes: Int) -> [Builtin] {
        for (name, what, function) in [
            ("Max", "largest element", "max"), ("Average", "mean", "mean"),
        ] {
            Builtin(
                source: """
                    /// The \(what) of each channel over the whole image: from \(TensorLibrary.images(axes)) to
                    /// [batch, channels].
                    struct Global\(name)Pool\(axes)D: Layer {
                        init() {}
                        func callAsFunction(_ input: Tensor) -> Tensor {
                            input.\(function)(axes: \(Array(1...axes)))
                        }
                    }
                    """)
        }
    }
}
