import VirtualMachine

/// What every layer can do, a user's own too.
extension LayerLibrary {
    static let inspection = [
        LibraryGroup("extension Layer") {
            Builtin(
                source: """
                    /// The shape of one input, which most layers are not told.
                    var _inputShape: [Int]? { nil }
                    """)
            Builtin(
                source: """
                    /// How many numbers training can change.
                    ///
                    /// A layer that takes its number of inputs from the first batch counts only once it has seen one.
                    var parameterCount: Int { _parameterCount(self) }
                    """)
            Builtin(
                source: """
                    /// The tensors that training changes, in order.
                    var parameters: [Tensor] { _parameters(self) }
                    """)
            Builtin(
                source: """
                    /// The model with all weights settled for inputs of `shape`, batch aside.
                    ///
                    /// With a seed, weights that had waited for a shape come from it, and are the same at each run.
                    ///
                    ///     var net = Net().built(input: [28, 28, 1], seed: 7)
                    func built(input shape: [Int], seed: Int? = nil) -> Self {
                        var model = self
                        if let seed { model = _reseeded(model, seed) }
                        let built = model
                        let output = withPhase(.inference) { built(_exampleInput(shape)) }
                        _ = output.shape
                        return built
                    }
                    """)
            Builtin(
                source: """
                    /// The same model with parameters of another dtype, such as `.float64` for exact checks.
                    func cast(to dtype: DType) -> Self { _cast(self, dtype) }
                    """)
            Builtin(
                source: """
                    /// A gradient, scaled down where its norm, the root of the sum of all squares, is above `limit`.
                    func clipped(norm limit: Double) -> Self { _clippedNorm(self, limit) }
                    """)
            Builtin(
                source: """
                    /// A gradient with every number brought into -limit...limit.
                    func clipped(value limit: Double) -> Self { _clippedValue(self, limit) }
                    """)
        },
        LibraryGroup {
            // Inside `Layer` the functions' names mean its members.
            Builtin(
                source: """
                    func _clippedNorm<Model>(_ gradient: Model, _ limit: Double) -> Model { clipped(gradient, norm: limit) }
                    """)
            Builtin(
                source: """
                    func _clippedValue<Model>(_ gradient: Model, _ limit: Double) -> Model { clipped(gradient, value: limit) }
                    """)
        },
    ]
}
