import VirtualMachine

/// Layers without weights, and layers made of others.
extension LayerLibrary {
    static let simple = LibraryGroup {
        shaping
        dropping
        functions
    }

    @BuiltinList private static var shaping: [Builtin] {
        Builtin(
            source: """
                /// Makes each input one row: from [batch, height, width] to [batch, height · width].
                struct Flatten: Layer {
                    init() {}
                    func callAsFunction(_ input: Tensor) -> Tensor { input.flattened(from: 1) }
                }
                """)
        Builtin(
            source: """
                /// Gives each input another shape, with the elements in the same order: from [batch, …] to [batch] + shape.
                ///
                ///     Reshape(7, 7, 64)  // from [batch, 3136]; one size may be -1, for what is left
                struct Reshape: Layer {
                    let shape: [Int]
                    init(_ shape: Int...) { self.shape = shape }
                    init(_ shape: [Int]) { self.shape = shape }
                    func callAsFunction(_ input: Tensor) -> Tensor { input.reshaped(to: [input.shape[0]] + shape) }
                }
                """)
    }

    @BuiltinList private static var dropping: [Builtin] {
        Builtin(
            source: """
                func _checkDropoutRate(_ rate: Double) {
                    if !(rate >= 0 && rate < 1) {
                        _fail("invalid-argument", "a dropout rate of \\(rate) is not in 0..<1", "0.5 drops every second element on average")
                    }
                }
                """)
        Builtin(
            source: """
                /// While training, sets elements to zero with probability `rate` and scales the others by 1 / (1 − rate).
                ///
                /// In use it changes nothing (Srivastava et al. 2014).
                struct Dropout: Layer {
                    let rate: Double

                    init(_ rate: Double = 0.5) {
                        _checkDropoutRate(rate)
                        self.rate = rate
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor { _isTraining() ? _dropout(input, rate) : input }
                }
                """)
        Builtin(
            source: """
                /// While training, sets whole channels, the last axis, of each input to zero with probability `rate` and scales
                /// the others by 1 / (1 − rate).
                ///
                /// Neighbouring pixels say nearly the same, so dropping single ones hides little (Tompson et al. 2015).
                struct SpatialDropout: Layer {
                    let rate: Double

                    init(_ rate: Double = 0.5) {
                        _checkDropoutRate(rate)
                        self.rate = rate
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        if !_isTraining() { return input }
                        var shape = Array(repeating: 1, count: input.rank)
                        shape[0] = input.shape[0]
                        shape[input.rank - 1] = input.shape[input.rank - 1]
                        return input * _dropout(Tensor(ones: shape, dtype: input.dtype), rate)
                    }
                }
                """)
    }

    @BuiltinList private static var functions: [Builtin] {
        Builtin(
            source: """
                /// A function of a tensor as a layer, such as `Activation(relu)`.
                struct Activation: Layer {
                    let function: (Tensor) -> Tensor
                    init(_ function: @escaping (Tensor) -> Tensor) { self.function = function }
                    func callAsFunction(_ input: Tensor) -> Tensor { function(input) }
                }
                """)
        Builtin(
            source: """
                /// Any function of a tensor as a layer: `Lambda { x in x * 2 - 1 }`.
                ///
                /// Tensors that the closure uses are not trained; write a layer of your own for those.
                struct Lambda: Layer {
                    let function: (Tensor) -> Tensor
                    init(_ function: @escaping (Tensor) -> Tensor) { self.function = function }
                    func callAsFunction(_ input: Tensor) -> Tensor { function(input) }
                }
                """)
    }

    static let sequential = LibraryGroup {
        Builtin(
            source: """
                /// Layers one after the other: the output of each is the input of the next.
                ///
                ///     let model = Sequential {
                ///         Flatten()
                ///         Dense(500, activation: relu)
                ///         Dense(10)
                ///     }
                struct Sequential: Layer {
                    var layers: [any Layer]
                    let inputShape: [Int]?

                    /// The layers that the braces list; `for` and `if` may stand among them.
                    init(@LayerBuilder _ layers: () -> [any Layer]) {
                        self.layers = layers()
                        inputShape = nil
                    }

                    /// As without a shape, with all weights settled at once for inputs of `shape`, batch aside; other inputs are
                    /// refused. A size that may differ, such as a sequence's length, is -1.
                    init(input shape: [Int], @LayerBuilder _ layers: () -> [any Layer]) {
                        self.layers = layers()
                        inputShape = shape
                        let model = self
                        let output = withPhase(.inference) { model(_exampleInput(shape)) }
                        _ = output.shape
                    }

                    var _inputShape: [Int]? { inputShape }

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        if let inputShape { _checkInput(input, inputShape) }
                        var output = input
                        for layer in layers { output = layer(output) }
                        return output
                    }
                }
                """)
        Builtin(
            source: """
                /// What its layers make of the input, added to the input (He et al. 2016): x + layers(x).
                ///
                /// Gradients pass the addition unchanged, so that very deep networks can be trained. Where the layers change
                /// the shape, `shortcut` is what brings the input to the same one, such as a convolution of size 1.
                ///
                ///     Residual {
                ///         Dense(64, activation: relu)
                ///         Dense(64)
                ///     }
                struct Residual: Layer {
                    var layers: [any Layer]
                    var shortcut: (any Layer)?

                    init(shortcut: (any Layer)? = nil, @LayerBuilder _ layers: () -> [any Layer]) {
                        self.layers = layers()
                        self.shortcut = shortcut
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        var output = input
                        for layer in layers { output = layer(output) }
                        var straight = input
                        if let shortcut { straight = shortcut(input) }
                        if output.shape != straight.shape {
                            _fail(
                                "shape-mismatch", "Residual: its layers give shape \\(output.shape), which cannot be added to \\(straight.shape)",
                                "end with layers that keep the shape, or give a shortcut: that makes the shapes equal, such as Dense(\\(output.shape[output.rank - 1]))")
                        }
                        return straight + output
                    }
                }
                """)
        Builtin(
            source: """
                /// Collects the layers between the braces of `Sequential`.
                @resultBuilder enum LayerBuilder {
                    static func buildExpression(_ layer: any Layer) -> [any Layer] { [layer] }
                    static func buildExpression(_ layers: [any Layer]) -> [any Layer] { layers }
                    static func buildBlock(_ parts: [any Layer]...) -> [any Layer] { buildArray(parts) }
                    static func buildOptional(_ part: [any Layer]?) -> [any Layer] { part ?? [] }
                    static func buildEither(first part: [any Layer]) -> [any Layer] { part }
                    static func buildEither(second part: [any Layer]) -> [any Layer] { part }
                    static func buildArray(_ parts: [[any Layer]]) -> [any Layer] { parts.flatMap { $0 } }
                }
                """)
    }
}
