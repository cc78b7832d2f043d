import VirtualMachine

/// Attention, and what tells it where in a sequence things stand.
extension LayerLibrary {
    static let attention = LibraryGroup {
        functions
        multiHead
        positions
    }

    @BuiltinList private static var functions: [Builtin] {
        Builtin(
            source: """
                /// Scaled dot-product attention (Vaswani et al. 2017): softmax(q · kᵀ / √size) · v.
                ///
                /// Queries have shape [batch…, queries, size], keys [batch…, keys, size], values [batch…, keys, anything].
                /// Where `mask`, which stretches to [batch…, queries, keys], is 0 or false, a query does not see a key.
                func scaledDotProductAttention(_ queries: Tensor, _ keys: Tensor, _ values: Tensor, mask: Tensor? = nil) -> Tensor {
                    _attended(queries, keys, values, mask, 0)
                }
                """)
        Builtin(
            source: """
                func _attended(_ queries: Tensor, _ keys: Tensor, _ values: Tensor, _ mask: Tensor?, _ dropout: Double) -> Tensor {
                    if queries.rank < 2 || keys.rank < 2 || queries.shape[queries.rank - 1] != keys.shape[keys.rank - 1] {
                        _fail(
                            "shape-mismatch", "attention: queries of shape \\(queries.shape) and keys of shape \\(keys.shape) cannot be compared",
                            "both end in the same size: [batch, queries, size] and [batch, keys, size]")
                    }
                    let size = Double(queries.shape[queries.rank - 1])
                    var scores = matmul(queries * (1 / size.squareRoot()), keys.transposed(-1, -2))
                    // Far below all scores, yet a number: a query that sees nothing gets the mean, not NaN.
                    if let mask = mask { scores = mask.cast(to: .bool).select(scores, -10_000_000) }
                    var shares = softmax(scores, axis: -1)
                    if dropout > 0 && _isTraining() { shares = _dropout(shares, dropout) }
                    return matmul(shares, values)
                }
                """)
        Builtin(
            source: """
                /// A mask of shape [length, length] by which each place of a sequence sees itself and what was before it.
                func causalMask(_ length: Int) -> Tensor { Tensor(ones: [length, length]).lowerTriangle() }
                """)
        Builtin(
            source: """
                /// A mask of shape [batch, 1, 1, keys] for attention, from one of shape [batch, keys] that is 0 for filling.
                func paddingMask(_ isReal: Tensor) -> Tensor { isReal.expandingShape(at: 1).expandingShape(at: 1) }
                """)
    }

