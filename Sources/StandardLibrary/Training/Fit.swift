import VirtualMachine

/// The training loop.
extension TrainingLibrary {
    static let fitting = [
        LibraryGroup {
            Builtin(
                source: #"""
                    // Where a training stands, besides the model and the optimizer: what a checkpoint keeps.
                    struct _FitState {
                        let dataCount: Int
                        let batchSize: Int
                        // Completed epochs, batches of the one that runs, and steps in all.
                        var epoch: Int = 0
                        var batch: Int = 0
                        var step: Int = 0
                        var orderSeed: Int = 0
                        var meanLoss: RunningMean = RunningMean()
                        var tallies: [_Tally]
                        var history: History = History()
                        var random: [Int] = []
                        // The rate that a callback has set last, if one has.
                        var rate: [Double] = []

                        init(dataCount: Int, batchSize: Int, tallies: [_Tally]) {
                            self.dataCount = dataCount
                            self.batchSize = batchSize
                            self.tallies = tallies
                        }

                        mutating func _add(_ loss: Double, _ output: Tensor, _ target: Tensor) {
                            step += 1
                            batch += 1
                            meanLoss.add(loss, weight: output.shape[0])
                            history.stepLosses.append(loss)
                            for index in 0..<tallies.count { tallies[index].add(output, target) }
                        }

                        mutating func _set<O: Optimizer>(_ training: Training, _ optimizer: inout O) {
                            optimizer.learningRate = training._rate
                            rate = [training._rate]
                            training._isRateSet = false
                        }

                        mutating func _finishEpoch(rate: Double, seconds: Double) {
                            history._note("loss", meanLoss.value)
                            for index in 0..<tallies.count {
                                history._note(tallies[index].metric.name, tallies[index].value)
                                tallies[index] = _Tally(tallies[index].metric)
                            }
                            history.learningRates.append(rate)
                            history.seconds.append(seconds)
                            meanLoss = RunningMean()
                            epoch += 1
                            batch = 0
                        }

                        func _check(_ asked: _FitState, _ path: String) {
                            if dataCount != asked.dataCount || batchSize != asked.batchSize {
                                _fail("checkpoint-does-not-fit", "\(path): the checkpoint is of a training on \(dataCount) inputs in batches of \(batchSize), not on \(asked.dataCount) in batches of \(asked.batchSize)", "go on with the same data and batch size, or begin anew with the weights alone: model.load")
                            }
                        }
                    }
                    """#)
            Builtin(
                source: """
                    struct _Checkpoint<Model, O> {
                        let model: Model
                        let best: Model?
                        let optimizer: O
                        let state: _FitState
                    }
                    """)
            Builtin(
                source: """
                    func _usualMetrics(_ loss: Loss) -> [Metric] { loss.name.contains("cross") ? [.accuracy] : [] }
                    """)
            Builtin(
                source: #"""
                    func _failDiverged(_ loss: Double, _ state: _FitState, _ training: Training) -> Never {
                        let before = state.step > 0 ? "; the step before it was \(_short(training.loss))" : ""
                        _fail("diverged", "the loss is \(loss) in step \(state.step + 1) (epoch \(state.epoch + 1), batch \(state.batch + 1))" + before, state.step == 0 ? "the inputs or targets may hold values that are no numbers: checkNumerics() finds them" : "a learning rate below \(_short(training.learningRate)), inputs scaled to 0...1 or clipped gradients keep it finite; the model is as it was before this epoch")
                    }
                    """#)
            Builtin(
                source: #"""
                    // The last share of the data is for validation, whatever the order of learning, as in Keras.
                    func _splitOff(_ share: Double, _ data: Dataset, _ validation: Dataset?) -> (Dataset, Dataset?) {
                        if share == 0 { return (data, validation) }
                        if !(share > 0 && share < 1) { _fail("invalid-argument", "validationSplit is a share between 0 and 1, not \(share)", "0.1 keeps the last tenth of the data apart") }
                        if validation != nil { _fail("invalid-argument", "fit was given validation data and a validationSplit of \(share)", "one of the two is enough") }
                        let kept = data.count - Int(Double(data.count) * share)
                        return (data.prefix(kept), data.dropFirst(kept))
                    }
                    """#)
            Builtin(
                source: #"""
                    func _checkFit(_ data: Dataset, _ validation: Dataset?, _ epochs: Int, _ batchSize: Int) {
                        if epochs < 0 { _fail("invalid-argument", "fit cannot run for \(epochs) epochs", "an epoch is one pass through the data: epochs: 5") }
                        _checkBatchSize(batchSize)
                        if data.count == 0 { _fail("empty-data", "there is nothing to learn from: the data set '\(data.name)' is empty", "look at what was filtered or split away: data.count") }
                        if batchSize > data.count && epochs > 0 { printError("warning: a batch of \(batchSize) is more than the \(data.count) inputs of '\(data.name)', so each epoch is a single step; a batchSize below \(data.count) gives more") }
                        guard let validation = validation else { return }
                        if validation.count == 0 { _fail("empty-data", "the validation data '\(validation.name)' is empty", "leave 'validation' out, or split some off: let (learning, checking) = data.split(0.9)") }
                        if validation.inputShape != data.inputShape {
                            _fail("shape-mismatch", "the model learns from inputs of shape \(data.inputShape) and is validated on inputs of shape \(validation.inputShape)", "prepare both data sets in the same way")
                        }
                        if validation.targetShape != data.targetShape {
                            _fail("shape-mismatch", "targets have shape \(data.targetShape) in the training data and \(validation.targetShape) in the validation data", "prepare both data sets in the same way")
                        }
                    }
                    """#)
        },
        LibraryGroup("extension Layer") {
            Builtin(
                source: #"""
                    /// Trains the model on data, with a live chart, and says how it went.
                    ///
                    /// With a `validationSplit` of 0.2, the last fifth of the data is kept apart for validation.
                    ///
                    /// Stopping keeps what was learnt so far: the model changes after every batch, and `History.latest` has the
                    /// epochs that were completed. Where the loss is no number any more, the model is put back to where the epoch
                    /// began, and the error names the step.
                    ///
                    ///     let history = model.fit(train, validation: test, epochs: 5, batchSize: 64, optimizer: Adam(learningRate: 0.001),
                    ///                             metrics: [.accuracy], callbacks: [.livePlot, .earlyStopping(patience: 3)])
                    @discardableResult
                    mutating func fit<O: Optimizer>(_ data: Dataset, validation: Dataset? = nil, validationSplit: Double = 0, epochs: Int = 1, batchSize: Int = 32, loss: Loss = .softmaxCrossEntropy, optimizer: O, metrics: [Metric]? = nil, callbacks: [Callback] = [.livePlot], seed: Int? = nil, resuming: String? = nil) -> History {
                        let (data, validation) = _splitOff(validationSplit, data, validation)
                        _checkFit(data, validation, epochs, batchSize)
                        var optimizer = optimizer
                        let metrics = metrics ?? _usualMetrics(loss)
                        let batches = data.batched(batchSize).count
                        let training = Training(_epochs: epochs, batches: batches, learningRate: optimizer.learningRate, isValidated: validation != nil, metrics: metrics)
                        var state = _FitState(dataCount: data.count, batchSize: batchSize, tallies: metrics.map { _Tally($0) })
                        for callback in callbacks { callback._wish?(training) }
                        var best: Self? = training._keepsBest ? self : nil
                        if let path = resuming {
                            let kept = _loadState(_Checkpoint(model: self, best: self, optimizer: optimizer, state: state), path)
                            kept.state._check(state, path)
                            self = kept.model
                            if training._keepsBest { best = kept.best }
                            optimizer = kept.optimizer
                            state = kept.state
                            _setRandomState(state.random)
                            // A schedule is a closure, which no file keeps; what took its place is kept beside it.
                            if let rate = state.rate.first { optimizer.learningRate = rate }
                        }
                        if !training._checkpoints.isEmpty { _checkState(_Checkpoint(model: self, best: best, optimizer: optimizer, state: state)) }
                        training._rate = optimizer.learningRate
                        training._know(state.history, state.step)
                        for callback in callbacks { callback._begin?(training) }
                        let stepped = callbacks.compactMap { $0._step }
                        History.latest = state.history
                        let clock = ContinuousClock()

                        while state.epoch < epochs {
                            training._begin(epoch: state.epoch + 1)
                            let start = clock.now
                            let before = self
                            if state.batch == 0 { state.orderSeed = seed.map { $0 + state.epoch } ?? _drawSeed() }
                            for (x, y) in data.shuffled(seed: state.orderSeed)._pieces(batchSize, from: state.batch) {
                                if training._isRateSet { state._set(training, &optimizer) }
                                var output = y
                                let (value, gradient) = valueWithGradient(at: self) { model in
                                    output = model(x)
                                    return loss(output, y) + model.regularizationLoss
                                }
                                optimizer.update(&self, along: gradient)
                                let number = value.item(as: Double.self)
                                if !number.isFinite {
                                    self = before
                                    if !training._stopsOnNaN { _failDiverged(number, state, training) }
                                    training.stop("the loss was \(number) in step \(state.step + 1); the model is as it was before epoch \(state.epoch + 1)")
                                    break
                                }
                                state._add(number, output, y)
                                training._took(step: state.step, loss: number)
                                if !stepped.isEmpty {
                                    training._rate = optimizer.learningRate
                                    training._tallies = state.tallies
                                    for step in stepped { step(training) }
                                    // Nobody else has them when the next batch is added.
                                    training._tallies = []
                                }
                                for (path, steps) in training._checkpoints {
                                    if steps > 0 && state.step % steps == 0 && state.batch < batches {
                                        state.random = _randomState()
                                        _saveState(_Checkpoint(model: self, best: best, optimizer: optimizer, state: state), path)
                                    }
                                }
                                if training._stopReason != nil { break }
                            }
                            let isWhole = state.batch == batches
                            if isWhole {
                                state._finishEpoch(rate: optimizer.learningRate, seconds: (clock.now - start) / .seconds(1))
                                if let validation = validation {
                                    let report = evaluate(on: validation, loss: loss, metrics: metrics)
                                    for (name, number) in report.numbers { state.history._note("validation " + name, number) }
                                }
                                if training._keepsBest {
                                    let (name, higher) = training._watched(training._monitor)
                                    if state.history._best(name, higher: higher, minimumChange: training._minimumChange)?.epoch == state.epoch { best = self }
                                }
                                training._know(state.history, state.step)
                                training._show(self)
                                training._rate = optimizer.learningRate
                                for callback in callbacks { callback._epoch?(training) }
                                training._show(nil)
                                if training._isRateSet { state._set(training, &optimizer) }
                            }
                            state.history.stopReason = training._stopReason ?? ""
                            History.latest = state.history
                            if isWhole && !training._checkpoints.isEmpty {
                                state.random = _randomState()
                                for (path, _) in training._checkpoints {
                                    _saveState(_Checkpoint(model: self, best: best, optimizer: optimizer, state: state), path)
                                }
                            }
                            if training._stopReason != nil { break }
                        }
                        if training._restoresBest {
                            if let best = best { if state.history.epochs > 0 { self = best } }
                        }
                        for callback in callbacks { callback._end?(training) }
                        History.latest = state.history
                        return state.history
                    }
                    """#)
            Builtin(
                source: """
                    /// Trains the model with Adam, whose default step suits most networks.
                    @discardableResult
                    mutating func fit(_ data: Dataset, validation: Dataset? = nil, validationSplit: Double = 0, epochs: Int = 1, batchSize: Int = 32, loss: Loss = .softmaxCrossEntropy, metrics: [Metric]? = nil, callbacks: [Callback] = [.livePlot], seed: Int? = nil, resuming: String? = nil) -> History {
                        fit(data, validation: validation, validationSplit: validationSplit, epochs: epochs, batchSize: batchSize, loss: loss, optimizer: Adam(), metrics: metrics, callbacks: callbacks, seed: seed, resuming: resuming)
                    }
                    """)
        },
    ]
}
