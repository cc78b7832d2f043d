import VirtualMachine

/// What the recurrent layers do at each step: a simple one, and two that decide what to keep.
extension LayerLibrary {
    @BuiltinList static var simpleRecurrent: [Builtin] {
        Builtin(
            source: """
                /// A simple recurrent layer (Elman 1990): h ← tanh(x · inputWeight + h · stateWeight + bias) at each step.
                ///
                ///     RNN(32)  // from [batch, steps, features] to the last step's [batch, 32]
                struct RNN: _StepwiseLayer {
                    /// [features, units].
                    var inputWeight: Tensor
                    /// [units, units].
                    var stateWeight: Tensor
                    /// [units].
                    var bias: Tensor
                    let units: Int
                    let returnsSequences: Bool
                    let activation: (Tensor) -> Tensor
                    let initializer: Initializer

                    /// A layer with a state of `units` numbers.
                    init(
                        _ units: Int, returnsSequences: Bool = false, activation: @escaping (Tensor) -> Tensor = tanh,
                        initializer: Initializer = .glorotUniform, stateInitializer: Initializer = .orthogonal, seed: Int? = nil
                    ) {
                        _checkSize(units, "RNN", "units")
                        let seed = seed ?? _drawSeed()
                        inputWeight = _unsettled([-1, units], seed)
                        stateWeight = stateInitializer([units, units], seed: seed + 1)
                        bias = Tensor(zeros: [units])
                        self.units = units
                        self.returnsSequences = returnsSequences
                        self.activation = activation
                        self.initializer = initializer
                    }

                    /// One step: the state after it, for `input` times its weights.
                    func step(_ input: Tensor, from h: Tensor) -> Tensor { activation(input + matmul(h, stateWeight)) }
                }
                """)
    }

    @BuiltinList static var longShortTermMemory: [Builtin] {
        Builtin(
            source: """
                /// What an LSTM remembers from step to step, each of shape [batch, units].
                struct LSTMState: _RecurrentState {
                    /// The output.
                    var hidden: Tensor
                    /// The memory cell.
                    var cell: Tensor

                    init(hidden: Tensor, cell: Tensor) {
                        self.hidden = hidden
                        self.cell = cell
                    }

                    static func _first(_ zeros: Tensor) -> LSTMState { LSTMState(hidden: zeros, cell: zeros) }

                    var _output: Tensor { hidden }

                    func _taken(where mask: Tensor, else old: LSTMState) -> LSTMState {
                        LSTMState(hidden: mask.select(hidden, old.hidden), cell: mask.select(cell, old.cell))
                    }
                }
                """)
        Builtin(
            source: """
                /// Long short-term memory (Hochreiter & Schmidhuber 1997): gates decide what a cell c takes in, keeps and shows.
                ///
                /// With gates i, f, o = σ(…) and candidate g = tanh(…) of x · inputWeight + h · stateWeight + bias, at each step
                /// c ← f · c + i · g and h ← o · tanh(c). The forget gate's bias starts at 1, so that the cell keeps at first.
                struct LSTM: _StepwiseLayer {
                    /// [features, 4 · units], for i, f, g, o side by side.
                    var inputWeight: Tensor
                    /// [units, 4 · units].
                    var stateWeight: Tensor
                    /// [4 · units].
                    var bias: Tensor
                    let units: Int
                    let returnsSequences: Bool
                    let initializer: Initializer

                    /// A layer with a state of `units` numbers.
                    init(
                        _ units: Int, returnsSequences: Bool = false, initializer: Initializer = .glorotUniform,
                        stateInitializer: Initializer = .orthogonal, seed: Int? = nil
                    ) {
                        _checkSize(units, "LSTM", "units")
                        let seed = seed ?? _drawSeed()
                        inputWeight = _unsettled([-1, 4 * units], seed)
                        stateWeight = stateInitializer([units, 4 * units], seed: seed + 1)
                        bias = concatenated([Tensor(zeros: [units]), Tensor(ones: [units]), Tensor(zeros: [2 * units])])
                        self.units = units
                        self.returnsSequences = returnsSequences
                        self.initializer = initializer
                    }

                    /// One step: the state after it, for `input` times its weights.
                    func step(_ input: Tensor, from state: LSTMState) -> LSTMState {
                        let gates = (input + matmul(state.hidden, stateWeight)).split(count: 4, axis: 1)
                        let cell = sigmoid(gates[1]) * state.cell + sigmoid(gates[0]) * tanh(gates[2])
                        return LSTMState(hidden: sigmoid(gates[3]) * tanh(cell), cell: cell)
                    }
                }
                """)
    }

    @BuiltinList static var gatedRecurrentUnit: [Builtin] {
        Builtin(
            source: """
                /// A gated recurrent unit (Cho et al. 2014): r decides what of the state counts, z how much of it stays.
                ///
                /// With a = x · inputWeight + bias and b = h · stateWeight + stateBias in three parts, at each step
                /// r = σ(a₁ + b₁), z = σ(a₂ + b₂), n = tanh(a₃ + r · b₃) and h ← (1 − z) · n + z · h, as cuDNN has it.
                struct GRU: _StepwiseLayer {
                    /// [features, 3 · units], for r, z, n side by side.
                    var inputWeight: Tensor
                    /// [units, 3 · units].
                    var stateWeight: Tensor
                    /// [3 · units].
                    var bias: Tensor
                    /// [3 · units].
                    var stateBias: Tensor
                    let units: Int
                    let returnsSequences: Bool
                    let initializer: Initializer

                    /// A layer with a state of `units` numbers.
                    init(
                        _ units: Int, returnsSequences: Bool = false, initializer: Initializer = .glorotUniform,
                        stateInitializer: Initializer = .orthogonal, seed: Int? = nil
                    ) {
                        _checkSize(units, "GRU", "units")
                        let seed = seed ?? _drawSeed()
                        inputWeight = _unsettled([-1, 3 * units], seed)
                        stateWeight = stateInitializer([units, 3 * units], seed: seed + 1)
                        bias = Tensor(zeros: [3 * units])
                        stateBias = Tensor(zeros: [3 * units])
                        self.units = units
                        self.returnsSequences = returnsSequences
                        self.initializer = initializer
                    }

                    /// One step: the state after it, for `input` times its weights.
                    func step(_ input: Tensor, from h: Tensor) -> Tensor {
                        let a = input.split(count: 3, axis: 1)
                        let b = (matmul(h, stateWeight) + stateBias).split(count: 3, axis: 1)
                        let r = sigmoid(a[0] + b[0])
                        let z = sigmoid(a[1] + b[1])
                        let n = tanh(a[2] + r * b[2])
                        return n + z * (h - n)
                    }
                }
                """)
    }
}
