import Diagnostics
import TensorEngine
import VirtualMachine

/// What is wrong with scores and labels that do not belong together, before a number comes of them.
extension LossLibrary {
    static let checks = LibraryGroup {
        // What labels are is known when they are computed, with the loss.
        for form in LabelForm.allCases {
            Builtin(tensor: "func _\(form)(_ labels: Tensor) -> Tensor") { (labels: Tensor) in
                labels.checkedLabels(form)
            }
        }
        Builtin(
            source: """
                func _checkSmoothing(_ smoothing: Double) {
                    if !(smoothing >= 0 && smoothing <= 1) {
                        _fail("invalid-argument", "softmaxCrossEntropy: a smoothing of \\(_short(smoothing)) is not in 0...1", "it is the share of each label that is spread over all classes: 0.1 is usual")
                    }
                }
                """)
        Builtin(tensor: "func _rowLosses(_ logits: Tensor, _ labels: Tensor) -> Tensor") {
            (logits: Tensor, labels: Tensor) in
            try logits.softmaxCrossEntropyLosses(labels: labels)
        }
        Builtin(
            "func _checkClassScores(_ loss: String, _ logits: Tensor, _ labels: Tensor, _ weights: Tensor?)"
        ) { (loss: String, logits: Tensor, labels: Tensor, weights: Tensor?) in
            try checkScores(loss, logits, weights)
            try checkLabels(loss, logits, labels)
        }
        Builtin(
            "func _checkClassShares(_ loss: String, _ logits: Tensor, _ shares: Tensor, _ weights: Tensor?)"
        ) { (loss: String, logits: Tensor, shares: Tensor, weights: Tensor?) in
            try checkScores(loss, logits, weights)
            try checkShares(loss, logits, shares)
        }
        Builtin("func _checkYesNo(_ loss: String, _ logits: Tensor, _ labels: Tensor)") {
            (loss: String, logits: Tensor, labels: Tensor) in
            if logits.comes(from: .sigmoid) {
                throw Failure(
                    id: "double-activation",
                    "\(loss): these logits have been through a sigmoid already, and the loss takes "
                        + "one itself",
                    hint: "leave the sigmoid out of the last layer; sigmoid(model(x)) gives "
                        + "probabilities when you want to see them")
            }
            try checkPair(loss, logits, labels, "labels")
        }
        Builtin(
            "func _checkPair(_ loss: String, _ predictions: Tensor, _ targets: Tensor, _ name: String)"
        ) { (loss: String, predictions: Tensor, targets: Tensor, name: String) in
            try checkPair(loss, predictions, targets, name)
        }
        Builtin(tensor: "func _correctCount(_ logits: Tensor, _ labels: Tensor) -> Tensor") {
            (logits: Tensor, labels: Tensor) in
            guard logits.rank == 2, labels.shape == [logits.shape[0]] else {
                throw Failure(
                    id: "shape-mismatch",
                    "accuracy: logits of shape [batch, classes] and labels of shape [batch] are "
                        + "needed, not \(logits.shape) and \(labels.shape)",
                    hint: labels.shape == logits.shape
                        ? "argmax(axis: -1) makes class numbers of one-hot rows" : nil)
            }
            let chosen = try logits.argmax(axis: 1)
            return try chosen.equal(labels.cast(to: chosen.dtype)).cast(to: .float32).sum()
        }
    }

    /// Scores are floating-point, of at least two classes, and no probabilities.
    private static func checkScores(
        _ loss: String, _ logits: Tensor, _ weights: Tensor?
    ) throws {
        if logits.comes(from: .softmax) {
            throw Failure(
                id: "double-activation",
                "\(loss): these logits have been through a softmax already, and the loss takes one "
                    + "itself",
                hint: "leave the softmax out of the last layer; softmax(model(x)) gives "
                    + "probabilities when you want to see them")
        }
        guard logits.rank > 1, logits.dtype.isFloating else {
            throw Failure(
                id: "shape-mismatch",
                "\(loss): logits are floating-point of shape [batch, classes], not "
                    + "\(logits.dtype.name) of shape \(logits.shape)",
                hint: logits.rank == 1 && logits.dtype.isFloating
                    ? "the scores of one input make a batch of one: "
                        + "logits.expandingShape(at: 0)" : nil)
        }
        if logits.shape.last == 1 {
            throw Failure(
                id: "shape-mismatch",
                "\(loss): logits of shape \(logits.shape) have a single class, which is always "
                    + "certain",
                hint: "for a number take meanSquaredError, for yes or no sigmoidCrossEntropy, or "
                    + "give the last layer a unit for each class")
        }
        if let weights, weights.shape != [logits.shape.last] {
            throw Failure(
                id: "shape-mismatch",
                "\(loss): weights of shape \(weights.shape) do not belong to "
                    + "\(logits.shape.last) classes",
                hint: "there is one weight for each class: shape [\(logits.shape.last)]")
        }
    }

