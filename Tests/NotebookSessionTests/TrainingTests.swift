import TestSupport
import Testing

/// Training as a notebook does it, on the bundled digits.
@Suite(.serialized) struct TrainingTests {
    private static let setUp = """
        let (allTrain, allTest) = Digits.load(seed: 1)
        let train = allTrain.prefix(4_000)
        let test = allTest.prefix(1_000)
        func trained(on data: Dataset) -> Double {
            seed(1)
            var model = Sequential(input: [28, 28]) {
                Flatten()
                Dense(64, activation: relu)
                Dense(10)
            }
            var optimizer = Adam(for: model, learningRate: 0.002)
            for epoch in 1...3 {
                for (x, y) in data.shuffled(seed: epoch).batched(50) {
                    let (_, gradient) = valueWithGradient(at: model) { model in
                        softmaxCrossEntropy(logits: model(x), labels: y)
                    }
                    optimizer.update(&model, along: gradient)
                }
            }
            return model.evaluate(on: test).accuracy
        }
        """

    @Test("A network learns the digits, and cannot learn shuffled labels")
    func learnsOnlyWhatIsThere() throws {
        let notebook = Notebook()
        #expect(notebook.run(Self.setUp).error == nil)
        let real = try #require(Double(notebook.run("trained(on: train)").text ?? ""))
        #expect(real > 0.8)
        let shuffled = notebook.run(
            "trained(on: Dataset(inputs: train.images, targets: train.shuffled(seed: 9).labels))")
        let chance = try #require(Double(shuffled.text ?? ""), "\(shuffled.message)")
        // Labels dealt out anew say nothing about the pictures: one in ten is right by chance.
        #expect(chance > 0.03 && chance < 0.2)
    }

    @Test("The same program with the same seed gives the same bits")
    func reproducible() {
        func run() -> String? {
            let notebook = Notebook()
            notebook.run(Self.setUp)
            return notebook.run("trained(on: train.prefix(500))").text
        }
        let first = run()
        #expect(first != nil && first == run())
    }

    @Test("fit shows a display that it updates in place, and a final one")
    func liveDisplay() throws {
        let notebook = Notebook()
        notebook.run(Self.setUp)
        let result = notebook.run(
            """
            var net = Sequential(input: [28, 28]) {
                Flatten()
                Dense(16, activation: relu)
                Dense(10)
            }
            let history = net.fit(train, validation: test, epochs: 2, batchSize: 50, loss: .softmaxCrossEntropy, optimizer: Adam(learningRate: 0.001), seed: 1)
            """)
        #expect(result.error == nil, "\(result.message)")
        let displays = notebook.output.displays
        let id = try #require(displays.first?.id)
        #expect(displays.first?.isUpdate == false)
        #expect(displays.dropFirst().allSatisfy { $0.isUpdate && $0.id == id })
        #expect(displays.count >= 2)
        let final = try #require(displays.last?.bundle)
        #expect(
            final["image/svg+xml"] != nil && final["image/png"] != nil && final["text/html"] != nil)
        #expect(final.plainText.contains("loss"))
    }
}