    @BuiltinList private static var multiHead: [Builtin] {
        Builtin(
            source: """
                /// Attention in several heads, each of which looks at its own part of the features (Vaswani et al. 2017).
                ///
                /// Queries, keys and values are projected to `size` features, attended to in `heads` parts of them, put
                /// together and projected once more.
                ///
                ///     let attention = MultiHeadAttention(64, heads: 4)
                ///     attention(x)                                 // self-attention, from [batch, length, features] to [batch, length, 64]
                ///     attention(x, memory: y, mask: causalMask(8)) // x looks at y
                struct MultiHeadAttention: Layer {
                    var query: Dense
                    var key: Dense
                    var value: Dense
                    var output: Dense
                    let heads: Int
                    let isCausal: Bool
                    let dropout: Double

                    /// Attention with `size` features in `heads` heads; causal where no place may see what comes after it.
                    init(
                        _ size: Int, heads: Int, isCausal: Bool = false, dropout: Double = 0, usesBias: Bool = true,
                        initializer: Initializer = .glorotUniform, seed: Int? = nil
                    ) {
                        _checkSize(heads, "MultiHeadAttention", "heads")
                        _checkSize(size, "MultiHeadAttention", "features")
                        if size % heads != 0 {
                            _fail(
                                "invalid-argument", "MultiHeadAttention: \\(size) features do not make \\(heads) heads of equal size",
                                "the number of heads divides the size")
                        }
                        _checkDropoutRate(dropout)
                        query = Dense(size, usesBias: usesBias, initializer: initializer, seed: seed)
                        key = Dense(size, usesBias: usesBias, initializer: initializer, seed: seed.map { $0 + 1 })
                        value = Dense(size, usesBias: usesBias, initializer: initializer, seed: seed.map { $0 + 2 })
                        output = Dense(size, usesBias: usesBias, initializer: initializer, seed: seed.map { $0 + 3 })
                        self.heads = heads
                        self.isCausal = isCausal
                        self.dropout = dropout
                    }

                    /// Each place looks at all places of its own sequence: [batch, length, features] to [batch, length, size].
                    func callAsFunction(_ input: Tensor) -> Tensor { self(input, memory: input) }

                    /// As without a mask, seeing only what `mask`, which stretches to [batch, heads, length, length], lets it see.
                    func callAsFunction(_ input: Tensor, mask: Tensor?) -> Tensor { self(input, memory: input, mask: mask) }

                    /// Each place looks at the places of `memory`, those that `mask` lets it see: where it is not 0. The mask
                    /// stretches to [batch, heads, places, places of the memory].
                    func callAsFunction(_ input: Tensor, memory: Tensor, mask: Tensor? = nil) -> Tensor {
                        _checkSequences(input, "MultiHeadAttention")
                        _checkSequences(memory, "MultiHeadAttention")
                        var visible = mask
                        if isCausal {
                            let earlier = causalMask(input.shape[1])
                            visible = mask.map { $0.cast(to: .float32) * earlier } ?? earlier
                        }
                        let mixed = _attended(
                            _heads(query(input)), _heads(key(memory)), _heads(value(memory)), visible, dropout)
                        return output(mixed.transposed(permutation: [0, 2, 1, 3]).flattened(from: 2))
                    }

                    /// From [batch, length, size] to [batch, heads, length, size / heads].
                    func _heads(_ x: Tensor) -> Tensor {
                        x.reshaped(to: [x.shape[0], x.shape[1], heads, -1]).transposed(permutation: [0, 2, 1, 3])
                    }
                }
                """)
    }

    @BuiltinList private static var positions: [Builtin] {
        Builtin(
            source: """
                /// Waves of many lengths that tell places of a sequence apart (Vaswani et al. 2017), of shape [length, size]:
                /// sin(place / 10000^(2i / size)) for even features 2i, the cosine of the same for odd ones.
                func sinusoidalPositions(_ length: Int, _ size: Int) -> Tensor {
                    let places = Tensor(arange: length, dtype: .float64).expandingShape(at: 1)
                    let half = (size + 1) / 2
                    let rates = exp(Tensor(arange: half, dtype: .float64) * (-2 * log(10000.0) / Double(size)))
                    let angles = places * rates
                    let waves = stacked([sin(angles), cos(angles)], axis: 2).reshaped(to: [length, 2 * half])
                    return waves[0..., 0..<size].cast(to: .float32)
                }
                """)
        Builtin(
            source: """
                /// Adds `sinusoidalPositions` to sequences of shape [batch, length, features], which attention alone does not order.
                struct PositionalEncoding: Layer {
                    init() {}

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        _checkSequences(input, "PositionalEncoding")
                        return input + sinusoidalPositions(input.shape[1], input.shape[2]).cast(to: input.dtype)
                    }
                }
                """)
        Builtin(
            source: """
                /// Adds a learned row for each place to sequences of shape [batch, length, features], up to a longest length.
                ///
                /// Rows start with a deviation of 1, as those of an `Embedding` do: smaller ones would long go unnoticed beside
                /// them.
                struct PositionalEmbedding: Layer {
                    /// [longest length, features].
                    var rows: Tensor
                    let initializer: Initializer
                    let length: Int

                    /// For sequences of up to `length` places.
                    init(_ length: Int, initializer: Initializer = .normal(standardDeviation: 1), seed: Int? = nil) {
                        _checkSize(length, "PositionalEmbedding", "places")
                        rows = _unsettled([length, -1], seed ?? _drawSeed())
                        self.initializer = initializer
                        self.length = length
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor {
                        _checkSequences(input, "PositionalEmbedding")
                        if input.shape[1] > length {
                            _fail(
                                "shape-mismatch", "PositionalEmbedding: a sequence of \\(input.shape[1]) places, and rows for \\(length)",
                                "make it for the longest sequence: PositionalEmbedding(\\(input.shape[1]))")
                        }
                        _settle(rows, input.shape[2], initializer)
                        return input + rows[0..<input.shape[1]]
                    }
                }
                """)
    }
}
