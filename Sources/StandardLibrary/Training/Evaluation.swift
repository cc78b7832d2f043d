import VirtualMachine

/// Models applied and judged.
extension TrainingLibrary {
    static let evaluation = [
        LibraryGroup {
            Builtin(
                source: #"""
                    /// How a model did on data it was judged by.
                    struct Evaluation: CustomStringConvertible {
                        /// The mean loss.
                        let loss: Double
                        /// How many inputs there were.
                        let count: Int
                        /// The metrics that were asked for, in order.
                        let names: [String]
                        let _values: [Double]

                        /// The number of a metric's name.
                        subscript(name: String) -> Double {
                            if name == "loss" { return loss }
                            if let place = names.firstIndex(of: name) { return _values[place] }
                            _fail("unknown-metric", "'\(name)' was not measured, only " + (["loss"] + names).map { "'\($0)'" }.joined(separator: ", "), "ask for it: metrics: [.accuracy, .f1()]")
                        }

                        /// The share of right answers, from 0 to 1; not a number where there are no classes.
                        var accuracy: Double { names.contains("accuracy") ? self["accuracy"] : Double.nan }

                        /// The loss and all metrics with their names.
                        var numbers: [(name: String, value: Double)] { [("loss", loss)] + zip(names, _values).map { (name: $0, value: $1) } }

                        var description: String {
                            numbers.map { $0.name + " " + _metricText($0.name, $0.value) }.joined(separator: ", ") + " on \(count)"
                        }
                    }
                    """#)
        },
        LibraryGroup("extension Layer") {
            Builtin(
                source: """
                    /// The model's output for a batch of inputs; dropout is off.
                    func predict(_ input: Tensor) -> Tensor {
                        let model = self
                        return withPhase(.inference) { model(input) }
                    }
                    """)
            Builtin(
                source: #"""
                    /// The model's output for all inputs of a data set, computed a thousand at a time.
                    func predict(_ data: Dataset) -> Tensor {
                        if data.count == 0 { _fail("empty-data", "there is nothing to predict: the data set '\(data.name)' is empty") }
                        var outputs: [Tensor] = []
                        for (x, _) in data.batched(1000) { outputs.append(predict(x)) }
                        return concatenated(outputs)
                    }
                    """#)
            Builtin(
                source: #"""
                    /// How well the model does on data it has not learnt from; dropout is off.
                    ///
                    ///     print(model.evaluate(on: test, metrics: [.accuracy, .topK(3), .f1()]))
                    func evaluate(on data: Dataset, loss: Loss = .softmaxCrossEntropy, metrics: [Metric]? = nil) -> Evaluation {
                        if data.count == 0 { _fail("empty-data", "there is nothing to judge the model by: the data set '\(data.name)' is empty") }
                        var meanLoss = RunningMean()
                        var tallies = (metrics ?? _usualMetrics(loss)).map { _Tally($0) }
                        for (x, y) in data.batched(1000) {
                            let output = predict(x)
                            for index in 0..<tallies.count { tallies[index].add(output, y) }
                            meanLoss.add(loss(output, y).item(), weight: x.shape[0])
                        }
                        return Evaluation(loss: meanLoss.value, count: data.count, names: tallies.map { $0.metric.name }, _values: tallies.map { $0.value })
                    }
                    """#)
            Builtin(
                source: """
                    /// How often the model takes each class for which.
                    func confusionMatrix(on data: Dataset) -> ConfusionMatrix {
                        let (outputs, targets) = _asRows(predict(data), data.targets)
                        _checkClasses(outputs, targets, "confusionMatrix")
                        return ConfusionMatrix(predicted: _decisions(outputs), labels: _classNumbers(targets, outputs), classes: max(2, outputs.shape.last ?? 2), classNames: data.classNames)
                    }
                    """)
        },
    ]
}
