import Foundation
import TensorEngine
import TestSupport
import Testing

/// Training as users write it against PyTorch's, step by step; the script and the program lie in
/// `Tests/Parity`.
@Suite(.serialized) struct TrainingTraceTests {
    struct Trace: Decodable, CustomTestStringConvertible {
        let network: String
        let dtype: String
        let losses: [Double]
        var testDescription: String { "\(network), \(dtype)" }
    }

    private struct File: Decodable { let traces: [Trace] }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Parity")

    static func traces() throws -> [Trace] {
        let data = try Data(contentsOf: folder.appending(path: "training.json"))
        return try JSONDecoder().decode(File.self, from: data).traces
    }

    /// The losses that training.swift prints.
    private static func losses(_ network: String, steps: Int, _ dtype: String) throws -> [Double] {
        let program = try String(
            contentsOf: folder.appending(path: "training.swift"), encoding: .utf8)
        let notebook = Notebook()
        notebook.run(program)
        let result = notebook.run("printTrace(\"\(network)\", steps: \(steps), .\(dtype))")
        #expect(result.error == nil, "\(result.message)")
        return result.printed.split(separator: "\n").compactMap { Double($0) }
    }

    @Test("A hundred losses are PyTorch's, and each is below the last", arguments: try traces())
    func parity(trace: Trace) throws {
        let losses = try Self.losses(trace.network, steps: trace.losses.count, trace.dtype)
        try #require(losses.count == 100)
        let tolerance = trace.dtype == "float64" ? 1e-9 : 1e-4
        for (step, (loss, expected)) in zip(losses, trace.losses).enumerated() {
            guard (loss - expected).magnitude <= tolerance * expected else {
                Issue.record("step \(step) has the loss \(loss), in PyTorch \(expected)")
                return
            }
        }
        #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 > $1 })
    }

    @Test("Convolutional training has the same bits with one thread and with all, run after run")
    func sameBits() throws {
        defer { Engine.limitThreads(0) }
        for dtype in ["float32", "float64"] {
            Engine.limitThreads(1)
            let alone = try Self.losses("S2", steps: 12, dtype)
            #expect(alone.count == 12)
            Engine.limitThreads(0)
            #expect(try Self.losses("S2", steps: 12, dtype) == alone)
            #expect(try Self.losses("S2", steps: 12, dtype) == alone)
        }
    }
}
