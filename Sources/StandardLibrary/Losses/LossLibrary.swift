import VirtualMachine

/// Losses, which training makes small, and accuracy, which people look at.
package enum LossLibrary {
    /// Every group about losses and metrics.
    package static let groups: [LibraryGroup] = [reductions, classes, numbers, loss, checks]

    static let reductions = LibraryGroup {
        Builtin(
            source: """
                /// What becomes of the losses of a batch.
                enum Reduction: Equatable {
                    /// Their mean: a loss that does not depend on the batch's size.
                    case mean
                    /// Their sum.
                    case sum
                    /// Nothing: a loss for each.
                    case none
                }
                """)
        Builtin(
            source: """
                func _reduced(_ losses: Tensor, _ reduction: Reduction) -> Tensor {
                    switch reduction {
                    case .mean: return losses.mean()
                    case .sum: return losses.sum()
                    case .none: return losses
                    }
                }
                """)
    }

    static let loss = LibraryGroup {
        // Inside `Loss`, the functions' names mean its own members.
        Builtin(
            source: """
                func _crossEntropyLoss(_ smoothing: Double, _ weights: Tensor?) -> (Tensor, Tensor) -> Tensor {
                    { scores, labels in softmaxCrossEntropy(logits: scores, labels: labels, smoothing: smoothing, weights: weights) }
                }
                """)
        Builtin(
            source: """
                func _categoricalLoss(_ smoothing: Double, _ weights: Tensor?) -> (Tensor, Tensor) -> Tensor {
                    { scores, shares in softmaxCrossEntropy(logits: scores, probabilities: shares, smoothing: smoothing, weights: weights) }
                }
                """)
        Builtin(
            source: """
                func _sigmoidLoss(_ scores: Tensor, _ labels: Tensor) -> Tensor { sigmoidCrossEntropy(logits: scores, labels: labels) }
                """)
        Builtin(
            source: """
                func _squaredLoss(_ predictions: Tensor, _ targets: Tensor) -> Tensor {
                    meanSquaredError(predictions: predictions, targets: targets)
                }
                """)
        Builtin(
            source: """
                func _absoluteLoss(_ predictions: Tensor, _ targets: Tensor) -> Tensor {
                    meanAbsoluteError(predictions: predictions, targets: targets)
                }
                """)
        Builtin(
            source: """
                func _divergenceLoss(_ scores: Tensor, _ shares: Tensor) -> Tensor { klDivergence(logits: scores, probabilities: shares) }
                """)
        Builtin(
            source: """
                /// A loss by name, as `fit` takes it: `.softmaxCrossEntropy`, `.meanSquaredError`, or your own.
                struct Loss: CustomStringConvertible {
                    let name: String
                    let function: (Tensor, Tensor) -> Tensor

                    /// A loss of your own, from predictions and targets to one number.
                    init(_ name: String, _ function: @escaping (Tensor, Tensor) -> Tensor) {
                        self.name = name
                        self.function = function
                    }

                    var description: String { "loss \\(name)" }

                    func callAsFunction(_ predictions: Tensor, _ targets: Tensor) -> Tensor {
                        function(predictions, targets)
                    }

                    /// For classes: scores against class numbers.
                    static var softmaxCrossEntropy: Loss { softmaxCrossEntropy() }

                    /// For classes, with labels smoothed, or a weight for each class.
                    static func softmaxCrossEntropy(smoothing: Double = 0, weights: Tensor? = nil) -> Loss {
                        Loss("softmax cross-entropy", _crossEntropyLoss(smoothing, weights))
                    }

                    /// For classes: scores against one-hot rows or other probabilities.
                    static var categoricalCrossEntropy: Loss { categoricalCrossEntropy() }

                    /// For classes given as probabilities, smoothed, or with a weight for each class.
                    static func categoricalCrossEntropy(smoothing: Double = 0, weights: Tensor? = nil) -> Loss {
                        Loss("categorical cross-entropy", _categoricalLoss(smoothing, weights))
                    }

                    /// For yes and no: scores against ones and zeros.
                    static var sigmoidCrossEntropy: Loss { Loss("sigmoid cross-entropy", _sigmoidLoss) }

                    /// For numbers: the mean squared difference.
                    static var meanSquaredError: Loss { Loss("mean squared error", _squaredLoss) }

                    /// For numbers: the mean absolute difference.
                    static var meanAbsoluteError: Loss { Loss("mean absolute error", _absoluteLoss) }

                    /// For numbers some of which are far off: squared differences up to 1, absolute ones beyond.
                    static var huber: Loss { huber() }

                    /// For numbers some of which are far off: squared differences up to `delta`, absolute ones beyond.
                    static func huber(delta: Double = 1) -> Loss {
                        Loss("Huber loss") { predictions, targets in
                            huberLoss(predictions: predictions, targets: targets, delta: delta)
                        }
                    }

                    /// For two classes with labels -1 and 1: a wide margin between them.
                    static var hinge: Loss {
                        Loss("hinge loss") { scores, labels in hingeLoss(predictions: scores, labels: labels) }
                    }

                    /// For probabilities: how much scores say something else.
                    static var klDivergence: Loss { Loss("KL divergence", _divergenceLoss) }

                    /// For directions: one minus the cosine of the angle between them.
                    static var cosine: Loss {
                        Loss("cosine distance") { predictions, targets in
                            cosineDistance(predictions: predictions, targets: targets)
                        }
                    }
                }
                """)
    }
}
