import VirtualMachine

/// What `fit` notes.
extension TrainingLibrary {
    static let history = [
        LibraryGroup {
            Builtin(
                source: #"""
                    /// What `fit` noted after each epoch, by name: `loss`, `validation loss`, a metric's name.
                    ///
                    ///     let history = model.fit(train, validation: test, epochs: 5)
                    ///     plot(history, "loss", "validation loss")
                    struct History: CustomStringConvertible {
                        /// What was noted, in order.
                        private(set) var names: [String] = []
                        var _values: [[Double]] = []
                        /// The loss of every step.
                        var stepLosses: [Double] = []
                        /// The learning rate at the end of each epoch.
                        var learningRates: [Double] = []
                        /// How long each epoch took, in seconds.
                        var seconds: [Double] = []
                        /// Why training ended before its last epoch; empty if it did not.
                        var stopReason: String = ""

                        init() {}

                        /// The history of the latest training, also of one that was stopped halfway or failed.
                        static var latest = History()

                        /// The numbers of a name, epoch by epoch; empty before the first epoch.
                        subscript(name: String) -> [Double] {
                            if !names.isEmpty && !names.contains(name) { _failUnknown(name) }
                            return _noted(name)
                        }

                        // The same; empty if there are none.
                        func _noted(_ name: String) -> [Double] {
                            if let place = names.firstIndex(of: name) { return _values[place] }
                            return []
                        }

                        func _failUnknown(_ name: String) -> Never {
                            _fail("unknown-metric", "the history has nothing called '\(name)'", names.isEmpty ? "no epoch was completed" : "it has " + names.map { "'\($0)'" }.joined(separator: ", "))
                        }

                        mutating func _note(_ name: String, _ value: Double) {
                            if let place = names.firstIndex(of: name) { _values[place].append(value) } else {
                                names.append(name)
                                _values.append([value])
                            }
                        }

                        /// Mean loss on the training data, epoch by epoch.
                        var loss: [Double] { _noted("loss") }
                        /// Share of training data that was classified rightly; empty where there are no classes.
                        var accuracy: [Double] { _noted("accuracy") }
                        /// Loss on the validation data; empty without such data.
                        var validationLoss: [Double] { _noted("validation loss") }
                        /// Accuracy on the validation data; empty without such data.
                        var validationAccuracy: [Double] { _noted("validation accuracy") }

                        /// How many epochs were completed.
                        var epochs: Int { seconds.count }

                        // The best value of a name and its epoch, counted from one.
                        func _best(_ name: String, higher: Bool, minimumChange: Double) -> (value: Double, epoch: Int)? {
                            var best: (value: Double, epoch: Int)? = nil
                            for (index, value) in _noted(name).enumerated() {
                                guard let (known, _) = best else {
                                    if value.isFinite { best = (value, index + 1) }
                                    continue
                                }
                                if higher ? value > known + minimumChange : value < known - minimumChange { best = (value, index + 1) }
                            }
                            return best
                        }

                        /// All numbers as a table to display, one row for each epoch.
                        var table: Figure {
                            let rows = (0..<epochs).map { epoch in
                                ["\(epoch + 1)"] + _values.map { epoch < $0.count ? _short($0[epoch]) : "" } + [_short(learningRates[epoch]), _short(seconds[epoch])]
                            }
                            return _tableFigure("", ["epoch"] + names + ["learning rate", "seconds"], rows, stopReason.isEmpty ? [] : [stopReason])
                        }

                        /// All numbers as comma-separated text, one line for each epoch.
                        var csv: String {
                            var lines = [(["epoch"] + names + ["learning rate", "seconds"]).joined(separator: ",")]
                            for epoch in 0..<epochs {
                                let cells = _values.map { epoch < $0.count ? "\($0[epoch])" : "" }
                                lines.append((["\(epoch + 1)"] + cells + ["\(learningRates[epoch])", String(format: "%.3f", seconds[epoch])]).joined(separator: ","))
                            }
                            return lines.joined(separator: "\n") + "\n"
                        }

                        /// The last epoch in one line.
                        var description: String {
                            if epochs == 0 { return "no epoch" }
                            var parts: [String] = []
                            for (name, values) in zip(names, _values) {
                                if values.count != epochs { continue }
                                let last = values[epochs - 1]
                                parts.append("\(name) \(_metricText(name, last))")
                            }
                            return "\(epochs) epoch\(epochs == 1 ? "" : "s"): " + parts.joined(separator: ", ") + (stopReason.isEmpty ? "" : "; \(stopReason)")
                        }
                    }
                    """#)
        }
    ]
}
