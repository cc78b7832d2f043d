import Foundation
import TestSupport
import Testing

/// Layers as a notebook uses them: how they are put together, start, behave in training and in use.
@Suite(.serialized) struct LayerTests {
    /// What a cell prints, in a new session.
    private func printed(_ code: String) -> String {
        let result = Notebook().run(code)
        return result.error == nil ? result.printed : result.message
    }

    @Test("Loops and conditions may stand among the layers of a Sequential")
    func builder() {
        let text = printed(
            """
            let isDeep = true
            let model = Sequential(input: [28, 28]) {
                Flatten()
                for width in [128, 64] {
                    Dense(width, activation: relu)
                    if isDeep { Dropout(0.1) }
                }
                if isDeep { Dense(32) } else { Dense(16) }
                Dense(10)
            }
            print(model.layers.count, model.parameterCount, model(Tensor(zeros: [3, 28, 28])).shape)
            """)
        // 784 · 128 + 128 + 128 · 64 + 64 + 64 · 32 + 32 + 32 · 10 + 10
        #expect(text == "7 111146 [3, 10]\n")
    }

    @Test("Weights are the same whether the number of inputs is given or found")
    func inferredInputs() {
        let text = printed(
            """
            let given = Dense(6, 4, seed: 3)
            let found = Dense(4, seed: 3)
            let x = Tensor(randomNormal: [5, 6], seed: 1)
            print(given(x).allClose(found(x), tolerance: 0), found.weight.shape)
            let first = Sequential { Conv2D(3); Flatten(); Dense(2) }.built(input: [6, 6, 2], seed: 7)
            let second = Sequential { Conv2D(3); Flatten(); Dense(2) }.built(input: [6, 6, 2], seed: 7)
            let other = Sequential { Conv2D(3); Flatten(); Dense(2) }.built(input: [6, 6, 2], seed: 8)
            let picture = Tensor(randomNormal: [1, 6, 6, 2], seed: 2)
            print(first(picture).allClose(second(picture), tolerance: 0), first(picture).allClose(other(picture)))
            """)
        #expect(text == "true [6, 4]\ntrue false\n")
    }

    @Test("predict neither drops nor counts; training does both")
    func phases() {
        let text = printed(
            """
            struct Net: Layer {
                var norm = BatchNorm()
                var drop = Dropout(0.5)
                func callAsFunction(_ input: Tensor) -> Tensor { drop(norm(input)) }
            }
            let net = Net()
            let x = Tensor(randomNormal: [64, 8], seed: 1) * 3 + 5
            let first = net.predict(x)
            print(first.allClose(net.predict(x), tolerance: 0), net.norm.runningMean.abs().sum().item())
            var seen = x
            let slope = gradient(at: net) { model in
                seen = model(x)
                return seen.mean()
            }
            let zeros = (seen .== 0).cast(to: .float32).mean().item()
            print(zeros > 0.4 && zeros < 0.6)
            print(slope.norm.runningMean.allClose(x.mean(axis: 0) * 0.1, tolerance: 0.0001))
            print(withPhase(.training) { net(x).allClose(net(x)) })
            """)
        #expect(text == "true 0.0\ntrue\ntrue\nfalse\n")
    }

    @Test("Spatial dropout drops whole channels and keeps the mean")
    func spatialDropout() {
        let text = printed(
            """
            let y = withPhase(.training) { SpatialDropout(0.25)(Tensor(ones: [50, 4, 4, 40])) }
            let sums = y.sum(axes: [1, 2])
            // Each channel is either gone, or 16 ones times 4/3.
            print(((sums .== 0) .| ((sums - 64.0 / 3).abs() .< 0.001)).all().item(as: Bool.self))
            print((y.mean().item() - 1).magnitude < 0.05, SpatialDropout(0.25)(y).allClose(y, tolerance: 0))
            """)
        #expect(text == "true\ntrue true\n")
    }

