import VirtualMachine

/// What can be put around any optimizer, and what is done with models and gradients beside it.
extension OptimizerLibrary {
    static let wrappers = [
        LibraryGroup {
            clipping
            accumulation
            averaging
        },
        LibraryGroup("extension Optimizer") {
            Builtin(
                source: """
                    /// The same optimizer for gradients that are scaled down where their norm is above `norm`, and whose numbers are
                    /// brought into -value...value.
                    ///
                    ///     Adam(learningRate: 0.001).clipping(norm: 1)
                    func clipping(norm: Double? = nil, value: Double? = nil) -> ClippingOptimizer<Self> {
                        ClippingOptimizer(self, norm: norm, value: value)
                    }
                    """)
            Builtin(
                source: """
                    /// The same optimizer, which takes a step along the mean of every `count` gradients: as if batches were so many
                    /// times as large, without the memory.
                    ///
                    ///     Adam(learningRate: 0.001).accumulating(4)
                    func accumulating(_ count: Int) -> AccumulatingOptimizer<Self> { AccumulatingOptimizer(self, count) }
                    """)
        },
    ]

    @BuiltinList private static var clipping: [Builtin] {
        Builtin(
            source: """
                /// An optimizer that is given gradients of limited size; `clipping` makes it.
                struct ClippingOptimizer<Base: Optimizer>: Optimizer {
                    var base: Base
                    let norm: Double?
                    let value: Double?

                    init(_ base: Base, norm: Double?, value: Double?) {
                        if let norm { _checkLimit(norm, "clipping") }
                        if let value { _checkLimit(value, "clipping") }
                        self.base = base
                        self.norm = norm
                        self.value = value
                    }

                    var learningRate: Double {
                        get { base.learningRate }
                        set { base.learningRate = newValue }
                    }

                    mutating func update<Model>(_ model: inout Model, along gradient: Model) {
                        var gradient = gradient
                        if let value { gradient = clipped(gradient, value: value) }
                        if let norm { gradient = clipped(gradient, norm: norm) }
                        base.update(&model, along: gradient)
                    }
                }
                """)
    }

    @BuiltinList private static var accumulation: [Builtin] {
        Builtin(
            source: """
                /// Adds gradients up, for a step along their mean: of k batches of equal size it is the large batch's gradient.
                ///
                ///     var total = GradientAccumulator(for: model)
                ///     for (x, y) in batches {
                ///         total.add(gradient(at: model) { loss($0(x), y) })
                ///         if total.count == 4 { optimizer.update(&model, along: total.takeMean()) }
                ///     }
                struct GradientAccumulator<Model> {
                    /// The sum so far; before the first gradient some model.
                    var sum: Model
                    /// How many gradients there are in it.
                    var count = 0
                    /// Their weights together.
                    var weight = 0.0

                    /// For gradients of models such as this one.
                    init(for model: Model) { sum = model }

                    /// Adds a gradient, of a batch that counts `weight` times: give the batches' sizes if they differ.
                    mutating func add(_ gradient: Model, weight: Double = 1) {
                        let scaled = weight == 1 ? gradient : mapParameters(gradient) { $0 * weight }
                        // Statistics ride with the newest gradient.
                        sum = count == 0 ? scaled : mapParameters(scaled, sum) { $0 + $1 }
                        count += 1
                        self.weight += weight
                    }

                    /// The mean, after which nothing is left.
                    mutating func takeMean() -> Model {
                        if count == 0 {
                            _fail("invalid-argument", "GradientAccumulator: there is no mean of no gradients", "add at least one gradient first")
                        }
                        let factor = 1 / weight
                        let mean = mapParameters(sum) { $0 * factor }
                        count = 0
                        weight = 0
                        return mean
                    }
                }
                """)
        Builtin(
            source: """
                /// An optimizer that takes a step along the mean of every so many gradients; `accumulating` makes it.
                struct AccumulatingOptimizer<Base: Optimizer>: Optimizer {
                    var base: Base
                    let count: Int
                    /// How many gradients wait for the next step.
                    var waiting = 0
                    @noDerivative var _sum: [Tensor] = []

                    init(_ base: Base, _ count: Int) {
                        _checkSize(count, "accumulating", "gradients")
                        self.base = base
                        self.count = count
                    }

                    var learningRate: Double {
                        get { base.learningRate }
                        set { base.learningRate = newValue }
                    }

                    mutating func update<Model>(_ model: inout Model, along gradient: Model) {
                        var total = gradient
                        if waiting > 0 { total = mapParameters(gradient, _replacing(gradient, _sum)) { $0 + $1 } }
                        waiting += 1
                        if waiting < count {
                            _sum = _parameters(total)
                            return
                        }
                        waiting = 0
                        _sum = []
                        let factor = 1 / Double(count)
                        base.update(&model, along: mapParameters(total) { $0 * factor })
                    }
                }
                """)
    }

    @BuiltinList private static var averaging: [Builtin] {
        Builtin(
            source: """
                /// A running mean of a model's weights, which often does better than the weights themselves (Polyak & Juditsky
                /// 1992): average ← decay·average + (1 − decay)·weights.
                ///
                ///     var average = ExponentialMovingAverage(of: model, decay: 0.999)
                ///     for (x, y) in batches {
                ///         …                                 // a step of training
                ///         average.update(with: model)
                ///     }
                ///     average.model.evaluate(on: test)
                struct ExponentialMovingAverage<Model> {
                    /// The model with the mean weights; statistics are those of the last model.
                    var model: Model
                    let decay: Double

                    /// A mean that starts at the weights of `model`.
                    init(of model: Model, decay: Double = 0.999) {
                        if !(decay >= 0 && decay <= 1) {
                            _fail("invalid-argument", "a decay of \\(decay) is not in 0...1", "0.999 remembers about a thousand steps")
                        }
                        self.model = model
                        self.decay = decay
                    }

                    /// Takes the weights after one more step into the mean.
                    mutating func update(with newest: Model) {
                        let decay = self.decay
                        model = mapParameters(newest, model) { $1 * decay + $0 * (1 - decay) }
                    }
                }
                """)
    }
}
