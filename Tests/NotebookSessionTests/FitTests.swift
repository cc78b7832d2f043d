import Foundation
import TensorEngine
import TestSupport
import Testing

/// `fit` and what goes with it, on two moons and a small network with dropout.
@Suite(.serialized) struct FitTests {
    static let setUp = """
        let (train, test) = Dataset.moons(260, noise: 0.15, seed: 3).split(200.0 / 260, seed: 1)
        func makeNet() -> Sequential {
            seed(5)
            return Sequential(input: [2]) {
                Dense(16, activation: relu)
                Dropout(0.2)
                Dense(2)
            }
        }
        func weights(_ model: Sequential) -> [Float] {
            model.layers.flatMap { layer -> [Float] in
                if let dense = layer as? Dense { return dense.weight.scalars + dense.bias.scalars }
                return []
            }
        }
        """

    private func notebook() -> Notebook {
        let notebook = Notebook()
        #expect(notebook.run(Self.setUp).error == nil)
        return notebook
    }

    private func expectTrue(_ code: String, _ notebook: Notebook) {
        let result = notebook.run(code)
        #expect(result.error == nil, "\(result.message)")
        #expect(result.text == "true", "\(code)\nprinted \(result.printed)")
    }

    @Test("fit is the loop that one would write, to the last bit")
    func sameAsTheLoop() {
        expectTrue(
            """
            var fitted = makeNet()
            fitted.fit(train, validation: test, epochs: 3, batchSize: 30, optimizer: Adam(learningRate: 0.01), callbacks: [], seed: 7)
            var looped = makeNet()
            var optimizer = Adam(learningRate: 0.01)
            for epoch in 0..<3 {
                for (x, y) in train.shuffled(seed: 7 + epoch).batched(30) {
                    let (_, gradient) = valueWithGradient(at: looped) { softmaxCrossEntropy(logits: $0(x), labels: y) }
                    optimizer.update(&looped, along: gradient)
                }
            }
            weights(fitted) == weights(looped)
            """, notebook())
    }

    @Test("The same training has the same bits twice, with one thread and with two")
    func threads() throws {
        func bits() -> String? {
            let notebook = self.notebook()
            return notebook.run(
                """
                var net = Sequential(input: [28, 28]) { Flatten(); Dense(64, activation: relu); Dropout(0.2); Dense(10) }
                let history = net.fit(Digits.load().train.prefix(640), epochs: 2, batchSize: 64, callbacks: [])
                "\\(weights(net)) \\(history.stepLosses)"
                """
            ).text
        }
        let two = bits()
        defer { Engine.limitThreads(0) }
        #expect(try #require(two).count > 10_000 && bits() == two)
        Engine.limitThreads(1)
        #expect(bits() == two)
    }

    @Test(
        "A training that is resumed ends like one that was never stopped, to the last bit",
        arguments: [0, 1, 6, 7, 9, 13])
    func resumption(stop: Int) {
        let file = NSTemporaryDirectory() + "swiftlet-checkpoint-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let options =
            "validation: test, epochs: 3, batchSize: 30, optimizer: Adam(learningRate: 0.01), metrics: [.accuracy, .f1()]"
        expectTrue(
            """
            var whole = makeNet()
            let all = whole.fit(train, \(options), callbacks: [.earlyStopping(patience: 5), .reduceOnPlateau(patience: 1)])
            var halted = makeNet()
            halted.fit(train, \(options), callbacks: [.earlyStopping(patience: 5), .reduceOnPlateau(patience: 1), .checkpoint("\(file)", everySteps: 1), .onStep { if $0.step > \(stop) { $0.stop() } }])
            // Another session: other random numbers, other weights.
            seed(77)
            _ = Tensor(randomUniform: [3])
            var resumed = Sequential(input: [2]) { Dense(16, activation: relu); Dropout(0.2); Dense(2) }
            let rest = resumed.fit(train, \(options), callbacks: [.earlyStopping(patience: 5), .reduceOnPlateau(patience: 1)], resuming: "\(file)")
            weights(whole) == weights(resumed) && all.stepLosses == rest.stepLosses && all["validation F1"] == rest["validation F1"] && all.learningRates == rest.learningRates && rest.epochs == 3
            """, notebook())
    }

