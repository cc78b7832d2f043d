import VirtualMachine

/// Layers that go through sequences step by step, with a state from step to step.
extension LayerLibrary {
    static let recurrent = [
        LibraryGroup {
            sequences
            simpleRecurrent
            longShortTermMemory
            gatedRecurrentUnit
            bidirectional
        },
        LibraryGroup("extension RecurrentLayer") {
            Builtin(
                source: """
                    /// From [batch, steps, features] to the last step's output, [batch, units], or to those of all steps.
                    func callAsFunction(_ input: Tensor) -> Tensor { _given(steps(of: input, mask: nil)) }
                    """)
            Builtin(
                source: """
                    /// As without a mask; where `mask`, of shape [batch, steps], is 0, a step is passed over and the state stays.
                    ///
                    /// So sequences of different lengths can share a batch: the last output is that of each one's last step.
                    func callAsFunction(_ input: Tensor, mask: Tensor) -> Tensor { _given(steps(of: input, mask: mask)) }
                    """)
            Builtin(
                source: """
                    func _given(_ outputs: [Tensor]) -> Tensor {
                        returnsSequences ? stacked(outputs, axis: 1) : outputs[outputs.count - 1]
                    }
                    """)
        },
        stepping,
    ]

    @BuiltinList private static var sequences: [Builtin] {
        Builtin(
            source: """
                /// A layer that goes through sequences of shape [batch, steps, features] step by step.
                protocol RecurrentLayer: Layer {
                    /// Whether the layer gives the outputs of all steps, or of the last one only.
                    var returnsSequences: Bool { get }

                    /// The output of each step, of shape [batch, units].
                    func steps(of input: Tensor, mask: Tensor?) -> [Tensor]
                }
                """)
        Builtin(
            source: """
                /// A recurrent layer that says what one step does; the way through the steps is the same for all.
                protocol _StepwiseLayer: RecurrentLayer {
                    /// What goes from step to step.
                    associatedtype State: _RecurrentState

                    var inputWeight: Tensor { get }
                    var bias: Tensor { get }
                    var units: Int { get }
                    var initializer: Initializer { get }

                    /// The state after a step, for the step's input times its weights.
                    func step(_ input: Tensor, from state: State) -> State
                }
                """)
        Builtin(
            source: """
                /// What a recurrent layer remembers from step to step.
                protocol _RecurrentState {
                    /// The state before the first step, made of `zeros`.
                    static func _first(_ zeros: Tensor) -> Self
                    /// What the layer gives in this state.
                    var _output: Tensor { get }
                    /// This state where `mask` is true, `old` elsewhere.
                    func _taken(where mask: Tensor, else old: Self) -> Self
                }
                """)
        Builtin(
            source: """
                extension Tensor: _RecurrentState {
                    static func _first(_ zeros: Tensor) -> Tensor { zeros }
                    var _output: Tensor { self }
                    func _taken(where mask: Tensor, else old: Tensor) -> Tensor { mask.select(self, old) }
                }
                """)
        Builtin(
            source: """
                /// The steps of sequences, each of shape [batch, features].
                func _sequenceSteps(_ sequences: Tensor) -> [Tensor] {
                    sequences.split(count: sequences.shape[1], axis: 1).map { $0.squeezed(axis: 1) }
                }
                """)
        Builtin(
            source: """
                /// The columns of a mask, for each step which of the batch take it, of shape [batch, 1]; nil where all do.
                func _maskSteps(_ mask: Tensor?, _ input: Tensor) -> [Tensor]? {
                    guard let mask = mask else { return nil }
                    if mask.shape != [input.shape[0], input.shape[1]] {
                        _fail(
                            "shape-mismatch", "a mask of shape \\(mask.shape) does not belong to sequences of shape \\(input.shape)",
                            "it has a 1 or a 0 for each step: shape [\\(input.shape[0]), \\(input.shape[1])]")
                    }
                    return mask.cast(to: .bool).split(count: input.shape[1], axis: 1)
                }
                """)
        Builtin(
            source: """
                func _checkSequences(_ input: Tensor, _ layer: String) {
                    if input.rank != 3 {
                        _fail(
                            "shape-mismatch", "\\(layer): sequences have shape [batch, steps, features], not \\(input.shape)",
                            input.rank == 2
                                ? "one feature a step is x.expandingShape(at: -1), a batch of one x.expandingShape(at: 0); words become features by an Embedding; a recurrent layer before this one needs returnsSequences: true"
                                : "an Embedding or reshaped(to:) makes it so")
                    }
                    if input.shape[1] == 0 {
                        _fail("shape-mismatch", "\\(layer): sequences of shape \\(input.shape) have no steps", "at least one step is needed")
                    }
                }
                """)
    }

