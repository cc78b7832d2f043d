import VirtualMachine

/// What happens while `fit` runs.
extension TrainingLibrary {
    static let callbacks = [
        LibraryGroup {
            Builtin(
                source: #"""
                    /// What callbacks see of a training that runs, and how they steer it.
                    final class Training {
                        /// The epoch that runs, counted from one.
                        private(set) var epoch = 0
                        /// How many epochs are asked for.
                        let epochs: Int
                        /// Steps taken since the first epoch began.
                        private(set) var step = 0
                        /// Batches in an epoch.
                        let batches: Int
                        /// The loss of the latest step.
                        private(set) var loss = Double.nan
                        /// What was noted after each completed epoch.
                        private(set) var history = History()
                        /// What the optimizer multiplies gradients by; a callback may set it for the steps to come.
                        var learningRate: Double {
                            get { _rate }
                            set {
                                _rate = newValue
                                _isRateSet = true
                            }
                        }
                        var _rate: Double
                        // Whether a callback has set it, in place of the optimizer's own schedule.
                        var _isRateSet = false
                        /// Whether there is validation data.
                        let isValidated: Bool
                        /// What is measured after each epoch, besides the loss.
                        let metrics: [Metric]
                        /// The model after the latest epoch; only `onEpoch` sees one.
                        private(set) var model: (any Layer)? = nil

                        // What callbacks ask `fit` for.
                        var _stopReason: String? = nil
                        var _keepsBest = false
                        var _restoresBest = false
                        var _stopsOnNaN = false
                        var _monitor: String? = nil
                        var _minimumChange = 0.0
                        var _checkpoints: [(path: String, steps: Int)] = []
                        var _tallies: [_Tally] = []

                        init(_epochs: Int, batches: Int, learningRate: Double, isValidated: Bool, metrics: [Metric]) {
                            epochs = _epochs
                            self.batches = batches
                            _rate = learningRate
                            self.isValidated = isValidated
                            self.metrics = metrics
                        }

                        /// Ends the training after this step; the reason stands in the history.
                        func stop(_ reason: String = "stopped by a callback") { _stopReason = reason }

                        func _begin(epoch: Int) { self.epoch = epoch }
                        func _took(step: Int, loss: Double) {
                            self.step = step
                            self.loss = loss
                        }
                        func _know(_ history: History, _ step: Int) {
                            self.history = history
                            self.step = step
                        }
                        func _show(_ model: (any Layer)?) { self.model = model }

                        // What early stopping and checkpoints of the best look at, and in which direction.
                        func _watched(_ monitor: String?) -> (name: String, higher: Bool) {
                            let name = monitor ?? (isValidated ? "validation loss" : "loss")
                            let known = ["loss"] + metrics.map { $0.name }
                            let all = isValidated ? known + known.map { "validation " + $0 } : known
                            if !all.contains(name) {
                                _fail("unknown-metric", "this training does not measure '\(name)', only " + all.map { "'\($0)'" }.joined(separator: ", "), isValidated || !name.hasPrefix("validation") ? "name it among the metrics of fit" : "give fit validation data: validation: …")
                            }
                            let plain = name.hasPrefix("validation ") ? String(name.dropFirst(11)) : name
                            return (name, metrics.first { $0.name == plain }?.isBetterHigher ?? false)
                        }
                    }
                    """#)
            Builtin(
                source: #"""
                    /// Something that happens while `fit` runs: `.livePlot`, `.earlyStopping()`, or closures of your own.
                    struct Callback: CustomStringConvertible {
                        let name: String
                        // What is wanted of the training, before its state is read from a checkpoint, and its start.
                        var _wish: ((Training) -> Void)? = nil
                        var _begin: ((Training) -> Void)? = nil
                        var _step: ((Training) -> Void)? = nil
                        var _epoch: ((Training) -> Void)? = nil
                        var _end: ((Training) -> Void)? = nil

                        init(_name: String) { name = _name }

                        var description: String { "callback \(name)" }

                        /// Runs after each step.
                        ///
                        ///     .onStep { training in if training.step == 500 { training.stop() } }
                        static func onStep(_ body: @escaping (Training) -> Void) -> Callback {
                            var callback = Callback(_name: "onStep")
                            callback._step = body
                            return callback
                        }

                        /// Runs after each epoch, when validation is done; the model is there to be looked at.
                        ///
                        ///     .onEpoch { training in print(training.epoch, training.history) }
                        static func onEpoch(_ body: @escaping (Training) -> Void) -> Callback {
                            var callback = Callback(_name: "onEpoch")
                            callback._epoch = body
                            return callback
                        }

                        /// Stops when a number has not become better for `patience` epochs, and takes the best epoch's weights.
                        ///
                        /// Without a name it is the loss on the validation data, or on the training data if there is none.
                        static func earlyStopping(_ monitor: String? = nil, patience: Int = 5, minimumChange: Double = 0, restoresBest: Bool = true) -> Callback {
                            if patience < 1 { _fail("invalid-argument", "early stopping waits at least 1 epoch, not \(patience)") }
                            var callback = Callback(_name: "earlyStopping")
                            callback._wish = { training in
                                _ = training._watched(monitor)
                                if restoresBest {
                                    training._keepsBest = true
                                    training._restoresBest = true
                                }
                                training._monitor = monitor
                                training._minimumChange = minimumChange
                            }
                            callback._epoch = { training in
                                let (name, higher) = training._watched(monitor)
                                let best = training.history._best(name, higher: higher, minimumChange: minimumChange)
                                if training.history.epochs - (best?.epoch ?? 0) >= patience {
                                    training.stop("stopped early: \(name) was best in epoch \(best?.epoch ?? 0)")
                                }
                            }
                            return callback
                        }

                        /// Writes the whole state of the training to a file after each epoch, and every so many steps: weights, optimizer,
                        /// random numbers, history and place in the data. `fit(…, resuming: path)` goes on from it, bit for bit.
                        static func checkpoint(_ path: String, everySteps steps: Int? = nil) -> Callback {
                            var callback = Callback(_name: "checkpoint")
                            callback._wish = { $0._checkpoints.append((path, max(steps ?? 0, 0))) }
                            return callback
                        }

                        /// Writes the history to a comma-separated file after each epoch.
                        static func csvLog(_ path: String) -> Callback {
                            var callback = Callback(_name: "csvLog")
                            callback._epoch = { training in
                                do {
                                    try training.history.csv.write(toFile: path, atomically: true, encoding: .utf8)
                                } catch {
                                    _fail("file-not-writable", "csvLog: \(path) cannot be written: \(error)")
                                }
                            }
                            return callback
                        }

                        /// Ends the training quietly where the loss is no number any more; without it, `fit` fails there.
                        static var stopOnNaN: Callback {
                            var callback = Callback(_name: "stopOnNaN")
                            callback._wish = { $0._stopsOnNaN = true }
                            return callback
                        }

                        /// Sets the learning rate before each step, from the number of steps already taken.
                        ///
                        ///     .learningRate { step in 0.001 * pow(0.99, Double(step) / 100) }
                        static func learningRate(_ rate: @escaping (Int) -> Double) -> Callback {
                            var callback = Callback(_name: "learningRate")
                            callback._begin = { $0.learningRate = rate($0.step) }
                            callback._step = { $0.learningRate = rate($0.step) }
                            return callback
                        }

                        /// Multiplies the learning rate by `factor` when a number has not become better for `patience` epochs.
                        static func reduceOnPlateau(_ monitor: String? = nil, factor: Double = 0.5, patience: Int = 3, minimum: Double = 0) -> Callback {
                            _checkReduction(factor, patience, "reduceOnPlateau", least: 1)
                            var callback = Callback(_name: "reduceOnPlateau")
                            callback._begin = { _ = $0._watched(monitor) }
                            callback._epoch = { training in
                                let (name, higher) = training._watched(monitor)
                                let best = training.history._best(name, higher: higher, minimumChange: 0)?.epoch ?? 0
                                // Where it was last reduced can be read off the rates of the past.
                                let rates = training.history.learningRates
                                var reduced = 0
                                for epoch in 1..<max(rates.count, 1) { if rates[epoch] < rates[epoch - 1] { reduced = epoch } }
                                if training.history.epochs - max(best, reduced) >= patience {
                                    training.learningRate = max(minimum, training.learningRate * factor)
                                }
                            }
                            return callback
                        }

                        /// Draws loss and accuracy while the training runs, and leaves the finished chart.
                        static var livePlot: Callback {
                            var chart: LiveChart? = nil
                            var panels: [String] = []
                            var callback = Callback(_name: "livePlot")
                            callback._begin = { training in
                                let mean = training.metrics.first { $0._sum != nil }
                                panels = ["loss"] + (mean.map { [$0.name] } ?? [])
                                let end = Double(training.epochs)
                                let made = panels.count == 2 ? LiveChart(panels[0], panels[1], x: "epoch", end: end) : LiveChart(panels[0], x: "epoch", end: end)
                                chart = made
                                // A training that goes on shows what was before.
                                let history = training.history
                                for (index, loss) in history.stepLosses.enumerated() { made.add("loss", x: Double(index + 1) / Double(training.batches), loss) }
                                for panel in panels {
                                    if panel != "loss" { for (index, value) in history._noted(panel).enumerated() { made.add(panel, x: Double(index + 1), value) } }
                                    for (index, value) in history._noted("validation " + panel).enumerated() { made.add("validation " + panel, x: Double(index + 1), value) }
                                }
                            }
                            callback._step = { training in
                                guard let chart = chart else { return }
                                let here = Double(training.step) / Double(training.batches)
                                chart.add("loss", x: here, training.loss)
                                // Looking at a mean costs more than a step of a small network.
                                if panels.count == 2 && training.step % max(1, training.batches / 50) == 0 {
                                    if let tally = training._tallies.first(where: { $0.metric._sum != nil }) { chart.add(panels[1], x: here, tally.value) }
                                }
                                chart.report(training.step, of: training.epochs * training.batches, label: "epoch \(training.epoch) of \(training.epochs)", remark: "loss \(_short(training.loss))")
                            }
                            callback._epoch = { training in
                                guard let chart = chart else { return }
                                for panel in panels {
                                    if let value = training.history._noted("validation " + panel).last { chart.add("validation " + panel, x: Double(training.epoch), value) }
                                }
                            }
                            callback._end = { _ in chart?.finish() }
                            return callback
                        }
                    }
                    """#)
        }
    ]
}
