import TensorEngine
import VirtualMachine

/// Layers, the parts of networks, with bodies in the language: what a user inspects is what runs.
package enum LayerLibrary {
    /// Every group about layers.
    package static let groups: [LibraryGroup] =
        [protocols, dense, simple, normalization, embedding, sequential, natives] + convolutional
        + inspection

    static let protocols = LibraryGroup {
        Builtin(
            source: """
                /// A part of a network, or a whole one: applied to a tensor, it gives a tensor.
                ///
                ///     struct Net: Layer {
                ///         var hidden = Dense(500, activation: relu)
                ///         var output = Dense(10)
                ///         func callAsFunction(_ input: Tensor) -> Tensor { output(hidden(input)) }
                ///     }
                protocol Layer {
                    /// The layer applied to a batch of inputs.
                    func callAsFunction(_ input: Tensor) -> Tensor
                }
                """)
    }

    static let dense = LibraryGroup {
        Builtin(
            source: """
                /// A layer whose units each see all inputs: activation(x · weight + bias).
                ///
                /// Weights start uniformly in ±√(6 / (inputs + units)) (Glorot & Bengio 2010), biases at zero. Without
                /// a number of inputs the layer takes it from the first input it sees; the weights are the same either way.
                struct Dense: Layer {
                    /// [inputs, units].
                    var weight: Tensor
                    /// [units].
                    var bias: Tensor
                    let activation: (Tensor) -> Tensor

                    /// A layer of `units` units for as many inputs as the first batch has.
                    init(_ units: Int, activation: @escaping (Tensor) -> Tensor = identity, seed: Int? = nil) {
                        weight = _unsettledWeight(units, seed ?? _drawSeed())
                        bias = Tensor(zeros: [units])
                        self.activation = activation
                    }

                    /// A layer of `units` units for `inputs` inputs.
                    init(_ inputs: Int, _ units: Int, activation: @escaping (Tensor) -> Tensor = identity, seed: Int? = nil) {
                        weight = _settled(_unsettledWeight(units, seed ?? _drawSeed()), inputs)
                        bias = Tensor(zeros: [units])
                        self.activation = activation
                    }

                    /// From [batch, inputs] to [batch, units].
                    func callAsFunction(_ input: Tensor) -> Tensor {
                        let weight = _settledWeight(self.weight, input)
                        return activation(matmul(input, weight) + bias)
                    }
                }
                """)
    }

    static let simple = LibraryGroup {
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
                /// While training, sets elements to zero with probability `rate` and scales the others by 1 / (1 − rate).
                ///
                /// In use it changes nothing (Srivastava et al. 2014).
                struct Dropout: Layer {
                    let rate: Double

                    init(_ rate: Double = 0.5) {
                        _checkDropoutRate(rate)
                        self.rate = rate
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        if !_isTraining() { return input }
                        return _dropout(input, rate)
                    }
                }
                """)
        Builtin(
            source: """
                /// A function of a tensor as a layer, such as `Activation(relu)`.
                struct Activation: Layer {
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

                    /// The layers that the braces list; `for` and `if` may stand among them.
                    init(@LayerBuilder _ layers: () -> [any Layer]) {
                        self.layers = layers()
                    }

                    /// As without a shape, with all weights settled at once for inputs of `shape`, batch aside.
                    init(input shape: [Int], @LayerBuilder _ layers: () -> [any Layer]) {
                        self.layers = layers()
                        let model = self
                        let output = withPhase(.inference) { model(Tensor(zeros: [1] + shape)) }
                        _ = output.shape
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        var output = input
                        for layer in layers { output = layer(output) }
                        return output
                    }
                }
                """)
        Builtin(
            source: """
                /// Collects the layers between the braces of `Sequential`.
                @resultBuilder enum LayerBuilder {
                    static func buildExpression(_ layer: any Layer) -> [any Layer] { [layer] }
                    static func buildExpression(_ layers: [any Layer]) -> [any Layer] { layers }
                    static func buildBlock(_ parts: [any Layer]...) -> [any Layer] {
                        var layers: [any Layer] = []
                        for part in parts { layers += part }
                        return layers
                    }
                    static func buildOptional(_ part: [any Layer]?) -> [any Layer] {
                        if let part = part { return part }
                        return []
                    }
                    static func buildEither(first part: [any Layer]) -> [any Layer] { part }
                    static func buildEither(second part: [any Layer]) -> [any Layer] { part }
                    static func buildArray(_ parts: [[any Layer]]) -> [any Layer] {
                        var layers: [any Layer] = []
                        for part in parts { layers += part }
                        return layers
                    }
                }
                """)
    }
}
