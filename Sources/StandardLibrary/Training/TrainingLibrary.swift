import Diagnostics
import VirtualMachine

/// Training loops, as a teacher would write them: the bodies are in the language.
package enum TrainingLibrary {
    /// Every group about training.
    package static let groups: [LibraryGroup] = [results, fitting, applying]

    static let results = LibraryGroup {
        Builtin(
            source: """
                /// What `fit` noted after each epoch.
                struct History: CustomStringConvertible {
                    /// Mean loss on the training data, epoch by epoch.
                    var loss: [Double] = []
                    /// Share of training data that was classified rightly; empty where there are no classes.
                    var accuracy: [Double] = []
                    /// Loss on the validation data; empty without such data.
                    var validationLoss: [Double] = []
                    /// Accuracy on the validation data; empty without such data.
                    var validationAccuracy: [Double] = []

                    init() {}

                    /// How many epochs were completed.
                    var epochs: Int { loss.count }

                    /// The last epoch in one line.
                    var description: String {
                        if loss.isEmpty { return "no epoch" }
                        var text = "\\(epochs) epochs: loss \\(_short(loss[epochs - 1]))"
                        if accuracy.count == epochs { text += ", accuracy \\(_percent(accuracy[epochs - 1]))" }
                        if validationLoss.count == epochs {
                            text += ", validation loss \\(_short(validationLoss[epochs - 1]))"
                        }
                        if validationAccuracy.count == epochs {
                            text += ", validation accuracy \\(_percent(validationAccuracy[epochs - 1]))"
                        }
                        return text
                    }
                }
                """)
        Builtin(
            source: """
                /// How a model did on data it was judged by.
                struct Evaluation: CustomStringConvertible {
                    /// The mean loss.
                    let loss: Double
                    /// The share of right answers, from 0 to 1; not a number where there are no classes.
                    let accuracy: Double
                    /// How many inputs there were.
                    let count: Int

                    var description: String {
                        if accuracy.isNaN { return "loss \\(_short(loss)) on \\(count)" }
                        return "loss \\(_short(loss)), accuracy \\(_percent(accuracy)) on \\(count)"
                    }
                }
                """)
        Builtin(
            source: """
                /// The mean of numbers that come one after the other, each with a weight.
                struct RunningMean {
                    var _sum: Double = 0
                    var _weight: Double = 0

                    init() {}

                    /// The mean so far; not a number before the first.
                    var value: Double { _sum / _weight }

                    mutating func add(_ number: Double, weight: Int = 1) {
                        _sum += number * Double(weight)
                        _weight += Double(weight)
                    }

                    mutating func add(_ number: Float, weight: Int = 1) { add(Double(number), weight: weight) }
                }
                """)
        Builtin("func _checkEpochs(_ epochs: Int)") { (epochs: Int) in
            guard epochs >= 0 else {
                throw Failure(
                    id: "invalid-argument", "fit cannot run for \(epochs) epochs",
                    hint: "an epoch is one pass through the data: epochs: 5")
            }
        }
        Builtin("func _short(_ value: Double) -> String") { (value: Double) in
            ResultText.short(value)
        }
        Builtin("func _percent(_ share: Double) -> String") { (share: Double) in
            ResultText.percent(share)
        }
    }

    static let fitting = LibraryGroup("extension Layer") {
        Builtin(
            source: """
                /// Trains the model on data, with a live chart, and says how it went.
                ///
                /// Stopping keeps what was learnt so far: the model changes after every batch.
                ///
                ///     let history = model.fit(train, validation: test, epochs: 5, batchSize: 64, optimizer: Adam(learningRate: 0.001))
                @discardableResult
                mutating func fit<O: Optimizer>(_ data: Dataset, validation: Dataset? = nil, epochs: Int = 1, batchSize: Int = 32, loss: Loss = .softmaxCrossEntropy, optimizer: O, seed: Int? = nil) -> History {
                    _checkEpochs(epochs)
                    var optimizer = optimizer
                    var history = History()
                    let hasClasses = loss.name == "softmax cross-entropy"
                    let batches = data.batched(batchSize).count
                    let chart = hasClasses ? LiveChart("loss", "accuracy", x: "epoch", end: Double(epochs)) : LiveChart("loss", x: "epoch", end: Double(epochs))
                    var step = 0
                    for epoch in 0..<epochs {
                        var meanLoss = RunningMean()
                        var meanAccuracy = RunningMean()
                        for (x, y) in data.shuffled(seed: seed.map { $0 + epoch }).batched(batchSize) {
                            var output = y
                            let (value, gradient) = valueWithGradient(at: self) { model in
                                output = model(x)
                                return loss(output, y)
                            }
                            optimizer.update(&self, along: gradient)
                            step += 1
                            let here = Double(step) / Double(batches)
                            meanLoss.add(value.item(), weight: x.shape[0])
                            chart.add("loss", x: here, value.item())
                            if hasClasses {
                                meanAccuracy.add(accuracy(logits: output, labels: y), weight: x.shape[0])
                                chart.add("accuracy", x: here, meanAccuracy.value)
                            }
                            chart.report(step, of: epochs * batches, label: "epoch \\(epoch + 1) of \\(epochs)", remark: "loss \\(_short(meanLoss.value))")
                        }
                        history.loss.append(meanLoss.value)
                        if hasClasses { history.accuracy.append(meanAccuracy.value) }
                        if let validation = validation {
                            let result = evaluate(on: validation, loss: loss)
                            history.validationLoss.append(result.loss)
                            chart.add("validation loss", x: Double(epoch + 1), result.loss)
                            if hasClasses {
                                history.validationAccuracy.append(result.accuracy)
                                chart.add("validation accuracy", x: Double(epoch + 1), result.accuracy)
                            }
                        }
                    }
                    chart.finish()
                    return history
                }
                """)
        Builtin(
            source: """
                /// Trains the model with Adam, whose default step suits most networks.
                @discardableResult
                mutating func fit(_ data: Dataset, validation: Dataset? = nil, epochs: Int = 1, batchSize: Int = 32, loss: Loss = .softmaxCrossEntropy, seed: Int? = nil) -> History {
                    fit(data, validation: validation, epochs: epochs, batchSize: batchSize, loss: loss, optimizer: Adam(), seed: seed)
                }
                """)
    }

    static let applying = LibraryGroup("extension Layer") {
        Builtin(
            source: """
                /// The model's output for a batch of inputs; dropout is off.
                func predict(_ input: Tensor) -> Tensor {
                    let model = self
                    return withPhase(.inference) { model(input) }
                }
                """)
        Builtin(
            source: """
                /// The model's output for all inputs of a data set, computed a thousand at a time.
                func predict(_ data: Dataset) -> Tensor {
                    let model = self
                    var outputs: [Tensor] = []
                    for (x, _) in data.batched(1000) {
                        outputs.append(withPhase(.inference) { model(x) })
                    }
                    return concatenated(outputs)
                }
                """)
        Builtin(
            source: """
                /// How well the model does on data it has not learnt from; dropout is off.
                func evaluate(on data: Dataset, loss: Loss = .softmaxCrossEntropy) -> Evaluation {
                    let hasClasses = loss.name == "softmax cross-entropy"
                    var meanLoss = RunningMean()
                    var meanAccuracy = RunningMean()
                    for (x, y) in data.batched(1000) {
                        let output = predict(x)
                        meanLoss.add(loss(output, y).item(), weight: x.shape[0])
                        if hasClasses {
                            meanAccuracy.add(accuracy(logits: output, labels: y), weight: x.shape[0])
                        }
                    }
                    return Evaluation(loss: meanLoss.value, accuracy: meanAccuracy.value, count: data.count)
                }
                """)
    }
}
