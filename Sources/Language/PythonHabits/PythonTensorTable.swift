/// How NumPy, PyTorch and Keras name what tensors can do and what layers are called.
extension Habit {
    static let tensors = creation + members + combinations + layerNames + lossNames

    private static let creation = ofShapes + ofNumbers + shapesInBrackets

    private static let prefixes = ["np.", "torch.", "Tensor.", ""]

    private static let ofShapes: [Habit] = {
        let drawn = ["np.random.", "torch.", "Tensor.", ""]
        return prefixes.flatMap { shaped($0 + "zeros", label: "zeros") }
            + prefixes.flatMap { shaped($0 + "ones", label: "ones") }
            + drawn.flatMap { shaped($0 + "rand", label: "randomUniform") }
            + drawn.flatMap { shaped($0 + "randn", label: "randomNormal") }
    }()

    private static let ofNumbers: [Habit] = prefixes.flatMap { prefix in
        [
            made("\(prefix)arange($a)", "arange: $a"),
            made("\(prefix)eye($a)", "eye: $a"),
            made("\(prefix)linspace($a, $b, $c)", "linspaceFrom: $a, to: $b, count: $c"),
        ]
    }

    private static let shapesInBrackets: [Habit] =
        ["randomNormal", "randomUniform", "zeros", "ones"].flatMap { label in
            ["($p)", "$i, $p"].map { sizes in
                Habit(
                    "Tensor(\(label): \(sizes))",
                    "Tensor(\(label): [\(sizes == "($p)" ? "$p" : sizes)])",
                    "a shape is an array, in brackets", isSwiftToo: sizes == "($p)")
            }
        }

    /// `zeros([2, 3])`, `zeros((2, 3))` and `zeros(2, 3)`.
    private static func shaped(_ name: String, label: String) -> [Habit] {
        ["[$p]", "($p)", "$p"].map { made("\(name)(\($0))", "\(label): [$p]") }
    }

    private static func made(_ python: String, _ arguments: String) -> Habit {
        Habit(
            python, "Tensor(\(arguments))", "tensors are made with 'Tensor(…)'", isSwiftToo: true)
    }

    private static let members = [
        renamed("$x.size", "$x.count", "the number of elements is 'count'"),
        renamed("$x.numel()", "$x.count", "the number of elements is 'count'"),
        renamed("$x.ndim", "$x.rank", "the number of axes is 'rank'"),
        renamed("$x.dim()", "$x.rank", "the number of axes is 'rank'"),
        renamed(
            "$x.unsqueeze($a)", "$x.expandingShape(at: $a)",
            "an axis of size 1 comes from 'expandingShape(at:)'"),
        renamed(
            "$x.permute([$p])", "$x.transposed(permutation: [$p])",
            "axes change places in 'transposed(permutation:)'"),
        renamed(
            "$x.permute($p)", "$x.transposed(permutation: [$p])",
            "axes change places in 'transposed(permutation:)'"),
        renamed("$x.astype($a)", "$x.cast(to: $a)", "another dtype comes from 'cast(to:)'"),
        renamed("$x.to($a)", "$x.cast(to: $a)", "another dtype comes from 'cast(to:)'"),
        renamed("$x.float()", "$x.cast(to: .float32)", "another dtype comes from 'cast(to:)'"),
        renamed("$x.double()", "$x.cast(to: .float64)", "another dtype comes from 'cast(to:)'"),
        renamed("$x.long()", "$x.cast(to: .int64)", "another dtype comes from 'cast(to:)'"),
        renamed("$x.pow($a)", "pow($x, $a)", "'pow' is a function of its own"),
        renamed("$x.dot($a)", "dot($x, $a)", "'dot' is a function of its own"),
        renamed("$x.clip($a, $b)", "$x.clipped(to: $a, $b)", "bounds are set with 'clipped(to:)'"),
        renamed("$x.clamp($a, $b)", "$x.clipped(to: $a, $b)", "bounds are set with 'clipped(to:)'"),
        renamed("$x.std()", "$x.standardDeviation()", "it is written out: 'standardDeviation()'"),
        ofScalars("$x.tolist()"), ofScalars("$x.toArray()"),
        ofScalars("$x.array)", then: ")"), ofScalars("$x.array.", then: "."),
        ofScalars("$x.asArray($a)", type: "$a"),
        renamed(
            ", training: $a)", ")", "layers know by themselves whether they are being trained"),
    ]

    private static func ofScalars(
        _ theirs: String, type: String = "Double.self", then rest: String = ""
    ) -> Habit {
        renamed(theirs, "$x.scalars(as: \(type))\(rest)", "an array comes from 'scalars(as:)'")
    }

    private static let combinations =
        [
            ("torch.cat", "concatenated"), ("torch.stack", "stacked"),
            ("np.concatenate", "concatenated"), ("np.stack", "stacked"),
            ("concatenate", "concatenated"),
        ].map { name, ours in renamed("\(name)($p)", "\(ours)($p)", "it is '\(ours)' here") } + [
            renamed("dim: $a", "axis: $a", "an axis is given as 'axis:'")
        ]

    private static let layerNames = [
        ("LayerNormalization", "LayerNorm"), ("GroupNormalization", "GroupNorm"),
        ("BatchNormalization", "BatchNorm"), ("SimpleRNN", "RNN"), ("MaxPooling2D", "MaxPool2D"),
        ("AveragePooling2D", "AveragePool2D"), ("GlobalAveragePooling2D", "GlobalAveragePool2D"),
        ("GlobalMaxPooling2D", "GlobalMaxPool2D"),
    ].map { name, ours in renamed("\(name)($p)", "\(ours)($p)", "the layer is called '\(ours)'") }

    /// Keras gives the targets first, PyTorch the predictions.
    private static let lossNames = [
        ("crossEntropy", "softmaxCrossEntropy", "logits: $a, labels: $b"),
        ("crossEntropyLoss", "softmaxCrossEntropy", "logits: $a, labels: $b"),
        ("binaryCrossEntropy", "sigmoidCrossEntropy", "logits: $a, labels: $b"),
        ("sparseCategoricalCrossentropy", "softmaxCrossEntropy", "logits: $b, labels: $a"),
        ("categoricalCrossentropy", "softmaxCrossEntropy", "logits: $b, labels: $a"),
        ("binaryCrossentropy", "sigmoidCrossEntropy", "logits: $b, labels: $a"),
        ("mse", "meanSquaredError", "predictions: $a, targets: $b"),
        ("mseLoss", "meanSquaredError", "predictions: $a, targets: $b"),
    ].map { name, ours, arguments in
        renamed(
            "\(name)($a, $b)", "\(ours)(\(arguments))", "the loss is called '\(ours)'")
    }

    /// Another name for the same, which could as well be the user's own.
    private static func renamed(_ theirs: String, _ ours: String, _ reason: String) -> Habit {
        Habit(theirs, ours, reason, isSwiftToo: true)
    }
}