    /// Labels are class numbers, one for each row of scores.
    private static func checkLabels(_ loss: String, _ logits: Tensor, _ labels: Tensor) throws {
        let rows = Array(logits.shape.dimensions.dropLast())
        let needed = "class numbers of shape \(rows)"
        let found = "\(labels.dtype.name) of shape \(labels.shape)"
        guard labels.shape.dimensions == rows else {
            let hint: String? =
                if labels.shape == logits.shape {
                    "these look like one-hot rows: argmax(axis: -1) makes class numbers of them, "
                        + "or give them as probabilities: (in fit, .categoricalCrossEntropy)"
                } else if logits.rank > 2, labels.rank == 1, labels.shape[0] == logits.shape[0] {
                    "pictures become rows before the first Dense layer: Flatten(), "
                        + "or flattened(from: 1)"
                } else if labels.count == rows.reduce(1, *) {
                    "the same numbers in another shape: labels.reshaped(to: \(rows))"
                } else if labels.rank == rows.count {
                    "there is a label for each input: predictions and labels are of different size"
                } else { nil }
            throw Failure(
                id: "shape-mismatch",
                "\(loss): logits of shape \(logits.shape) need \(needed), not \(found)", hint: hint)
        }
        guard labels.dtype != .bool else {
            throw Failure(
                id: "dtype-mismatch", "\(loss): labels are whole numbers, not \(labels.dtype.name)",
                hint: "convert them: labels.cast(to: .int32)")
        }
    }

    /// Probabilities are of the scores' shape.
    private static func checkShares(_ loss: String, _ logits: Tensor, _ shares: Tensor) throws {
        guard shares.shape == logits.shape else {
            if shares.rank == logits.rank, shares.shape[0] == logits.shape[0] {
                throw Failure(
                    id: "shape-mismatch",
                    "\(loss): logits of shape \(logits.shape) need probabilities of "
                        + "\(logits.shape.last) columns, one for each class, not "
                        + "\(shares.shape.last)")
            }
            let areLabels = shares.shape.dimensions == Array(logits.shape.dimensions.dropLast())
            throw Failure(
                id: "shape-mismatch",
                "\(loss): logits of shape \(logits.shape) need probabilities of the same shape, "
                    + "not \(shares.dtype.name) of shape \(shares.shape)",
                hint: areLabels
                    ? "these look like class numbers: give them as labels: (in fit, "
                        + ".softmaxCrossEntropy), or make rows of them with "
                        + "Tensor(oneHot: labels, classes: \(logits.shape.last))" : nil)
        }
    }

    private static func checkPair(
        _ loss: String, _ predictions: Tensor, _ targets: Tensor, _ name: String
    ) throws {
        guard predictions.shape != targets.shape else { return }
        let isColumn =
            predictions.count == targets.count && predictions.rank == targets.rank + 1
            && predictions.shape.last == 1
        throw Failure(
            id: "shape-mismatch",
            "\(loss): predictions of shape \(predictions.shape) and \(name) of "
                + "shape \(targets.shape) do not belong together",
            hint: isColumn
                ? "the predictions are a column: give the \(name) an axis, "
                    + "\(name).expandingShape(at: -1), or squeeze the predictions"
                : "make the shapes equal, for example with reshaped(to:); stretching one "
                    + "to fit the other would give a wrong loss")
    }
}

extension Tensor {
    /// Whether its elements are what `op` gave, perhaps under another shape.
    fileprivate func comes(from op: Op) -> Bool {
        var node = self.node
        while true {
            if node.op == op { return true }
            guard node.op == .reshape || node.op == .transpose || node.op == .identity,
                node.inputCount == 1
            else { return false }
            node = node.input(0)
        }
    }
}
