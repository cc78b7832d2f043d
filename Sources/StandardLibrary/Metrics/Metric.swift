import VirtualMachine

/// Metrics as `fit` and `evaluate` take them.
extension MetricLibrary {
    static let metric = [
        LibraryGroup {
            Builtin(
                source: #"""
                    /// A number that says how good predictions are, as `fit` and `evaluate` take it: `.accuracy`, `.f1()`, or your own.
                    ///
                    ///     let report = model.evaluate(on: test, metrics: [.accuracy, .f1(.macro), .confusionMatrix])
                    struct Metric: CustomStringConvertible {
                        let name: String
                        /// Whether more is better, as of accuracy, or worse, as of errors.
                        let isBetterHigher: Bool
                        // A mean over what is judged: the sum over a batch, which waits to be computed, and what becomes of the mean.
                        let _sum: ((Tensor, Tensor) -> Tensor)?
                        let _finish: (Double) -> Double
                        // Runs on the first batch alone: it may look at the targets.
                        let _check: (Tensor, Tensor) -> Void
                        // Everything else sees all predictions at once.
                        let _whole: ((Tensor, Tensor) -> Double)?

                        /// A metric of your own: from all outputs and all targets to one number.
                        init(_ name: String, isBetterHigher: Bool = true, _ function: @escaping (Tensor, Tensor) -> Double) {
                            self.name = name
                            self.isBetterHigher = isBetterHigher
                            _sum = nil
                            _finish = { $0 }
                            _whole = function
                            _check = { _, _ in }
                        }

                        init(_mean name: String, isBetterHigher: Bool, check: @escaping (Tensor, Tensor) -> Void = { _, _ in }, finish: @escaping (Double) -> Double = { $0 }, sum: @escaping (Tensor, Tensor) -> Tensor) {
                            self.name = name
                            self.isBetterHigher = isBetterHigher
                            _sum = sum
                            _finish = finish
                            _whole = nil
                            _check = check
                        }

                        var description: String { "metric \(name)" }

                        /// The metric of all outputs and targets.
                        func callAsFunction(_ outputs: Tensor, _ targets: Tensor) -> Double {
                            var tally = _Tally(self)
                            tally.add(outputs, targets)
                            return tally.value
                        }

                        /// The share of right answers: the largest score names the class; with one score, its sign does.
                        static var accuracy: Metric { Metric(_mean: "accuracy", isBetterHigher: true, check: { _checkClasses($0, $1, "accuracy") }, sum: _hits) }
                        /// The share of inputs whose label is among the `k` largest scores.
                        static func topK(_ k: Int = 5) -> Metric {
                            Metric(_mean: "top-\(k) accuracy", isBetterHigher: true) { _topKCount($0, $1, k) }
                        }
                        /// Of what was taken for a class, the share that belongs to it.
                        static func precision(_ average: Averaging = .macro) -> Metric {
                            Metric("precision") { _confusion($0, $1, "precision").precision(average) }
                        }
                        /// Of what belongs to a class, the share that was found.
                        static func recall(_ average: Averaging = .macro) -> Metric {
                            Metric("recall") { _confusion($0, $1, "recall").recall(average) }
                        }
                        /// The harmonic mean of precision and recall.
                        static func f1(_ average: Averaging = .macro) -> Metric {
                            Metric("F1") { _confusion($0, $1, "F1").f1(average) }
                        }
                        /// The area under the ROC curve; with several classes the mean over each against the rest.
                        static var rocAUC: Metric {
                            Metric("ROC AUC") { outputs, targets in
                                _areaUnderROC(outputs.rank == 2 && outputs.shape[1] > 1 ? softmax(outputs) : outputs, _classNumbers(targets, outputs))
                            }
                        }
                        /// The precision-recall curve of two classes in one number.
                        static var averagePrecision: Metric {
                            Metric("average precision") { outputs, targets in
                                let scores = outputs.rank == 2 && outputs.shape[1] == 2 ? outputs[0..., 1] - outputs[0..., 0] : outputs
                                return _meanPrecision(scores, _classNumbers(targets, outputs))
                            }
                        }
                        /// The mean of the squared differences.
                        static var meanSquaredError: Metric {
                            Metric(_mean: "mean squared error", isBetterHigher: false) { _perInput(_difference($0, $1, "meanSquaredError").square()) }
                        }
                        /// The root of the mean of the squared differences, in the targets' unit.
                        static var rootMeanSquaredError: Metric {
                            Metric(_mean: "root mean squared error", isBetterHigher: false, finish: { $0.squareRoot() }) { _perInput(_difference($0, $1, "rootMeanSquaredError").square()) }
                        }
                        /// The mean of the absolute differences, in the targets' unit.
                        static var meanAbsoluteError: Metric {
                            Metric(_mean: "mean absolute error", isBetterHigher: false) { _perInput(_difference($0, $1, "meanAbsoluteError").abs()) }
                        }
                        /// The share of the targets' variance that the predictions explain.
                        static var rSquared: Metric { Metric("R²") { _explained($0, $1) } }
                        /// e to the power of the cross entropy: between how many classes the model wavers.
                        static var perplexity: Metric {
                            Metric(_mean: "perplexity", isBetterHigher: false, finish: { exp($0) }) { outputs, targets in
                                _checkLogits(outputs, targets, "perplexity")
                                return _meanCrossEntropy(outputs, targets) * Float(outputs.shape[0])
                            }
                        }
                    }
                    """#)
            Builtin(
                source: """
                    // Inside `Metric` the functions' names mean its own members.
                    func _meanCrossEntropy(_ logits: Tensor, _ labels: Tensor) -> Tensor { softmaxCrossEntropy(logits: logits, labels: labels) }
                    func _areaUnderROC(_ scores: Tensor, _ labels: Tensor) -> Double { rocAUC(scores: scores, labels: labels) }
                    func _meanPrecision(_ scores: Tensor, _ labels: Tensor) -> Double { averagePrecision(scores: scores, labels: labels) }
                    func _explained(_ predictions: Tensor, _ targets: Tensor) -> Double { rSquared(predictions: predictions, targets: targets) }
                    """)
            Builtin(
                source: """
                    // A label for each place of a sequence or picture: each place is judged like an input of its own.
                    func _asRows(_ outputs: Tensor, _ targets: Tensor) -> (Tensor, Tensor) {
                        if outputs.rank < 3 || targets.shape != Array(outputs.shape.dropLast()) { return (outputs, targets) }
                        return (outputs.reshaped(to: [-1, outputs.shape[outputs.rank - 1]]), targets.flattened())
                    }
                    """)
            Builtin(
                source: """
                    // Class numbers of targets that may be one-hot rows or a column.
                    func _classNumbers(_ targets: Tensor, _ outputs: Tensor) -> Tensor {
                        if targets.rank == 2 && targets.shape[1] > 1 && targets.shape == outputs.shape { return targets.argmax(axis: 1).cast(to: .int64) }
                        return targets.flattened().cast(to: .int64)
                    }
                    """)
            Builtin(
                source: """
                    // Class numbers that outputs name: by the largest score, or by the sign of the only one.
                    func _decisions(_ outputs: Tensor) -> Tensor {
                        if outputs.rank == 2 && outputs.shape[1] > 1 { return outputs.argmax(axis: 1).cast(to: .int64) }
                        return (outputs.flattened() .> 0).cast(to: .int64)
                    }
                    """)
            Builtin(
                source: #"""
                    func _checkClasses(_ outputs: Tensor, _ targets: Tensor, _ name: String) {
                        if outputs.rank == 2 && outputs.shape[1] > 1 {
                            if targets.shape == outputs.shape { return }
                            return _checkLogits(outputs, targets, name)
                        }
                        if outputs.rank == 0 || outputs.rank > 2 || targets.count != outputs.count {
                            _fail("shape-mismatch", "\(name): outputs of shape \(outputs.shape) do not name a class for each of the targets of shape \(targets.shape)", "scores have shape [batch, classes], or [batch, 1] for two classes")
                        }
                        if targets.dtype == .float32 || targets.dtype == .float64 {
                            let others = ((targets .!= 0) .& (targets .!= 1)).cast(to: .float32).sum().item()
                            if others > 0 {
                                _fail("metric-does-not-fit", "\(name) is for classes, but \(Int(others)) of the \(targets.count) targets are neither 0 nor 1", "numbers are judged by .meanAbsoluteError, .meanSquaredError or .rSquared")
                            }
                        }
                    }
                    """#)
            Builtin(
                source: """
                    func _hits(_ outputs: Tensor, _ targets: Tensor) -> Tensor {
                        (_decisions(outputs) .== _classNumbers(targets, outputs)).cast(to: .float32).sum()
                    }
                    """)
            Builtin(
                source: """
                    func _confusion(_ outputs: Tensor, _ targets: Tensor, _ name: String) -> ConfusionMatrix {
                        _checkClasses(outputs, targets, name)
                        let classes = outputs.rank == 2 && outputs.shape[1] > 1 ? outputs.shape[1] : 2
                        return ConfusionMatrix(predicted: _decisions(outputs), labels: _classNumbers(targets, outputs), classes: classes)
                    }
                    """)
            Builtin(
                source: """
                    func _difference(_ outputs: Tensor, _ targets: Tensor, _ name: String) -> Tensor {
                        _checkSameShape(outputs, targets, name)
                        return outputs - targets.cast(to: outputs.dtype)
                    }
                    """)
            Builtin(
                source: """
                    // The sum over inputs of each input's mean.
                    func _perInput(_ values: Tensor) -> Tensor { values.mean() * Float(values.shape[0]) }
                    """)
            Builtin(
                source: """
                    // A metric batch by batch. Sums of means wait as a tensor, so that they are computed together with the step.
                    struct _Tally {
                        let metric: Metric
                        // In Float64, so that a sum over an epoch loses nothing.
                        var _sum: Tensor = Tensor(0, dtype: .float64)
                        var _count: Int = 0
                        var _outputs: [Tensor] = []
                        var _targets: [Tensor] = []

                        init(_ metric: Metric) { self.metric = metric }

                        mutating func add(_ outputs: Tensor, _ targets: Tensor) {
                            let (outputs, targets) = _asRows(outputs, targets)
                            if _count == 0 { metric._check(outputs, targets) }
                            _count += outputs.shape[0]
                            if let sum = metric._sum {
                                _sum = _sum + sum(outputs, targets).cast(to: .float64)
                            } else {
                                _outputs.append(outputs)
                                _targets.append(targets)
                            }
                        }

                        /// The metric so far; not a number before the first batch.
                        var value: Double {
                            if _count == 0 { return Double.nan }
                            if let whole = metric._whole { return whole(concatenated(_outputs), concatenated(_targets)) }
                            return metric._finish(_sum.item(as: Double.self) / Double(_count))
                        }
                    }
                    """)
        }
    ]
}