    @Test("Initializers have the variances of their formulas")
    func initializers() {
        // Bounds and deviations on paper, for a fan-in of 3 · 3 · 40 = 360 and a fan-out of 540.
        let text = printed(
            """
            let shape = [3, 3, 40, 60]
            func deviation(_ start: Initializer) -> Double { Double(start(shape, seed: 5).standardDeviation().item()) }
            func largest(_ start: Initializer) -> Double { Double(start(shape, seed: 5).abs().max().item()) }
            print(largest(.glorotUniform) <= (6.0 / 900).squareRoot(), largest(.glorotUniform) > 0.99 * (6.0 / 900).squareRoot())
            print(largest(.heUniform) <= (6.0 / 360).squareRoot(), largest(.heUniform) > 0.99 * (6.0 / 360).squareRoot())
            for (start, variance) in [(Initializer.glorotNormal, 2.0 / 900), (.heNormal, 2.0 / 360), (.lecunNormal, 1.0 / 360), (.normal(standardDeviation: 0.3), 0.09)] {
                print(abs(deviation(start) / variance.squareRoot() - 1) < 0.02)
            }
            let orthogonal: Initializer = .orthogonal
            for size in [[5, 12], [12, 5], [7, 7]] {
                let q = orthogonal(size, seed: 2)
                let product = size[0] < size[1] ? matmul(q, q.transposed()) : matmul(q.transposed(), q)
                print(product.allClose(Tensor(eye: min(size[0], size[1])), tolerance: 0.0001))
            }
            print(Initializer.zeros([2], seed: 1), Initializer.ones([2], seed: 1), Initializer.constant(0.5)([2], seed: 1))
            """)
        let truths = String(repeating: "true\n", count: 7)
        #expect(
            text == "true true\ntrue true\n" + truths
                + "Tensor([0.0, 0.0]) Tensor([1.0, 1.0]) Tensor([0.5, 0.5])\n")
    }

    @Test("A regularizer penalizes matrices, not biases, and only those of its own layer")
    func regularizers() {
        let text = printed(
            """
            var model = Sequential {
                Dense(2, 2, regularizer: .l1l2(0.1, 0.5))
                Dense(2, 1)
            }
            var first = model.layers[0] as! Dense
            first.weight = Tensor([[1, -2], [0, 3]])
            first.bias = Tensor([10, 10])
            model.layers[0] = first
            // 0.1 · (1 + 2 + 3) + 0.5 · (1 + 4 + 9)
            print(model.regularizationLoss)
            let slope = gradient(at: model) { $0.regularizationLoss }
            // 0.1 · sign + 2 · 0.5 · w
            print((slope.layers[0] as! Dense).weight.allClose(Tensor([[1.1, -2.1], [0, 3.1]])))
            print((slope.layers[0] as! Dense).bias)
            """)
        #expect(text == "Tensor(7.6)\ntrue\nTensor([0.0, 0.0])\n")
    }

    @Test("What a mask hides changes nothing, and a causal layer does not look ahead")
    func masks() {
        let text = printed(
            """
            let x = Tensor(randomNormal: [2, 5, 6], seed: 1)
            let noise = concatenated([Tensor(zeros: [2, 3, 6]), Tensor(randomNormal: [2, 2, 6], seed: 2)], axis: 1)
            let mask = concatenated([Tensor(ones: [2, 3]), Tensor(zeros: [2, 2])], axis: 1)
            let lstm = Bidirectional(LSTM(4))
            print(lstm(x, mask: mask).allClose(lstm(x + noise, mask: mask), tolerance: 0), lstm(x).allClose(lstm(x + noise)))
            let attention = MultiHeadAttention(6, heads: 2)
            let seen = attention(x, mask: paddingMask(mask))[0..., 0..<3]
            print(seen.allClose(attention(x + noise, mask: paddingMask(mask))[0..., 0..<3], tolerance: 0.000001))
            let block = TransformerEncoder(6, heads: 2, isCausal: true)
            print(block(x)[0..., 0..<3].allClose(block(x + noise)[0..., 0..<3], tolerance: 0.000001))
            print(block(x)[0..., 3..<5].allClose(block(x + noise)[0..., 3..<5]))
            """)
        #expect(text == "true false\ntrue\ntrue\nfalse\n")
    }

    @Test("A recurrent layer can go on from the state that another sequence left")
    func states() {
        let text = printed(
            """
            let x = Tensor(randomNormal: [2, 6, 3], seed: 1)
            let lstm = LSTM(4)
            let whole = lstm.steps(of: x, from: nil)
            let first = lstm.steps(of: x[0..., 0..<2], from: nil)
            let second = lstm.steps(of: x[0..., 2..<6], from: first.state)
            print(second.state.cell.allClose(whole.state.cell), second.outputs[3].allClose(whole.outputs[5]))
            """)
        #expect(text == "true true\n")
    }

    @Test("The gradient of what does not depend on a structure is zero, of models too")
    func independence() {
        let text = printed(
            """
            struct Point { var x = Tensor([1, 2]) }
            let other = Tensor([2, 3])
            print(gradient(at: Point()) { _ in other.sum() }.x)
            print(gradient(at: Dense(2, 1)) { _ in other.sum() }.weight)
            """)
        #expect(text == "Tensor([0.0, 0.0])\nTensor([[0.0],\n        [0.0]])\n")
    }

    @Test(
        "Gradients reach the values of dictionaries, which are trained, counted and saved by their keys"
    )
    func dictionaries() {
        let file = NSTemporaryDirectory() + "swiftlet-heads-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let text = printed(
            """
            let numbers: [String: Tensor] = ["w": Tensor([2, 3]), "b": Tensor(1)]
            // d/dw Σ w² + 4b
            print(gradient(at: numbers) { ($0["w"]! * $0["w"]!).sum() + $0["b"]! * 4 })
            struct Costs { var rates = ["low": 2.0, "high": 5.0]; let names = ["low": "L"] }
            print(gradient(at: Costs()) { $0.rates["low"]! * $0.rates["high"]! }.rates)

            struct Net: Layer {
                var heads = ["cat": Dense(2, 1, seed: 1), "dog": Dense(2, 1, seed: 2)]
                func callAsFunction(_ x: Tensor) -> Tensor { heads["dog"]!(x) }
            }
            var net = Net()
            let before = net
            var optimizer = Adam(for: net, learningRate: 0.1)
            optimizer.update(&net, along: gradient(at: net) { $0(Tensor([[1, 2]])).sum() })
            // Adam's first step is the learning rate against the slope's sign.
            print((before.heads["dog"]!.weight - net.heads["dog"]!.weight).allClose(Tensor([[0.1], [0.1]])))
            print((before.heads["cat"]!.weight .== net.heads["cat"]!.weight).all().item(as: Bool.self))
            print(net.parameterCount)
            try net.save("\(file)")
            var other = Net()
            other.heads["dog"] = Dense(2, 1, seed: 9)
            try other.load("\(file)")
            print((other.heads["dog"]!.weight .== net.heads["dog"]!.weight).all().item(as: Bool.self))
            """)
        #expect(
            text == """
                ["w": Tensor([4.0, 6.0]), "b": Tensor(4.0)]
                ["low": 5.0, "high": 2.0]
                true
                true
                6
                true

                """)
    }

    @Test("Training leaves a layer alone that lies in a let; it is saved and cast with the others")
    func frozenLayers() {
        let file = NSTemporaryDirectory() + "swiftlet-frozen-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let text = printed(
            """
            struct Net: Layer {
                let features = Dense(4, 8, activation: relu, regularizer: .l2(1), seed: 1)
                let norm = BatchNorm()
                var head = Dense(8, 3, seed: 2)
                func callAsFunction(_ x: Tensor) -> Tensor { head(norm(features(x))) }
            }
            var net = Net()
            let x = Tensor(randomNormal: [16, 4], seed: 3)
            let y = Tensor((0..<16).map { $0 % 3 }, dtype: .int32)
            let first = Net().built(input: [4])
            net.fit(Dataset(inputs: x, targets: y), epochs: 3, batchSize: 8, callbacks: [])
            print(net.features.weight.allClose(first.features.weight, tolerance: 0), net.norm.runningMean.sum().item())
            print(net.head.weight.allClose(first.head.weight))
            print(net.parameterCount, net.parameters.count, net.regularizationLoss.item())
            print(net.cast(to: .float64).features.weight.dtype)
            try net.save("\(file)")
            var other = Net().built(input: [4])
            try other.load("\(file)")
            print(other(x).allClose(net(x), tolerance: 0))
            """)
        #expect(text == "true 0.0\nfalse\n27 2 0.0\nFloat64\ntrue\n")
    }

    @Test("A model that is all let has nothing to train, and that is said")
    func nothingToTrain() {
        let text = printed(
            """
            struct Net: Layer {
                let dense = Dense(4, 3)
                func callAsFunction(_ x: Tensor) -> Tensor { dense(x) }
            }
            _ = gradient(at: Net()) { $0(Tensor(ones: [1, 4])).sum() }
            """)
        #expect(
            text.contains("Net has nothing to train: all its parameters lie in `let` properties"))
        #expect(text.contains("`var dense = Dense(10)`"))
    }

    @Test("A window may have another size in each direction, however it is said")
    func windows() {
        let text = printed(
            """
            let x = Tensor(randomNormal: [2, 9, 12, 3], seed: 1)
            print(Conv2D(4, kernelSize: (3, 5), stride: (2, 1))(x).shape, Conv2D(4, stride: (2, 1))(x).shape)
            print(MaxPool2D((2, 3))(x).shape, MaxPool2D((2, 3), stride: 1)(x).shape, AveragePool2D(2, stride: (1, 2))(x).shape)
            print(maxPool2D(x, size: (3, 2)).shape, averagePool2D(x, stride: (1, 2)).shape)
            print(conv2D(x, Tensor(ones: [2, 3, 3, 1]), stride: (2, 1), dilation: (1, 2)).shape)
            print(MaxPool3D((1, 2, 3))(Tensor(ones: [1, 2, 4, 6, 1])).shape)
            """)
        #expect(
            text == """
                [2, 4, 8, 4] [2, 4, 10, 4]
                [2, 4, 4, 3] [2, 8, 10, 3] [2, 8, 6, 3]
                [2, 3, 6, 3] [2, 8, 6, 3]
                [2, 4, 8, 1]
                [1, 2, 2, 2, 1]

                """)
    }
}
