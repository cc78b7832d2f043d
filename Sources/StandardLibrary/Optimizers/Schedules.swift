import VirtualMachine

/// Learning rates that change as training goes on.
extension OptimizerLibrary {
    static let schedules = LibraryGroup {
        Builtin(
            source: """
                /// A learning rate for each step of training: a step is one call of `update`, usually one batch.
                ///
                ///     Adam(for: model, learningRate: .cosine(0.001, warmup: 100, steps: 5_000))
                ///     plot(.oneCycle(0.01, steps: 1_000), steps: 1_000)
                struct Schedule: CustomStringConvertible {
                    let name: String
                    let rate: (Int) -> Double

                    /// A schedule of your own, from the number of steps taken so far to the rate of the next.
                    init(_ name: String, _ rate: @escaping (Int) -> Double) {
                        self.name = name
                        self.rate = rate
                    }

                    /// The learning rate after `step` steps.
                    func callAsFunction(_ step: Int) -> Double {
                        let rate = rate(step)
                        if !(rate >= 0) { Schedule._checkRate(rate, "\\(name), step \\(step)") }
                        return rate
                    }

                    var description: String { "schedule \\(name), from \\(_short(rate(0)))" }

                    /// The rates of the first steps.
                    func values(_ steps: Int) -> [Double] { (0..<steps).map { self($0) } }

                    /// The same rate throughout.
                    static func constant(_ rate: Double) -> Schedule {
                        _checkRate(rate, "")
                        return Schedule("constant") { step in rate }
                    }

                    /// Times `factor` after every `every` steps: rate · factor^⌊step / every⌋.
                    static func step(_ rate: Double, every: Int, factor: Double = 0.1) -> Schedule {
                        _checkRate(rate, "step")
                        _checkFactor(factor, "step")
                        _checkSteps(every, "step", "steps between two falls")
                        return Schedule("step") { step in rate * pow(factor, Double(step / every)) }
                    }

                    /// Smoothly down by `factor` for every `every` steps: rate · factor^(step / every).
                    static func exponential(_ rate: Double, factor: Double, every: Int = 1) -> Schedule {
                        _checkRate(rate, "exponential")
                        _checkFactor(factor, "exponential")
                        _checkSteps(every, "exponential", "steps between two falls")
                        return Schedule("exponential") { step in rate * pow(factor, Double(step) / Double(every)) }
                    }

                    /// Down to `floor` along half a cosine in `steps` steps, after `warmup` of them from zero up along a line
                    /// (Loshchilov & Hutter 2017).
                    static func cosine(_ rate: Double, warmup: Int = 0, steps: Int, floor: Double = 0) -> Schedule {
                        _checkRate(rate, "cosine")
                        _checkRate(floor, "cosine")
                        if floor > rate {
                            _fail("invalid-argument", "the schedule cosine cannot go down from \\(rate) to a floor of \\(floor)", "the floor is the last rate, 0 unless given; the first argument is the highest")
                        }
                        if warmup < 0 { _checkSteps(warmup, "cosine", "steps of warm-up") }
                        _checkSteps(steps - warmup, "cosine", "steps after the warm-up")
                        return Schedule("cosine") { step in
                            if step < warmup { return rate * Double(step + 1) / Double(warmup) }
                            let done = min(1, Double(step - warmup) / Double(steps - warmup))
                            return floor + (rate - floor) * (1 + cos(Double.pi * done)) / 2
                        }
                    }

                    /// From `start` to `end` along a line in `steps` steps, then as it is.
                    static func linear(from start: Double, to end: Double, steps: Int) -> Schedule {
                        _checkRate(start, "linear")
                        _checkRate(end, "linear")
                        _checkSteps(steps, "linear", "steps")
                        return Schedule("linear") { step in start + (end - start) * min(1, Double(step) / Double(steps)) }
                    }

                    /// From near zero up to `rate` along a line in `steps` steps, then as it is.
                    static func linearWarmup(_ rate: Double, steps: Int) -> Schedule {
                        Schedule.constant(rate).warmedUp(steps)
                    }

                    /// The same schedule after `steps` steps along a line from near zero to its first rate.
                    func warmedUp(_ steps: Int) -> Schedule {
                        Schedule._checkSteps(steps, "warmedUp", "steps")
                        let later = rate
                        return Schedule("\\(name) after a warm-up") { step in
                            step < steps ? later(0) * Double(step + 1) / Double(steps) : later(step - steps)
                        }
                    }

                    /// Up from `peak` / 25 to `peak` in the first 30 % of the steps and down to nearly nothing in the others, along
                    /// cosines (Smith & Topin 2019), with PyTorch's numbers.
                    static func oneCycle(
                        _ peak: Double, steps: Int, rising: Double = 0.3, startDivisor: Double = 25, endDivisor: Double = 10_000
                    ) -> Schedule {
                        _checkRate(peak, "oneCycle")
                        _checkSteps(steps - 1, "oneCycle", "steps after the first")
                        if !(rising >= 0 && rising <= 1) {
                            _fail("invalid-argument", "the schedule oneCycle cannot rise for a share of \\(_short(rising)) of its steps", "0.3 rises for the first 30 % of them")
                        }
                        if !(startDivisor > 0 && endDivisor > 0) {
                            _fail("invalid-argument", "the schedule oneCycle cannot divide its peak by \\(startDivisor) and \\(endDivisor)", "it begins at peak / startDivisor and ends at peak / startDivisor / endDivisor")
                        }
                        return Schedule("one cycle") { step in
                            let start = peak / startDivisor
                            let top = rising * Double(steps) - 1
                            let place = min(Double(step), Double(steps - 1))
                            func between(_ a: Double, _ b: Double, _ share: Double) -> Double {
                                b + (a - b) * (1 + cos(Double.pi * share)) / 2
                            }
                            // Where nothing rises, the first step has the peak.
                            if place <= top && top > 0 { return between(start, peak, place / top) }
                            return between(peak, start / endDivisor, (place - top) / (Double(steps - 1) - top))
                        }
                    }

                    static func _checkRate(_ rate: Double, _ schedule: String) {
                        if !(rate >= 0 && rate < Double.infinity) {
                            _fail("invalid-argument", "\\(schedule.isEmpty ? "" : "the schedule \\(schedule): ")a learning rate cannot be \\(_short(rate))", "rates are small and positive, such as 0.001: steps go downhill already; 0 leaves parameters as they are")
                        }
                    }

                    static func _checkFactor(_ factor: Double, _ schedule: String) {
                        if !(factor > 0 && factor < Double.infinity) {
                            _fail("invalid-argument", "the schedule \\(schedule) cannot multiply its rate by \\(_short(factor))", "0.5 halves it each time")
                        }
                    }

                    static func _checkSteps(_ steps: Int, _ schedule: String, _ what: String) {
                        if steps < 1 {
                            _fail("invalid-argument", "the schedule \\(schedule) cannot have \\(steps) \\(what)", "a step is one batch, so steps are epochs times batches")
                        }
                    }
                }
                """)
        Builtin(
            source: """
                /// Draws the learning rates of the first `steps` steps.
                func plot(_ schedule: Schedule, steps: Int) {
                    plot(schedule.values(steps), title: "\\(schedule.name)", x: "step", y: "learning rate")
                }
                """)
        Builtin(
            source: """
                func _checkReduction(_ factor: Double, _ patience: Int, _ name: String, least: Int) {
                    if !(factor > 0 && factor < 1) {
                        _fail("invalid-argument", "\\(name): a rate times \\(_short(factor)) is not a lower one", "0.5 halves it, 0.1 leaves a tenth")
                    }
                    if patience < least {
                        _fail("invalid-argument", "\\(name) cannot wait for \\(patience) losses", "a patience of 3 waits for three that are no better")
                    }
                }
                """)
        Builtin(
            source: """
                /// Lowers a learning rate when a loss has not become smaller for a while.
                ///
                ///     var plateau = ReduceOnPlateau(factor: 0.5, patience: 2)
                ///     optimizer.learningRate = plateau.rate(optimizer.learningRate, after: validationLoss)  // once an epoch
                struct ReduceOnPlateau {
                    let factor: Double
                    let patience: Int
                    let threshold: Double
                    let floor: Double
                    /// The smallest loss so far.
                    var best = Double.infinity
                    /// How many losses since then were no smaller.
                    var waited = 0

                    /// Times `factor` after more than `patience` losses in a row that are not smaller than the best by the share
                    /// `threshold`; never below `floor`.
                    init(factor: Double = 0.1, patience: Int = 10, threshold: Double = 0.0001, floor: Double = 0) {
                        _checkReduction(factor, patience, "ReduceOnPlateau", least: 0)
                        self.factor = factor
                        self.patience = patience
                        self.threshold = threshold
                        self.floor = floor
                    }

                    /// The learning rate to go on with, after a loss.
                    mutating func rate(_ rate: Double, after loss: Double) -> Double {
                        if loss < best * (1 - threshold) {
                            best = loss
                            waited = 0
                            return rate
                        }
                        waited += 1
                        if waited <= patience { return rate }
                        waited = 0
                        return max(rate * factor, floor)
                    }
                }
                """)
    }
}
