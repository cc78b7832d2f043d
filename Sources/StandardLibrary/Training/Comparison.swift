import VirtualMachine

/// Several trainings side by side.
extension TrainingLibrary {
    static let comparing = [
        LibraryGroup {
            Builtin(
                source: """
                    /// One of several ways to train, for `compare`.
                    struct Setting {
                        let name: String
                        let _run: (Dataset, Dataset?, Int, Int, Loss, Int, Callback) -> History

                        /// A model and an optimizer; the model itself does not change.
                        init<Model: Layer, O: Optimizer>(_ name: String, _ model: Model, optimizer: O) {
                            self.name = name
                            _run = _trainer(model, optimizer)
                        }
                    }
                    """)
            Builtin(
                source: """
                    func _trainer<Model: Layer, O: Optimizer>(_ model: Model, _ optimizer: O) -> (Dataset, Dataset?, Int, Int, Loss, Int, Callback) -> History {
                        return { data, validation, epochs, batchSize, loss, seed, callback in
                            var copy = model
                            return copy.fit(data, validation: validation, epochs: epochs, batchSize: batchSize, loss: loss, optimizer: optimizer, callbacks: [callback, .stopOnNaN], seed: seed)
                        }
                    }
                    """)
            Builtin(
                source: #"""
                    /// How several settings did on the same data in the same order.
                    struct Comparison: CustomStringConvertible {
                        /// The settings' names.
                        let names: [String]
                        /// What each noted, in the same order.
                        let histories: [History]

                        /// The history of a setting.
                        subscript(name: String) -> History {
                            if let place = names.firstIndex(of: name) { return histories[place] }
                            _fail("unknown-setting", "there is no setting '\(name)', only " + names.map { "'\($0)'" }.joined(separator: ", "))
                        }

                        /// The name of the setting whose last loss is least, on the validation data if there is any.
                        var best: String {
                            let last = histories.map { ($0.validationLoss.isEmpty ? $0.loss : $0.validationLoss).last ?? Double.infinity }
                            return names[last.firstIndex(of: last.min() ?? 0) ?? 0]
                        }

                        var description: String {
                            let width = names.map { $0.count }.max() ?? 0
                            return zip(names, histories).map { name, history in
                                name + String(repeating: " ", count: width - name.count) + "  " + history.description
                            }.joined(separator: "\n")
                        }
                    }
                    """#)
            Builtin(
                source: #"""
                    /// Trains each setting on the same data in the same order, and draws their losses over each other.
                    ///
                    ///     let result = compare([
                    ///         Setting("SGD", net, optimizer: SGD(learningRate: 0.1)),
                    ///         Setting("Adam", net, optimizer: Adam(learningRate: 0.001)),
                    ///     ], on: train, validation: test, epochs: 3)
                    func compare(_ settings: [Setting], on data: Dataset, validation: Dataset? = nil, epochs: Int = 1, batchSize: Int = 32, loss: Loss = .softmaxCrossEntropy, seed: Int = 0) -> Comparison {
                        if settings.isEmpty { _fail("empty-data", "compare: there are no settings to compare", "name some: compare([Setting(\"SGD\", net, optimizer: SGD()), …], on: train)") }
                        let names = settings.map { $0.name }
                        if let twice = names.first(where: { name in names.filter { $0 == name }.count > 1 }) {
                            _fail("invalid-argument", "compare: two settings are called '\(twice)'", "give each a name of its own")
                        }
                        let chart = validation == nil ? LiveChart("loss", x: "epoch", end: Double(epochs)) : LiveChart("loss", "validation loss", x: "epoch", end: Double(epochs))
                        var histories: [History] = []
                        for setting in settings {
                            // Single batches would hide one curve behind the noise of the other.
                            var mean = RunningMean()
                            var draw = Callback.onStep { training in
                                mean.add(training.loss)
                                if training.step % max(1, training.batches / 20) == 0 {
                                    chart.add("\(setting.name) loss", x: Double(training.step) / Double(training.batches), mean.value)
                                    mean = RunningMean()
                                }
                                chart.report(training.step, of: training.epochs * training.batches, label: setting.name, remark: "loss \(_short(training.loss))")
                            }
                            draw._epoch = { training in
                                if let value = training.history.validationLoss.last {
                                    chart.add("\(setting.name) validation loss", x: Double(training.epoch), value)
                                }
                            }
                            histories.append(setting._run(data, validation, epochs, batchSize, loss, seed, draw))
                        }
                        chart.finish()
                        return Comparison(names: names, histories: histories)
                    }
                    """#)
            Builtin(
                source: #"""
                    /// What cross-validation found: one number for each fold, and what they say together.
                    struct CrossValidation: CustomStringConvertible {
                        /// How the model did on each fold that it had not learnt from.
                        let evaluations: [Evaluation]

                        /// The numbers of a metric, fold by fold.
                        subscript(name: String) -> [Double] { evaluations.map { $0[name] } }

                        /// The mean of a metric over the folds.
                        func mean(_ name: String) -> Double { self[name].reduce(0, +) / Double(evaluations.count) }

                        /// How far folds lie from their mean: the root of the mean square with one less than folds.
                        func standardDeviation(_ name: String) -> Double {
                            let middle = mean(name)
                            let squares = self[name].map { ($0 - middle) * ($0 - middle) }.reduce(0, +)
                            return (squares / Double(max(evaluations.count - 1, 1))).squareRoot()
                        }

                        var description: String {
                            (evaluations.first?.numbers ?? []).map { number in
                                "\(number.name) \(_metricText(number.name, mean(number.name))) ± \(_metricText(number.name, standardDeviation(number.name)))"
                            }.joined(separator: ", ") + " over \(evaluations.count) folds"
                        }
                    }
                    """#)
            Builtin(
                source: """
                    /// Trains the model anew on all folds but one and judges it by that one, for each fold in turn.
                    ///
                    ///     print(crossValidate(net, data, folds: 5, epochs: 10, optimizer: Adam()))
                    func crossValidate<Model: Layer, O: Optimizer>(_ model: Model, _ data: Dataset, folds: Int = 5, stratified: Bool = false, epochs: Int = 1, batchSize: Int = 32, loss: Loss = .softmaxCrossEntropy, optimizer: O, metrics: [Metric]? = nil, seed: Int = 0) -> CrossValidation {
                        var evaluations: [Evaluation] = []
                        for (learning, checking) in progress(data.folds(folds, stratified: stratified, seed: seed), "folds") {
                            var copy = model
                            copy.fit(learning, epochs: epochs, batchSize: batchSize, loss: loss, optimizer: optimizer, metrics: [], callbacks: [], seed: seed)
                            evaluations.append(copy.evaluate(on: checking, loss: loss, metrics: metrics))
                        }
                        return CrossValidation(evaluations: evaluations)
                    }
                    """)
            Builtin(
                source: """
                    /// Trains the model anew with Adam on all folds but one and judges it by that one, for each fold in turn.
                    func crossValidate<Model: Layer>(_ model: Model, _ data: Dataset, folds: Int = 5, stratified: Bool = false, epochs: Int = 1, batchSize: Int = 32, loss: Loss = .softmaxCrossEntropy, metrics: [Metric]? = nil, seed: Int = 0) -> CrossValidation {
                        crossValidate(model, data, folds: folds, stratified: stratified, epochs: epochs, batchSize: batchSize, loss: loss, optimizer: Adam(), metrics: metrics, seed: seed)
                    }
                    """)
        }
    ]
}
