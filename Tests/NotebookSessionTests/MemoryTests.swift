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
}
