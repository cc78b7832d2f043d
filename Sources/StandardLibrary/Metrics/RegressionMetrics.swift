import VirtualMachine

/// Metrics of numbers, and perplexity.
extension MetricLibrary {
    static let regression = [
        LibraryGroup {
            Builtin(
                source: """
                    /// The share of the targets' variance that the predictions explain: 1 is perfect, 0 as good as always saying the mean.
                    ///
                    /// R² = 1 − Σ(target − prediction)² / Σ(target − mean)². Several columns are averaged.
                    func rSquared(predictions: Tensor, targets: Tensor) -> Double {
                        _checkSameShape(predictions, targets, "rSquared")
                        let rows = targets.shape[0]
                        let wanted = targets.cast(to: .float64).reshaped(to: [rows, -1])
                        let error = (wanted - predictions.cast(to: .float64).reshaped(to: [rows, -1])).square().sum(axis: 0)
                        let spread = (wanted - wanted.mean(axis: 0)).square().sum(axis: 0)
                        let columns = zip(error.scalars(as: Double.self), spread.scalars(as: Double.self)).map { error, spread in
                            spread == 0 ? (error == 0 ? 1.0 : 0.0) : 1 - error / spread
                        }
                        return columns.reduce(0, +) / Double(columns.count)
                    }
                    """)
            Builtin(
                source: """
                    /// How many classes a model wavers between: e to the power of its cross entropy.
                    func perplexity(logits: Tensor, labels: Tensor) -> Double {
                        exp(softmaxCrossEntropy(logits: logits, labels: labels).item(as: Double.self))
                    }
                    """)
            Builtin(
                source: #"""
                    func _checkSameShape(_ predictions: Tensor, _ targets: Tensor, _ name: String) {
                        if predictions.shape != targets.shape {
                            _fail("shape-mismatch", "\(name): predictions of shape \(predictions.shape) and targets of shape \(targets.shape) do not belong together", predictions.count == targets.count ? "make the shapes equal, for example with reshaped(to: \(targets.shape))" : predictions.rank == targets.rank + 1 ? "scores of classes are judged by .accuracy or .f1()" : "one prediction for each target is needed")
                        }
                        if predictions.count == 0 { _fail("empty-data", "\(name): there is nothing to judge: predictions and targets are empty") }
                    }
                    """#)
        }
    ]
}
