import VirtualMachine

/// A good learning rate, by trying.
extension TrainingLibrary {
    static let learningRates = [
        LibraryGroup {
            Builtin(
                source: #"""
                    /// How the loss changed while the learning rate rose from step to step (Smith 2017).
                    struct LearningRateSearch: CustomStringConvertible {
                        /// The rates that were tried, each ever larger.
                        let rates: [Double]
                        /// The loss at each rate.
                        let losses: [Double]
                        /// The losses' exponential mean, which the suggestion is read from.
                        let smoothed: [Double]

                        /// The rate at which the loss falls fastest: a good one to train with.
                        var suggestion: Double {
                            var best = 0
                            var steepest = 0.0
                            // Over a twelfth of the rates, so that the noise of single batches does not decide.
                            let reach = max(1, rates.count / 12)
                            for place in reach..<max(rates.count - reach, reach) {
                                let slope = (smoothed[place + reach] - smoothed[place - reach]) / (log(rates[place + reach]) - log(rates[place - reach]))
                                if slope < steepest {
                                    steepest = slope
                                    best = place
                                }
                            }
                            return rates.isEmpty ? Double.nan : rates[best]
                        }

                        var description: String {
                            if rates.isEmpty { return "no learning rate was tried" }
                            return "learning rates from \(_short(rates[0])) to \(_short(rates[rates.count - 1])); the loss falls fastest at \(_short(suggestion))"
                        }
                    }
                    """#)
        },
        LibraryGroup("extension Layer") {
            Builtin(
                source: #"""
                    /// Tries ever larger learning rates on a copy of the model, draws the loss over them, and suggests one.
                    ///
                    /// It ends where the loss is four times its least value. The model itself does not change.
                    ///
                    ///     let search = model.findLearningRate(train, optimizer: Adam())
                    ///     model.fit(train, optimizer: Adam(learningRate: search.suggestion))
                    func findLearningRate<O: Optimizer>(_ data: Dataset, batchSize: Int = 32, loss: Loss = .softmaxCrossEntropy, optimizer: O, from low: Double = 0.000001, to high: Double = 1, steps: Int = 100, seed: Int = 0) -> LearningRateSearch {
                        _checkFit(data, nil, 1, batchSize)
                        if !(low > 0 && high > low && steps > 1) {
                            _fail("invalid-argument", "findLearningRate: rates go up from a positive one in at least two steps, not from \(_short(low)) to \(_short(high)) in \(steps)", "from: 0.000001, to: 1 tries what most networks can take")
                        }
                        var model = self
                        var optimizer = optimizer
                        let chart = LiveChart("loss", title: "Loss over the learning rate", x: "log10 of the learning rate")
                        var rates: [Double] = []
                        var losses: [Double] = []
                        var smoothed: [Double] = []
                        var mean = 0.0
                        var least = Double.infinity
                        var round = 0
                        search: while rates.count < steps {
                            for (x, y) in data.shuffled(seed: seed + round).batched(batchSize) {
                                let rate = low * pow(high / low, Double(rates.count) / Double(steps - 1))
                                optimizer.learningRate = rate
                                let (value, gradient) = valueWithGradient(at: model) { loss($0(x), y) }
                                optimizer.update(&model, along: gradient)
                                let number = value.item(as: Double.self)
                                if !number.isFinite { break search }
                                rates.append(rate)
                                losses.append(number)
                                mean = 0.9 * mean + 0.1 * number
                                smoothed.append(mean / (1 - pow(0.9, Double(rates.count))))
                                chart.add("loss", x: log10(rate), number)
                                least = min(least, smoothed[smoothed.count - 1])
                                if smoothed[smoothed.count - 1] > 4 * least || rates.count == steps { break search }
                            }
                            round += 1
                        }
                        chart.finish()
                        return LearningRateSearch(rates: rates, losses: losses, smoothed: smoothed)
                    }
                    """#)
        },
    ]
}
