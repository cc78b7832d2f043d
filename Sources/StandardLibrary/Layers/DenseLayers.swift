import VirtualMachine

/// Layers of units that see everything, and rows to look up.
extension LayerLibrary {
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
                    /// [units]; empty in a layer without biases.
                    var bias: Tensor
                    let usesBias: Bool
                    let activation: (Tensor) -> Tensor
                    let initializer: Initializer
                    let regularizer: Regularizer

                    /// A layer of `units` units for as many inputs as the first batch has.
                    init(
                        _ units: Int, activation: @escaping (Tensor) -> Tensor = identity, usesBias: Bool = true,
                        initializer: Initializer = .glorotUniform, regularizer: Regularizer = .none, seed: Int? = nil
                    ) {
                        _checkSize(units, "Dense", "units")
                        weight = _unsettled([-1, units], seed ?? _drawSeed())
                        bias = Tensor(zeros: [usesBias ? units : 0])
                        self.usesBias = usesBias
                        self.activation = activation
                        self.initializer = initializer
                        self.regularizer = regularizer
                    }

                    /// A layer of `units` units for `inputs` inputs.
                    init(
                        _ inputs: Int, _ units: Int, activation: @escaping (Tensor) -> Tensor = identity, usesBias: Bool = true,
                        initializer: Initializer = .glorotUniform, regularizer: Regularizer = .none, seed: Int? = nil
                    ) {
                        _checkSize(inputs, "Dense", "inputs")
                        self.init(
                            units, activation: activation, usesBias: usesBias, initializer: initializer,
                            regularizer: regularizer, seed: seed)
                        _settle(weight, inputs, initializer)
                    }

                    /// From [batch, inputs] to [batch, units]; with more axes, each place along them by itself.
                    func callAsFunction(_ input: Tensor) -> Tensor {
                        if !_isReady(weight, input, "Dense") { _settle(weight, input.shape[input.rank - 1], initializer) }
                        let sum = matmul(input, weight)
                        return activation(usesBias ? sum + bias : sum)
                    }
                }
                """)
        // Both names are in use.
        Builtin(source: "/// Another name for `Dense`.\ntypealias Linear = Dense")
    }

    static let embedding = LibraryGroup {
        Builtin(
            source: """
                /// A learned row of `size` numbers for each of `count` words, classes or other things that have a number.
                ///
                /// Rows start at random from a normal distribution of mean 0 and deviation 1.
                struct Embedding: Layer {
                    /// [count, size].
                    var rows: Tensor

                    init(
                        _ count: Int, _ size: Int, initializer: Initializer = .normal(standardDeviation: 1), seed: Int? = nil
                    ) {
                        _checkSize(count, "Embedding", "rows")
                        _checkSize(size, "Embedding", "numbers a row")
                        rows = initializer([count, size], seed: seed ?? _drawSeed())
                    }

                    /// From whole numbers of any shape to their rows: from [batch, length] to [batch, length, size].
                    func callAsFunction(_ input: Tensor) -> Tensor {
                        rows.gathered(input)
                    }
                }
                """)
    }
}
