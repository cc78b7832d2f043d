import Foundation
import TensorEngine
import TestSupport
import Testing

/// Memory stays within bounds whatever a program does.
@Suite(.serialized) struct MemoryTests {
    /// Bytes of this process in memory.
    private static func residentBytes() throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
        let pages = try #require(text.split(separator: " ").dropFirst().first.flatMap { Int($0) })
        return pages * Int(getpagesize())
    }

    @Test("A loop over a thousand shapes keeps memory flat")
    func shapes() throws {
        let notebook = Notebook()
        notebook.run(
            """
            let weight = Tensor(randomNormal: [20, 30], seed: 1)
            let filters = Tensor(randomNormal: [3, 3, 1, 8], seed: 2)
            func visit(_ sizes: Range<Int>) {
                for size in sizes {
                    // Each shape comes three times: computed node by node, planned, and from its plan.
                    for _ in 0..<3 {
                        let x = Tensor(randomNormal: [size, 20], seed: 3)
                        let slope = gradient(at: weight) { relu(matmul(x, $0)).mean() }
                        let image = Tensor(randomNormal: [1, 8 + size % 97, 9 + size / 97, 1], seed: 4)
                        let filtered = gradient(at: filters) { conv2D(image, $0).square().mean() }
                        _ = (slope.sum() + filtered.sum()).item()
                    }
                }
            }
            """)
        // Pools and the library's own caches fill over the first shapes, ever more slowly.
        let warm = notebook.run("visit(1..<1700)")
        #expect(warm.error == nil, "\(warm.message)")
        let before = try Self.residentBytes()
        let result = notebook.run("visit(1700..<2700)")
        #expect(result.error == nil, "\(result.message)")
        #expect(try Self.residentBytes() - before < 20 << 20)
        #expect(Engine.planCount <= 128)
        #expect(Engine.pendingCount == 0)
    }

    @Test(
        "Tensors that would take more memory than there may be are an error, and everything goes on",
        arguments: [
            "var all: [Tensor] = []\nwhile true { let x = Tensor(ones: [1024, 1024]); _ = x.sum().item(); all.append(x) }",
            "var x = Tensor(ones: [1024])\nwhile true { x = concatenated([x, x]); _ = x.sum().item() }",
        ])
    func limit(code: String) throws {
        let limit = MemoryAccountant.limit
        defer { MemoryAccountant.limit = limit }
        MemoryAccountant.limit = MemoryAccountant.used + 200 << 20
        let notebook = Notebook()
        notebook.run("let kept = Tensor([1, 2, 3])")
        let result = notebook.run(code)
        #expect(result.error?.name == "out-of-memory", "\(result.message)")
        MemoryAccountant.limit = limit
        #expect(notebook.run("print(kept.sum().item())").printed == "6.0\n")
    }

    @Test(
        "A program that takes all the memory with small things is stopped, and its variables remain",
        arguments: [
            "final class Node { var next: Node?; init(_ next: Node?) { self.next = next } }\nvar head: Node?\nwhile true { head = Node(head) }",
            "var table: [Int: String] = [:]\nvar i = 0\nwhile true { table[i] = \"a value with the number \\(i)\"; i += 1 }",
            "var texts: [String] = []\nwhile true { texts.append(String(repeating: \"a\", count: 10_000)) }",
            "var text = \"abcdefgh\"\nwhile true { text += text }",
            "var text = \"abcdefgh\"\nwhile true { text += \"one hundred characters, more or less, and then another hundred\" }",
        ])
    func programs(code: String) throws {
        let limit = MemoryAccountant.limit
        defer { MemoryAccountant.limit = limit }
        MemoryAccountant.limit = try Self.residentBytes() + 300 << 20
        let notebook = Notebook()
        notebook.run("let kept = [1, 2, 3]")
        let result = notebook.run(code)
        #expect(result.error?.name == "out-of-memory", "\(result.message)")
        // What was taken has been let go with the names, or can be.
        notebook.run(
            "var head: Int? = nil\nvar table = 0\nvar texts = 0\nvar text = 0")
        #expect(notebook.run("print(kept.map { $0 * 2 })").printed == "[2, 4, 6]\n")
    }

    @Test("Training a convolutional network holds little more than it cannot do without")
    func peakOfConvolutions() throws {
        let notebook = Notebook()
        notebook.run("let warm = Tensor([1.0]).sum().item()")
        let before = MemoryAccountant.used
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../Benchmarks/training").standardizedFileURL
        for file in ["s3.swift", "step.swift"] {
            let part = folder.appendingPathComponent(file)
            notebook.run(try String(contentsOf: part, encoding: .utf8))
        }
        let result = notebook.run("for _ in 1...4 { _ = trainingStep() }")
        #expect(result.error == nil, "\(result.message)")
        // Parameters, gradients and Adam's two moments; what each layer gives and the slopes need
        // again; and the largest thing that is needed only for a while, the first layer's slope.
        let parameters = 4 * 225_034
        let activations = 64 * (784 + 26 * 26 * 32 + 13 * 13 * 32 + 11 * 11 * 64 + 5 * 5 * 64 + 138)
        let workspace = 64 * 26 * 26 * 32
        let needed = 4 * (parameters + activations + workspace)
        let held = MemoryAccountant.used - before
        #expect(held <= needed * 3 / 2, "\(held) bytes are held, \(needed) needed")
    }
}