    /// What all layers share that say what one step does.
    private static let stepping = LibraryGroup("extension _StepwiseLayer") {
        Builtin(
            source: """
                /// The output of each step, for sequences from their start.
                func steps(of input: Tensor, mask: Tensor?) -> [Tensor] { steps(of: input, from: nil, mask: mask).outputs }
                """)
        Builtin(
            source: """
                /// The output of each step, and the state after the last, for sequences that go on from `state`.
                func steps(of input: Tensor, from state: State?, mask: Tensor? = nil) -> (outputs: [Tensor], state: State) {
                    let layer = "\\(Self.self)"
                    _checkSequences(input, layer)
                    if !_isReady(inputWeight, input, layer) { _settle(inputWeight, input.shape[2], initializer) }
                    var state = state ?? State._first(Tensor(zeros: [input.shape[0], units], dtype: input.dtype))
                    var outputs: [Tensor] = []
                    let masks = _maskSteps(mask, input)
                    for x in _sequenceSteps(matmul(input, inputWeight) + bias) {
                        let next = step(x, from: state)
                        if let masks { state = next._taken(where: masks[outputs.count], else: state) } else { state = next }
                        outputs.append(state._output)
                    }
                    return (outputs, state)
                }
                """)
    }

    @BuiltinList private static var bidirectional: [Builtin] {
        Builtin(
            source: """
                /// Two recurrent layers of a kind, one that goes through sequences forward and one backward (Schuster & Paliwal
                /// 1997): their outputs stand side by side, [batch, 2 · units] or [batch, steps, 2 · units].
                ///
                ///     Bidirectional(LSTM(32, returnsSequences: true))
                struct Bidirectional<Recurrent: RecurrentLayer>: RecurrentLayer {
                    var forward: Recurrent
                    var backward: Recurrent

                    /// The layer, and another one like it with weights of its own.
                    init(_ layer: Recurrent) {
                        forward = layer
                        backward = _redrawn(layer)
                    }

                    /// Two layers that may have any weights.
                    init(forward: Recurrent, backward: Recurrent) {
                        self.forward = forward
                        self.backward = backward
                    }

                    var returnsSequences: Bool { forward.returnsSequences }

                    func steps(of input: Tensor, mask: Tensor?) -> [Tensor] {
                        let there = forward.steps(of: input, mask: mask)
                        let back = backward.steps(of: input.flipped(axis: 1), mask: mask?.flipped(axis: 1))
                        var outputs: [Tensor] = []
                        for index in there.indices {
                            // The last output belongs to both layers' last steps, the others to the same place.
                            let place = returnsSequences ? back.count - 1 - index : index
                            outputs.append(concatenated([there[index], back[place]], axis: 1))
                        }
                        return outputs
                    }
                }
                """)
        Builtin(
            source: """
                /// A layer like another one, with state weights that are drawn anew as well.
                func _redrawn<Recurrent>(_ layer: Recurrent) -> Recurrent {
                    let fresh = _reseeded(layer, _drawSeed())
                    let orthogonal: Initializer = .orthogonal
                    return _replacing(fresh, _parameters(fresh).map { weight in
                        // Matrices that are there already are states' and orthogonal; another orthogonal one, of the
                        // same size, turns them.
                        if !_isSettled(weight) || weight.rank < 2 { return weight }
                        let size = weight.shape[0]
                        return matmul(orthogonal([size, size], seed: _drawSeed()), weight)
                    })
                }
                """)
    }
}