    @Test("What an optimizer of one's own remembers is kept too")
    func ownOptimizer() {
        let file = NSTemporaryDirectory() + "swiftlet-checkpoint-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let notebook = self.notebook()
        notebook.run(
            """
            enum Gear { case low, high }
            struct Shifting: Optimizer {
                var learningRate = 0.05
                var inner = SGD(learningRate: 0.05, momentum: 0.9)
                var gear = Gear.low
                var shiftedAt: Int? = nil
                var log: [String] = []
                var counts: [Int] = []
                mutating func update<Model>(_ model: inout Model, along gradient: Model) {
                    if counts.count == 5 {
                        gear = .high
                        shiftedAt = counts.count
                        log.append("shifted")
                    }
                    inner.learningRate = gear == .high ? 0.01 : learningRate
                    counts.append(counts.count)
                    inner.update(&model, along: gradient)
                }
            }
            """)
        expectTrue(
            """
            var whole = makeNet()
            whole.fit(train, epochs: 2, batchSize: 40, optimizer: Shifting(), callbacks: [], seed: 3)
            var halted = makeNet()
            halted.fit(train, epochs: 2, batchSize: 40, optimizer: Shifting(), callbacks: [.checkpoint("\(file)", everySteps: 1), .onStep { if $0.step == 8 { $0.stop() } }], seed: 3)
            seed(50)
            var resumed = Sequential(input: [2]) { Dense(16, activation: relu); Dropout(0.2); Dense(2) }
            resumed.fit(train, epochs: 2, batchSize: 40, optimizer: Shifting(), callbacks: [], seed: 3, resuming: "\(file)")
            weights(whole) == weights(resumed)
            """, notebook)
    }

    @Test(
        "Dictionaries, sets and enums with values are kept, whatever the program has in their place"
    )
    func collectionsInCheckpoints() {
        let file = NSTemporaryDirectory() + "swiftlet-checkpoint-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let notebook = self.notebook()
        notebook.run(
            """
            indirect enum Plan { case wait, slow(factor: Double), both(Plan, Plan), names([String: Int]) }
            struct Careful: Optimizer {
                var learningRate = 0.05
                var inner = SGD(learningRate: 0.05, momentum: 0.9)
                var plan = Plan.wait
                var seen: Set<Int> = []
                var counts: [String: Int] = [:]
                var means: [Int: Tensor] = [:]
                var mark: Character = "a"
                var best: (step: Int, note: String)? = nil
                mutating func update<Model>(_ model: inout Model, along gradient: Model) {
                    let step = seen.count
                    seen.insert(step * 7)
                    counts[step % 2 == 0 ? "even" : "odd", default: 0] += 1
                    means[step % 3] = (means[step % 3] ?? Tensor(zeros: [2])) + Tensor(ones: [2]) * Float(step)
                    if step == 3 { plan = .both(.slow(factor: 0.5), .names(["three": 3])) }
                    if step == 4 { (mark, best) = ("é", (step, "four")) }
                    if case .both(.slow(let factor), .names(let names)) = plan {
                        inner.learningRate = learningRate * factor / Double(names["three"]!)
                    }
                    inner.learningRate += means[0]!.sum().item(as: Double.self) * 1e-4 + Double(counts["even"]! + (best?.step ?? 0)) * 1e-4
                    inner.update(&model, along: gradient)
                }
            }
            """)
        expectTrue(
            """
            var whole = makeNet()
            whole.fit(train, epochs: 2, batchSize: 40, optimizer: Careful(), callbacks: [], seed: 3)
            var halted = makeNet()
            halted.fit(train, epochs: 2, batchSize: 40, optimizer: Careful(), callbacks: [.checkpoint("\(file)", everySteps: 1), .onStep { if $0.step == 8 { $0.stop() } }], seed: 3)
            var resumed = makeNet()
            seed(50)
            resumed.fit(train, epochs: 2, batchSize: 40, optimizer: Careful(), callbacks: [], seed: 3, resuming: "\(file)")
            weights(whole) == weights(resumed) && weights(halted) != weights(whole)
            """, notebook)
    }

