import TestSupport
import Testing

/// Optimizers as a notebook uses them.
@Suite(.serialized) struct OptimizerUseTests {
    private func printed(_ code: String) -> String {
        let result = Notebook().run(code)
        return result.error == nil ? result.printed : result.message
    }

    private static let setUp = """
        let x = Tensor(randomNormal: [32, 6], seed: 1)
        let y = Tensor(randomNormal: [32, 2], seed: 2)
        let start = Sequential { Dense(6, 8, activation: tanh, seed: 3); Dense(8, 2, seed: 4) }
        func slope(_ model: Sequential, _ rows: Range<Int>) -> Sequential {
            gradient(at: model) { meanSquaredError($0(x[rows]), y[rows]) }
        }
        func differs(_ a: Sequential, _ b: Sequential) -> Double {
            var largest = 0.0
            for (p, q) in zip(a.parameters, b.parameters) {
                largest = max(largest, Double((p - q).abs().max().item()))
            }
            return largest
        }

        """

    @Test("Four accumulated batches make the step of one that is four times as large")
    func accumulation() {
        let text = printed(
            Self.setUp + """
                var large = start
                var opt = Adam(for: large, learningRate: 0.01)
                for _ in 1...3 { opt.update(&large, along: slope(large, 0..<32)) }

                var small = start
                var total = GradientAccumulator(for: small)
                opt = Adam(for: small, learningRate: 0.01)
                for _ in 1...3 {
                    for part in 0..<4 { total.add(slope(small, part * 8..<part * 8 + 8)) }
                    opt.update(&small, along: total.takeMean())
                }
                print(differs(large, small) < 0.000001, opt.step)

                var wrapped = start
                var accumulating = Adam(for: wrapped, learningRate: 0.01).accumulating(4)
                for _ in 1...3 {
                    for part in 0..<4 {
                        accumulating.update(&wrapped, along: slope(wrapped, part * 8..<part * 8 + 8))
                    }
                }
                print(differs(large, wrapped) < 0.000001, accumulating.base.step, differs(large, start) > 0.001)
                """)
        #expect(text == "true 3\ntrue 3 true\n")
    }

    @Test("What training is made of is printed as what it is, without what lies inside")
    func descriptions() {
        let text = printed(
            """
            var net = Dense(2, 2, seed: 1)
            var opt = Adam(for: net, learningRate: 0.1)
            print(opt, SGD(learningRate: .cosine(0.5, steps: 10)), separator: "; ")
            let data = Dataset.moons(50, seed: 1)
            opt.update(&net, along: gradient(at: net) { softmaxCrossEntropy(logits: $0(data.inputs), labels: data.targets) })
            print(opt)
            print(data.batched(8), Loss.huber, Metric.f1(), Callback.livePlot, Initializer.heNormal, separator: "; ")
            print([Augmentation.noise(0.02), .scaling(0.9...1.1)])
            var mean = RunningMean()
            mean.add(2.0)
            print(mean)
            """)
        #expect(
            text == """
                Adam, learning rate 0.1, 0 steps taken; SGD, learning rate 0.5, 0 steps taken
                Adam, learning rate 0.1, 1 step taken
                7 batches of 8 of moons: 50 × 2, 2 classes; loss Huber loss; metric F1; callback livePlot; initializer heNormal
                [noise 0.02, scaling 0.9...1.1]
                mean 2

                """)
    }

    @Test("An exponential moving average follows the weights")
    func average() {
        let text = printed(
            """
            struct Line: Layer {
                var slope = Tensor([1, 2])
                func callAsFunction(_ x: Tensor) -> Tensor { x * slope }
            }
            var model = Line()
            var average = ExponentialMovingAverage(of: model, decay: 0.75)
            model.slope = Tensor([5, 2])
            average.update(with: model)
            print(average.model.slope)
            average.update(with: model)
            // 0.75 · 2 + 0.25 · 5
            print(average.model.slope, model.slope)
            """)
        #expect(text == "Tensor([2.0, 2.0])\nTensor([2.75, 2.0]) Tensor([5.0, 2.0])\n")
    }

    @Test("A cycle that does not rise, or only rises, has its peak at that end")
    func oneCycleEnds() {
        let result = Notebook().run(
            """
            print(Schedule.oneCycle(0.1, steps: 10, rising: 0.1).values(10).first ?? -1)
            print(Schedule.oneCycle(0.1, steps: 10, rising: 1).values(10).last ?? -1)
            print(Schedule.oneCycle(0.1, steps: 10))
            """)
        #expect(result.printed == "0.1\n0.1\nschedule one cycle, from 0.004\n", "\(result.message)")
    }

    @Test("A schedule is read before each step, and setting the rate ends it")
    func schedules() {
        let text = printed(
            Self.setUp + """
                var model = start
                var opt = SGD(for: model, learningRate: .step(0.1, every: 2, factor: 0.5))
                for _ in 1...5 {
                    print(opt.learningRate)
                    opt.update(&model, along: slope(model, 0..<32))
                }
                opt.learningRate = 0.3
                opt.update(&model, along: slope(model, 0..<32))
                print(opt.learningRate, opt.step)
                """)
        #expect(text == "0.1\n0.1\n0.05\n0.05\n0.025\n0.3 6\n")
    }

    @Test(
        "A step whose gradient fails late changes neither model nor optimizer",
        arguments: ["SGD(momentum: 0.9)", "Adam()", "AdamW()", "RMSprop()", "Adagrad()", "Lion()"])
    func lateFailure(optimizer: String) {
        let notebook = Notebook()
        #expect(
            notebook.run(
                Self.setUp + """
                    var model = start
                    var opt = \(optimizer)
                    opt.update(&model, along: slope(model, 0..<32))
                    let before = model
                    """
            ).error == nil)
        let failed = notebook.run(
            """
            opt.update(&model, along: gradient(at: model) { softmaxCrossEntropy(logits: $0(x[0..<2]), labels: [0, 9]) })
            """)
        #expect(failed.error?.name == "label-out-of-range", "\(failed.message)")
        let after = notebook.run(
            "print(differs(before, model), opt.step)\nopt.update(&model, along: slope(model, 0..<32))"
        )
        #expect(after.printed == "0.0 1\n", "\(after.message)")
    }

    @Test("An optimizer of one's own is a few lines")
    func ownRule() {
        let text = printed(
            Self.setUp + """
                struct Mine: Optimizer {
                    var learningRate = 0.1
                    @noDerivative var memory: [[Tensor]] = []
                    mutating func update<Model>(_ model: inout Model, along gradient: Model) {
                        let rate = learningRate
                        memory = updateParameters(&model, along: gradient, remembering: memory) { p, g, index, memory in
                            memory = [memory.isEmpty ? g : memory[0] * 0.9 + g]
                            return p - memory[0] * rate
                        }
                    }
                }
                var (a, b) = (start, start)
                var mine = Mine()
                var known = SGD(learningRate: 0.1, momentum: 0.9)
                for _ in 1...5 {
                    mine.update(&a, along: slope(a, 0..<32))
                    known.update(&b, along: slope(b, 0..<32))
                }
                print(differs(a, b) < 0.000001)
                """)
        #expect(text == "true\n")
    }
}
