import TestSupport
import Testing

/// Small networks that must learn to copy: what comes out after a while is what went in.
@Suite(.serialized) struct SequenceLearningTests {
    /// Sequences of five symbols from eight, then as many marks, 0, at which the symbols are due.
    private static let data = """
        seed(1)
        func copyingTask(_ count: Int, seed: Int) -> (inputs: Tensor, labels: Tensor) {
            let symbols = (Tensor(randomUniform: [count, 5], low: 1, high: 9, seed: seed)).floor().cast(to: .int32)
            let marks = Tensor(zeros: [count, 5]).cast(to: .int32)
            return (concatenated([symbols, marks], axis: 1), concatenated([marks, symbols], axis: 1))
        }
        let test = copyingTask(500, seed: 99)
        func share(_ scores: Tensor) -> Double {
            // Only the places where symbols are due count.
            let right = scores.argmax(axis: -1)[0..., 5..<10] .== test.labels[0..., 5..<10]
            return Double(right.cast(to: .float32).mean().item())
        }
        """

    private func learned(_ model: String, rate: String, steps: Int) throws -> Double {
        let notebook = Notebook()
        #expect(notebook.run(Self.data).error == nil)
        let result = notebook.run(
            """
            \(model)
            var net = model
            var optimizer = Adam(for: net, learningRate: \(rate))
            for step in 1...\(steps) {
                let batch = copyingTask(64, seed: step + 1_000)
                let slope = gradient(at: net) { softmaxCrossEntropy(logits: $0(batch.inputs), labels: batch.labels) }
                optimizer.update(&net, along: slope.clipped(norm: 1))
            }
            share(net.predict(test.inputs))
            """)
        return try #require(Double(result.text ?? ""), "\(result.message)")
    }

    @Test("A small LSTM learns to copy")
    func recurrent() throws {
        let share = try learned(
            """
            let model = Sequential {
                Embedding(9, 16)
                LSTM(96, returnsSequences: true)
                Dense(9)
            }
            """, rate: ".constant(0.005)", steps: 700)
        #expect(share > 0.99)
    }

    @Test("A small Transformer learns to copy")
    func attention() throws {
        let share = try learned(
            """
            let model = Sequential {
                Embedding(9, 32)
                PositionalEmbedding(10)
                TransformerEncoder(32, heads: 4, hidden: 64)
                TransformerEncoder(32, heads: 4, hidden: 64)
                LayerNorm()
                Dense(9)
            }
            """, rate: ".cosine(0.005, warmup: 20, steps: 200)", steps: 200)
        #expect(share > 0.99)
    }
}