    @Test("What a checkpoint cannot keep is named before the training begins")
    func unkeptState() {
        let notebook = self.notebook()
        let result = notebook.run(
            """
            final class Cache { var hits = 0 }
            struct Counting: Layer {
                var dense = Dense(2, 2, seed: 1)
                var cache = Cache()
                func callAsFunction(_ x: Tensor) -> Tensor { dense(x) }
            }
            var net = Counting()
            net.fit(train, epochs: 1, callbacks: [.checkpoint("never-written")])
            """)
        #expect(
            result.message.contains(
                "a checkpoint cannot keep 'model.cache', which is of the type Cache"))
        #expect(!FileManager.default.fileExists(atPath: "never-written"))
        #expect(notebook.run("History.latest.epochs").text == "0")
    }

    @Test("A checkpoint that somebody has tampered with is refused, not believed")
    func damagedCheckpoints() throws {
        let file = NSTemporaryDirectory() + "swiftlet-checkpoint-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let notebook = self.notebook()
        notebook.run(
            "var net = makeNet()\nnet.fit(train, epochs: 1, batchSize: 50, optimizer: Adam(), callbacks: [.checkpoint(\"\(file)\")])"
        )
        let good = try Safetensors.read(file)
        let changes: [(String, Tensor?)] = [
            ("model.layers.0.weight", nil),
            ("optimizer.beta1", try Tensor([Float(1)])),
            ("state.history.names.count", try Tensor([Int64.max])),
            ("state.history.names.count", try Tensor([Int64(-1)])),
            ("state.history._values.0", try Tensor([UInt8(1)])),
            ("model.layers.0.weight", try Tensor([Float(1)])),
            ("state.random", try Tensor([Int64(1)])),
        ]
        for (name, tensor) in changes {
            #expect(good.tensors[name] != nil, "\(name) of \(good.tensors.keys.sorted())")
            var bad = good
            bad.tensors[name] = tensor
            try Safetensors.write(bad, to: file)
            let result = notebook.run(
                "net.fit(train, epochs: 2, batchSize: 50, optimizer: Adam(), callbacks: [], resuming: \"\(file)\")"
            )
            #expect(result.error != nil || name == "state.random", "\(name)")
        }
        #expect(notebook.run("1 + 1").text == "2")
    }

    @Test("Metrics judge each place of a sequence, one-hot labels and a single score alike")
    func labelForms() {
        let notebook = Notebook()
        // Class 1 has the larger score in rows 0 and 2.
        notebook.run("let scores = Tensor([[0.0, 1.0], [2.0, 1.0], [0.0, 3.0], [4.0, 0.0]])")
        for (code, value) in [
            ("Metric.accuracy(scores, Tensor([1, 0, 0, 0], dtype: .int32))", "0.75"),
            ("Metric.accuracy(scores, Tensor([[0, 1], [1, 0], [1, 0], [1, 0]]))", "0.75"),
            (
                "Metric.accuracy(scores.reshaped(to: [2, 2, 2]), Tensor([[1, 0], [0, 0]], dtype: .int32))",
                "0.75"
            ),
            ("Metric.accuracy(scores[0..., 1] - 2, Tensor([0, 0, 1, 1], dtype: .int32))", "0.75"),
            (
                "Metric.accuracy(scores[0..., 0...0] - 1, Tensor([[0.0], [1.0], [1.0], [1.0]]))",
                "0.75"
            ),
            ("Metric.recall()(scores, Tensor([1, 0, 0, 0], dtype: .int32))", "0.8333333333333333"),
        ] {
            let result = notebook.run(code)
            #expect(result.text == value, "\(code): \(result.message)")
        }
    }

    @Test("A validation split keeps the last share of the data apart")
    func validationSplit() {
        expectTrue(
            """
            var split = makeNet()
            let one = split.fit(train, validationSplit: 0.25, epochs: 2, batchSize: 30, callbacks: [], seed: 1)
            var apart = makeNet()
            let two = apart.fit(train.prefix(150), validation: train.dropFirst(150), epochs: 2, batchSize: 30, callbacks: [], seed: 1)
            weights(split) == weights(apart) && one.validationLoss == two.validationLoss && one.validationLoss.count == 2
            """, notebook())
    }

    @Test("Early stopping takes the best epoch's weights and says which it was")
    func earlyStopping() {
        expectTrue(
            """
            var net = makeNet()
            var seen: [[Float]] = []
            let history = net.fit(train, validation: test, epochs: 60, batchSize: 20, optimizer: Adam(learningRate: 0.1), callbacks: [
                .earlyStopping(patience: 4),
                .onEpoch { training in
                    if let model = training.model as? Sequential { seen.append(weights(model)) }
                },
            ], seed: 2)
            let losses = history.validationLoss
            let best = losses.firstIndex(of: losses.min()!)!
            print(history.stopReason, history.epochs, best)
            history.epochs < 60 && history.epochs == best + 5 && weights(net) == seen[best] && history.stopReason == "stopped early: validation loss was best in epoch \\(best + 1)"
            """, notebook())
    }

    @Test("A loss that is no number names its step, and the model is put back")
    func divergence() throws {
        let notebook = self.notebook()
        notebook.run(
            """
            let line = Dataset(inputs: Tensor([[1.0], [2.0], [3.0], [4.0]]), targets: Tensor([[1.0], [2.0], [3.0], [4.0]]))
            var model = Dense(1, 1, seed: 1)
            let before = model.weight.item()
            """)
        let failed = notebook.run(
            "model.fit(line, epochs: 200, batchSize: 4, loss: .meanSquaredError, optimizer: SGD(learningRate: 10), callbacks: [])"
        )
        #expect(failed.message.contains("the loss is inf in step"), "\(failed.message)")
        // Each epoch is one step, so the model is the one of the step before.
        expectTrue("model.weight.item().isFinite && History.latest.epochs > 3", notebook)
        expectTrue(
            """
            model = Dense(1, 1, seed: 1)
            let history = model.fit(line, epochs: 200, batchSize: 4, loss: .meanSquaredError, optimizer: SGD(learningRate: 10), callbacks: [.stopOnNaN])
            history.stopReason.hasPrefix("the loss was inf in step ") && model.weight.item().isFinite
            """, notebook)
    }

    @Test("Stop keeps the model and the history so far")
    func interruption() throws {
        let notebook = self.notebook()
        notebook.run("var net = makeNet()\nlet before = weights(net)")
        let session = notebook.session
        notebook.output.whenWritten { session.interrupt() }
        let stopped = notebook.run(
            "net.fit(train, epochs: 1000, batchSize: 30, callbacks: [.onStep { if $0.step == 20 { print($0.step) } }])"
        )
        #expect(stopped.error != nil)
        notebook.output.whenWritten {}
        expectTrue(
            "weights(net) != before && History.latest.epochs == 2 && History.latest.loss.count == 2",
            notebook)
    }

    @Test("Callbacks run after each step and epoch, and the log holds the history")
    func callbacks() throws {
        let file = NSTemporaryDirectory() + "swiftlet-log-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: file) }
        let notebook = self.notebook()
        expectTrue(
            """
            var net = makeNet()
            var steps = 0
            var epochs: [Int] = []
            let history = net.fit(train, validation: test, epochs: 2, batchSize: 64, callbacks: [
                .csvLog("\(file)"), .onStep { _ in steps += 1 }, .onEpoch { epochs.append($0.epoch) },
                .learningRate { 0.1 / Double($0 + 1) },
            ])
            steps == 8 && epochs == [1, 2] && history.learningRates == [0.1 / 4, 0.1 / 8]
            """, notebook)
        let log = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        #expect(
            log.first
                == "epoch,loss,accuracy,validation loss,validation accuracy,learning rate,seconds")
        #expect(log.count == 3 && log[2].hasPrefix("2,"))
    }

    @Test("What fit shows while it runs stays below 50 kB, however long it runs")
    func displaySize() throws {
        let notebook = self.notebook()
        let result = notebook.run(
            """
            var net = Dense(2, 2, seed: 1)
            net.fit(train, validation: test, epochs: 300, batchSize: 5, seed: 1)
            """)
        #expect(result.error == nil, "\(result.message)")
        // The last is the ordinary output, in every form it has.
        for display in notebook.output.displays {
            // Bytes leave as base64, four letters for three.
            let size = display.bundle.representations.reduce(0) { sum, part in
                switch part.content {
                case .text(let text): sum + text.utf8.count
                case .data(let bytes): sum + bytes.count / 3 * 4
                }
            }
            #expect(size < 50_000)
        }
        #expect(notebook.output.displays.last?.bundle.plainText.contains("validation") == true)
    }

    @Test(
        "compare draws each setting's curves, and trains each from the same weights in the same order"
    )
    func comparison() {
        let notebook = self.notebook()
        expectTrue(
            """
            let net = makeNet()
            let start = weights(net)
            let result = compare([
                Setting("slow", net, optimizer: SGD(learningRate: 0.0001)),
                Setting("fast", net, optimizer: SGD(learningRate: 0.5)),
            ], on: train, validation: test, epochs: 3, batchSize: 20, seed: 4)
            weights(net) == start && result.names == ["slow", "fast"] && result.best == "fast"
                && result["slow"].loss.count == 3 && result["fast"].loss.last! < result["slow"].loss.last!
            """, notebook)
        let text = notebook.output.displays.last?.bundle.plainText ?? ""
        for curve in ["loss slow", "loss fast", "validation loss slow", "validation loss fast"] {
            #expect(text.contains(curve), "\(text)")
        }
    }

    @Test("The finder leaves the model alone and suggests a rate at which it learns")
    func learningRates() {
        expectTrue(
            """
            var net = makeNet()
            let start = weights(net)
            let search = net.findLearningRate(train, optimizer: SGD(), to: 100, seed: 1)
            let untouched = weights(net) == start
            let first = net.evaluate(on: test).loss
            net.fit(train, epochs: 5, optimizer: SGD(learningRate: search.suggestion), callbacks: [], seed: 1)
            print(search)
            untouched && search.suggestion > 0.001 && search.suggestion < 10 && net.evaluate(on: test).loss < 0.8 * first
            """, notebook())
    }

    @Test("Cross-validation judges each fold by a model that has not seen it")
    func crossValidation() {
        expectTrue(
            """
            let result = crossValidate(makeNet(), train, folds: 4, stratified: true, epochs: 3, optimizer: Adam(learningRate: 0.02), seed: 1)
            let scores = result["accuracy"]
            let mean = scores.reduce(0, +) / 4
            scores.count == 4 && result.description.contains(" % ± ") && abs(result.mean("accuracy") - mean) < 1e-12 && mean > 0.7 && result.evaluations.map { $0.count } == [50, 50, 50, 50]
            """, notebook())
    }
}
