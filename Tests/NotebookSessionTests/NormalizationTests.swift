import TestSupport
import Testing

/// Layers that normalize, in cells as a user writes them; the numbers are PyTorch's.
@Suite(.serialized) struct NormalizationTests {
    @Test("Training moves scale, offset and the running statistics as PyTorch does")
    func training() {
        let notebook = Notebook()
        let result = notebook.run(
            """
            struct Net: Layer {
                var norm = BatchNorm()
                func callAsFunction(_ input: Tensor) -> Tensor { norm(input) }
            }
            let x = Tensor([[1, 2], [3, -1], [0, 4], [2, 2]])
            var net = Net()
            var opt = SGD(learningRate: 0.1)
            for expected in [2.999993, 2.089996, 1.475299] {
                let (loss, slope) = valueWithGradient(at: net) {
                    (($0(x) - 1).square() * Tensor([1, 2])).mean()
                }
                opt.update(&net, along: slope)
                print(loss.allClose(Tensor(expected), tolerance: 0.00001))
            }
            """)
        #expect(result.printed == "true\ntrue\ntrue\n", "\(result.message)")
        let state = notebook.run(
            """
            print(net.norm.runningMean.allClose(Tensor([0.4065, 0.47425])))
            print(net.norm.runningVariance.allClose(Tensor([1.1806667, 1.88075])))
            print(net.norm.scale.allClose(Tensor([0.729002, 0.512001])))
            print(net(x)[0].allClose(Tensor([0.6691841, 1.0576232]), tolerance: 0.00001))
            """)
        #expect(state.printed == "true\ntrue\ntrue\ntrue\n", "\(state.message) \(state.printed)")
    }

    @Test("A gradient alone changes no statistic, and neither does use")
    func gradientAlone() {
        let result = Notebook().run(
            """
            let norm = BatchNorm()
            let x = Tensor([[1, 2], [3, 4]])
            _ = norm(x)
            let slope = gradient(at: norm) { $0(x).sum() }
            print(norm.runningMean, slope.runningMean)
            """)
        #expect(result.printed == "Tensor([0.0, 0.0]) Tensor([0.2, 0.3])\n", "\(result.message)")
    }

    @Test("A single picture trains where a single row cannot, and both are normalized in use")
    func batchOfOne() {
        let result = Notebook().run(
            """
            let picture = Tensor([1, 3, 5, 7]).reshaped(to: [1, 2, 2, 1])
            let slope = gradient(at: BatchNorm()) { $0(picture).sum() }
            print(slope.runningMean)
            let row = BatchNorm()(Tensor([[1, 2]]))
            print(row.allClose(Tensor([[1, 2]]), tolerance: 0.0001))
            let other = gradient(at: BatchNorm()) { $0(Tensor([[1, 2]])).sum() }
            """)
        #expect(result.printed == "Tensor([0.4])\ntrue\n", "\(result.message)")
        #expect(result.message.contains("on [1, 2] has a single value for each channel"))
    }

    @Test("A copy from before a step keeps its statistics")
    func copies() {
        let result = Notebook().run(
            """
            let x = Tensor([[1, 2], [3, 4]])
            var norm = BatchNorm()
            _ = norm(x)
            let before = norm
            let (_, slope) = valueWithGradient(at: norm) { $0(x).square().sum() }
            var opt = Adam()
            opt.update(&norm, along: slope)
            print(before.runningMean, norm.runningMean, norm.parameterCount)
            """)
        #expect(
            result.printed == "Tensor([0.0, 0.0]) Tensor([0.2, 0.3]) 4\n", "\(result.message)")
    }
}
