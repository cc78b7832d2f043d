import Diagnostics
import TensorEngine
import VirtualMachine

/// Losses, which training makes small, and accuracy, which people look at.
package enum LossLibrary {
    /// Every group about losses and metrics.
    package static let groups: [LibraryGroup] = [functions, loss]

    static let functions = LibraryGroup {
        Builtin(
            tensor: """
                /// The mean over the batch of −log softmax(logits)[label]: how surprised the scores are by the labels.
                ///
                /// Logits are scores of shape [batch, classes], before any softmax; labels are class numbers of shape [batch].
                func softmaxCrossEntropy(logits: Tensor, labels: Tensor) -> Tensor
                """
        ) { (logits: Tensor, labels: Tensor) in
            try checkScores(logits)
            return try logits.softmaxCrossEntropy(labels: classNumbers(labels))
        }
        Builtin(
            tensor: """
                /// The mean over the batch of −log softmax(logits)[label], with labels from an array.
                func softmaxCrossEntropy(logits: Tensor, labels: [Int]) -> Tensor
                """
        ) { (logits: Tensor, labels: [Int]) in
            try checkScores(logits)
            return try logits.softmaxCrossEntropy(labels: Tensor(labels))
        }
        Builtin(
            tensor: """
                /// The mean of the squared differences.
                func meanSquaredError(predictions: Tensor, targets: Tensor) -> Tensor
                """
        ) { (predictions: Tensor, targets: Tensor) in
            guard predictions.shape == targets.shape else {
                throw Failure(
                    id: "shape-mismatch",
                    "meanSquaredError: predictions of shape \(predictions.shape) and targets of "
                        + "shape \(targets.shape) do not belong together",
                    hint: "make the shapes equal, for example with reshaped(to:); stretching one "
                        + "to fit the other would give a wrong loss")
            }
            return try (predictions - targets).square().mean()
        }
        Builtin(
            source: """
                /// The mean of the squared differences.
                func meanSquaredError(_ predictions: Tensor, _ targets: Tensor) -> Tensor {
                    meanSquaredError(predictions: predictions, targets: targets)
                }
                """)
        Builtin(
            source: """
                /// The share of rows whose largest score stands at the label, from 0 to 1.
                func accuracy(logits: Tensor, labels: Tensor) -> Double {
                    Double(_correctCount(logits, labels).item()) / Double(labels.count)
                }
                """)
        Builtin(tensor: "func _correctCount(_ logits: Tensor, _ labels: Tensor) -> Tensor") {
            (logits: Tensor, labels: Tensor) in
            guard logits.rank == 2, labels.shape == [logits.shape[0]] else {
                throw Failure(
                    id: "shape-mismatch",
                    "accuracy: logits of shape [batch, classes] and labels of shape [batch] are "
                        + "needed, not \(logits.shape) and \(labels.shape)")
            }
            let chosen = try logits.argmax(axis: 1)
            return try chosen.equal(labels.cast(to: chosen.dtype)).cast(to: .float32).sum()
        }
    }

    static let loss = LibraryGroup {
        // Inside `Loss`, the functions' names mean its own members.
        Builtin(
            source: """
                func _crossEntropy(_ scores: Tensor, _ labels: Tensor) -> Tensor {
                    softmaxCrossEntropy(logits: scores, labels: labels)
                }
                """)
        Builtin(
            source: """
                func _squaredError(_ predictions: Tensor, _ targets: Tensor) -> Tensor {
                    meanSquaredError(predictions: predictions, targets: targets)
                }
                """)
        Builtin(
            source: """
                /// A loss by name, as `fit` takes it: `.softmaxCrossEntropy`, `.meanSquaredError`, or your own.
                struct Loss {
                    let name: String
                    let function: (Tensor, Tensor) -> Tensor

                    /// A loss of your own, from predictions and targets to one number.
                    init(_ name: String, _ function: @escaping (Tensor, Tensor) -> Tensor) {
                        self.name = name
                        self.function = function
                    }

                    func callAsFunction(_ predictions: Tensor, _ targets: Tensor) -> Tensor {
                        function(predictions, targets)
                    }

                    /// For classes: scores against class numbers.
                    static var softmaxCrossEntropy: Loss {
                        Loss("softmax cross-entropy", _crossEntropy)
                    }

                    /// For numbers: the mean squared difference.
                    static var meanSquaredError: Loss {
                        Loss("mean squared error", _squaredError)
                    }
                }
                """)
    }

    /// Scores of more axes usually mean that nobody flattened the pictures.
    private static func checkScores(_ logits: Tensor) throws {
        guard logits.rank > 2 else { return }
        throw Failure(
            id: "shape-mismatch",
            "softmaxCrossEntropy: logits have shape [batch, classes], not \(logits.shape)",
            hint: "pictures become rows before the first Dense layer: Flatten(), "
                + "or flattened(from: 1)")
    }

    /// The labels, which must be whole numbers: tensors of literals are Float32 and need a hint.
    private static func classNumbers(_ labels: Tensor) throws -> Tensor {
        guard labels.dtype.isFloating, labels.rank == 1 else { return labels }
        throw Failure(
            id: "dtype-mismatch",
            "softmaxCrossEntropy: labels are whole numbers, not \(labels.dtype.name)",
            hint: "convert them: labels.cast(to: .int32)")
    }
}
