import VirtualMachine

/// Layers that make images smaller, for one to three axes.
extension LayerLibrary {
    static let pooling = (1...3).map { axes in
        LibraryGroup {
            pool(axes, "Max", "the largest element")
            pool(axes, "Average", "the mean")
            globalPool(axes)
        }
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
