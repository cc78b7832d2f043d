import VirtualMachine

/// Layers, the parts of networks, with bodies in the language: what a user inspects is what runs.
package enum LayerLibrary {
    /// Every group about layers.
    package static let groups: [LibraryGroup] =
        [protocols, initializers, dense, simple, normalization, embedding, sequential, natives]
        + regularizers + convolutional + recurrent + [attention, transformers] + inspection
        + summary

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

                    /// The shape of one input, where the layer was told; most are not.
                    var _inputShape: [Int]? { get }
                }
                """)
    }
}
