import VirtualMachine

/// Layers that make images smaller, for one to three axes.
extension LayerLibrary {
    static let pooling = (1...3).flatMap { axes in
        pool(axes, "Max", "the largest element") + pool(axes, "Average", "the mean")
            + [LibraryGroup { globalPool(axes) }]
    }

    private static func pool(_ axes: Int, _ kind: String, _ what: String) -> [LibraryGroup] {
        let name = "\(kind)Pool\(axes)D"
        return windowed(
            name, TensorLibrary.poolWindows(axes, label: "_"),
            { usual in
                """
                /// Makes images smaller: of each window, \(what), channel by channel.
                struct \(name): Layer {
                    /// One number for each axis.
                    let sizes: [Int]
                    /// One number for each axis.
                    let strides: [Int]
                    let padding: Padding

                    \(usual)

                    init(_sizes: [Int], _strides: [Int], padding: Padding) {
                        _checkWindow(_sizes, "\(name)")
                        sizes = _sizes
                        strides = _strides
                        self.padding = padding
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        _pool(input, \(axes), \(kind == "Max" ? 0 : 1), sizes, strides, padding._numbers)
                    }
                }
                """
            },
            initializer: """
                /// Windows of `size` places along each axis, side by side unless `stride` says otherwise.
                init({size}, {stride}, padding: Padding = .valid) {
                    self.init(_sizes: {size…}, _strides: {stride…}, padding: padding)
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
