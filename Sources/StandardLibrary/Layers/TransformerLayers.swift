import VirtualMachine

/// The blocks of Transformers (Vaswani et al. 2017).
extension LayerLibrary {
    static let transformers = LibraryGroup {
        Builtin(
            source: """
                /// A block of a Transformer: self-attention, then two dense layers for each place, both added to what they
                /// were given (Vaswani et al. 2017).
                ///
                /// From [batch, length, size] to the same shape. Normalization comes first in each part, which trains without
                /// a warm-up (Xiong et al. 2020), or last, as in the first Transformer. Causal blocks make a language model.
                ///
                ///     TransformerEncoder(64, heads: 4, hidden: 256, dropout: 0.1)
                struct TransformerEncoder: Layer {
                    var attention: MultiHeadAttention
                    var attentionNorm = LayerNorm()
                    var hidden: Dense
                    var output: Dense
                    var outputNorm = LayerNorm()
                    let drop: Dropout
                    let normalizesFirst: Bool

                    /// A block for `size` features, with `hidden` units between its dense layers, four times the size if not said.
                    init(
                        _ size: Int, heads: Int, hidden: Int? = nil, dropout: Double = 0, isCausal: Bool = false,
                        normalizesFirst: Bool = true, activation: @escaping (Tensor) -> Tensor = relu, seed: Int? = nil
                    ) {
                        attention = MultiHeadAttention(size, heads: heads, isCausal: isCausal, dropout: dropout, seed: seed)
                        self.hidden = Dense(hidden ?? 4 * size, activation: activation, seed: seed.map { $0 + 4 })
                        output = Dense(size, seed: seed.map { $0 + 5 })
                        drop = Dropout(dropout)
                        self.normalizesFirst = normalizesFirst
                    }

                    func callAsFunction(_ input: Tensor) -> Tensor { self(input, mask: nil) }

                    /// As without a mask, seeing only what `mask`, which stretches to [batch, heads, length, length], lets it see.
                    func callAsFunction(_ input: Tensor, mask: Tensor?) -> Tensor {
                        if normalizesFirst {
                            let x = input + drop(attention(attentionNorm(input), mask: mask))
                            return x + drop(output(drop(hidden(outputNorm(x)))))
                        }
                        let x = attentionNorm(input + drop(attention(input, mask: mask)))
                        return outputNorm(x + drop(output(drop(hidden(x)))))
                    }
                }
                """)
        Builtin(
            source: """
                /// A block of a Transformer that writes a sequence while it looks at another one: causal self-attention,
                /// attention to the encoder's output, then two dense layers for each place (Vaswani et al. 2017).
                ///
                ///     let y = decoder(x, memory: encoder(source))
                struct TransformerDecoder {
                    var attention: MultiHeadAttention
                    var attentionNorm = LayerNorm()
                    var memoryAttention: MultiHeadAttention
                    var memoryNorm = LayerNorm()
                    var hidden: Dense
                    var output: Dense
                    var outputNorm = LayerNorm()
                    let drop: Dropout
                    let normalizesFirst: Bool

                    /// A block for `size` features, with `hidden` units between its dense layers, four times the size if not said.
                    init(
                        _ size: Int, heads: Int, hidden: Int? = nil, dropout: Double = 0, normalizesFirst: Bool = true,
                        activation: @escaping (Tensor) -> Tensor = relu, seed: Int? = nil
                    ) {
                        attention = MultiHeadAttention(size, heads: heads, isCausal: true, dropout: dropout, seed: seed)
                        memoryAttention = MultiHeadAttention(size, heads: heads, dropout: dropout, seed: seed.map { $0 + 4 })
                        self.hidden = Dense(hidden ?? 4 * size, activation: activation, seed: seed.map { $0 + 8 })
                        output = Dense(size, seed: seed.map { $0 + 9 })
                        drop = Dropout(dropout)
                        self.normalizesFirst = normalizesFirst
                    }

                    /// From [batch, length, size] and the encoder's [batch, places, size] to [batch, length, size]. Masks stretch to
                    /// [batch, heads, length, length] and [batch, heads, length, places].
                    func callAsFunction(_ input: Tensor, memory: Tensor, mask: Tensor? = nil, memoryMask: Tensor? = nil) -> Tensor {
                        if normalizesFirst {
                            let x = input + drop(attention(attentionNorm(input), mask: mask))
                            let y = x + drop(memoryAttention(memoryNorm(x), memory: memory, mask: memoryMask))
                            return y + drop(output(drop(hidden(outputNorm(y)))))
                        }
                        let x = attentionNorm(input + drop(attention(input, mask: mask)))
                        let y = memoryNorm(x + drop(memoryAttention(x, memory: memory, mask: memoryMask)))
                        return outputNorm(y + drop(output(drop(hidden(y)))))
                    }
                }
                """)
    }
}
