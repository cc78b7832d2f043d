import CTensorRoutines
import TensorEngine
import Testing

extension TensorEngineTests {
    @Suite("Threads") struct Threads {
        @Test("Each part of each piece of work is done once, in time for the next")
        func parts() {
            // Far more pieces than a worker can be in time for: some come late to every one.
            var counts = [UInt8](repeating: 0, count: 40)
            for piece in 0..<20_000 {
                let parts = 1 + piece * 7 % 40
                counts.withUnsafeMutableBytes { bytes in
                    routine_parallel(
                        Int64(parts),
                        { context, part in
                            let counts = context?.assumingMemoryBound(to: UInt8.self)
                            counts?[Int(part)] &+= 1
                        }, bytes.baseAddress)
                }
                for part in counts.indices {
                    guard counts[part] == (part < parts ? 1 : 0) else {
                        Issue.record("part \(part) of piece \(piece) ran \(counts[part]) times")
                        return
                    }
                    counts[part] = 0
                }
            }
        }

        @Test("One thread and all threads give the same bits")
        func sameBits() throws {
            func sums() throws -> [Float] {
                let x = try Tensor(
                    random: .normal(mean: 0, deviation: 1), shape: [300, 700], seed: 5)
                let y = try x.matmul(x.transposed()).sum(axes: [0])
                let tall = try Tensor(
                    random: .normal(mean: 0, deviation: 1), shape: [40_000, 7], seed: 6)
                return try y.scalars(as: Float.self)
                    + tall.sum(axes: [0]).scalars(as: Float.self)
                    + convolved(oneDNN: true) + convolved(oneDNN: false)
            }
            /// A convolution with bias, relu and pooling, and the gradients of all of it.
            func convolved(oneDNN: Bool) throws -> [Float] {
                Engine.allowOneDNN(oneDNN)
                defer { Engine.allowOneDNN(true) }
                let x = try Tensor(
                    random: .normal(mean: 0, deviation: 1), shape: [21, 14, 14, 8], seed: 7)
                let w = try Tensor(
                    random: .normal(mean: 0, deviation: 1), shape: [3, 3, 8, 24], seed: 8)
                var results: [Float] = []
                for _ in 0..<3 {
                    let z = try x.convolved(with: w) + Tensor(zeros: [24])
                    let y = try z.relu()
                    let p = try y.maxPooled(sizes: [2])
                    let dy = try Pullback(node: p.node, gradient: p, wanted: [true])
                        .inputGradients()
                    let dz = try Pullback(
                        node: y.node, gradient: #require(dy[0]), wanted: [true]
                    ).inputGradients()
                    let slopes = try Pullback(
                        node: z.node.input(0), gradient: #require(dz[0]), wanted: [true, true]
                    ).inputGradients()
                    results = try #require(slopes[0]).scalars(as: Float.self)
                    results += try #require(slopes[1]).scalars(as: Float.self)
                }
                return results
            }
            Engine.limitThreads(1)
            defer { Engine.limitThreads(0) }
            let alone = try sums()
            Engine.limitThreads(0)
            #expect(try sums() == alone)
        }
    }
}
