import TensorEngine
import Testing

extension TensorEngineTests {
    /// A plan adds biases and applies relu and its gradient where a product or convolution leaves
    /// its result. The first sighting of a graph does not: both must give what the plain loops give.
    @Suite("What plans join to products, convolutions and pools") struct Epilogues {
        @Test("A product ends with bias and relu, whichever side the bias stands on")
        func products() throws {
            for (m, k, n) in [(3, 4, 5), (70, 60, 50), (200, 90, 130)] {
                let x = try Tensor(random: .normal(mean: 0, deviation: 1), shape: [m, k], seed: 1)
                let w = try Tensor(random: .normal(mean: 0, deviation: 1), shape: [k, n], seed: 2)
                let b = try Tensor(random: .normal(mean: 0, deviation: 1), shape: [n], seed: 3)
                try expectAgreement("bias", tolerance: 1e-5) { try x.matmul(w) + b }
                try expectAgreement("relu", tolerance: 1e-5) { try (b + x.matmul(w)).relu() }
                try expectAgreement("more", tolerance: 1e-5) {
                    try (x.matmul(w) + b).relu().square() - 1
                }
                try expectAgreement("a row of one column", tolerance: 1e-5) {
                    try x.matmul(w) + b.slice([.range(lower: 0, upper: 1, step: 1)])
                }
            }
        }

        @Test("A batch of products gets the bias in each, the mask its own part")
        func batches() throws {
            let x = try Tensor(random: .normal(mean: 0, deviation: 1), shape: [3, 7, 5], seed: 1)
            let w = try Tensor(random: .normal(mean: 0, deviation: 1), shape: [3, 5, 6], seed: 2)
            let b = try Tensor(random: .normal(mean: 0, deviation: 1), shape: [6], seed: 3)
            let v = try Tensor(random: .normal(mean: 0, deviation: 1), shape: [3, 6, 7], seed: 4)
            let dy = try Tensor(random: .normal(mean: 0, deviation: 1), shape: [3, 7, 7], seed: 5)
            try expectAgreement("bias", tolerance: 1e-5) { try (x.matmul(w) + b).relu() }
            try expectAgreement("mask", tolerance: 1e-5) {
                let hidden = try (x.matmul(w) + b).relu()
                let slope = try #require(
                    try Pullback(
                        node: hidden.matmul(v).node, gradient: dy, wanted: [true, false]
                    ).inputGradients()[0])
                let before = Pullback(node: hidden.node, gradient: slope, wanted: [true])
                return try #require(try before.inputGradients()[0])
            }
        }

        @Test("What somebody else reads is kept as it was")
        func readersBetween() throws {
            let x = try Tensor([1, -2, 3, -4] as [Float], shape: [2, 2])
            let w = try Tensor([1, 0, 0, 1] as [Float], shape: [2, 2])
            let b = try Tensor([10, -10] as [Float])
            for _ in 0..<3 {
                let product = try x.matmul(w)
                let sum = try product + b
                let result = try sum.relu()
                try expect(result, [11, 0, 13, 0], shape: [2, 2])
                try expect(sum, [11, -12, 13, -14], shape: [2, 2])
                try expect(product, [1, -2, 3, -4], shape: [2, 2])
            }
        }

        @Test("NaN passes through a joined relu as it does through relu itself")
        func notANumber() throws {
            let x = try Tensor([.nan, -1] as [Float], shape: [2, 1])
            let images = try x.reshaped(to: [1, 2, 1, 1])
            let one = try Tensor([1] as [Float], shape: [1, 1])
            let filter = try one.reshaped(to: [1, 1, 1, 1])
            for _ in 0..<3 {
                let b = try Tensor([0.5] as [Float])
                try expect((x.matmul(one) + b).relu(), [.nan, 0], shape: [2, 1])
                try expect(
                    (images.convolved(with: filter) + b).relu(), [.nan, 0], shape: [1, 2, 1, 1])
            }
        }

        /// Images, filters, and the sizes of pools.
        static let images: [(Shape, Int, [Int])] = [
            ([5, 9, 8, 3], 1, [2]), ([3, 10, 10, 1], 33, [2]), ([2, 11, 9, 4], 16, [3]),
        ]

        @Test(
            "Convolution, relu and pooling, with all their gradients, agree with the plain loops",
            arguments: Epilogues.images)
        func convolutions(images: Shape, filters: Int, window: [Int]) throws {
            let x = try Tensor(random: .normal(mean: 0, deviation: 1), shape: images, seed: 1)
            let w = try Tensor(
                random: .normal(mean: 0, deviation: 1), shape: [3, 3, images.last, filters],
                seed: 2)
            let b = try Tensor(random: .normal(mean: 0, deviation: 1), shape: [filters], seed: 3)
            for allowed in [true, false] {
                Engine.allowOneDNN(allowed)
                defer { Engine.allowOneDNN(true) }
                for strides in [window, [1]] {
                    func slope(of choice: Int) throws -> Tensor {
                        let z = try x.convolved(with: w) + b
                        let y = try z.relu()
                        let p = try y.maxPooled(sizes: window, strides: strides)
                        if choice == 0 { return p }
                        let dy = try #require(
                            try Pullback(node: p.node, gradient: p.square(), wanted: [true])
                                .inputGradients()[0])
                        let dz = try #require(
                            try Pullback(node: y.node, gradient: dy, wanted: [true])
                                .inputGradients()[0])
                        if choice == 1 { return dz }
                        if choice == 2 { return try dz.sum(axes: [0, 1, 2]) }
                        let convolution = z.node.input(0)
                        let both = try Pullback(
                            node: convolution, gradient: dz, wanted: [true, true]
                        ).inputGradients()
                        return try #require(both[choice - 3])
                    }
                    for choice in 0..<5 {
                        try expectAgreement("\(images), choice \(choice)", tolerance: 2e-5) {
                            try slope(of: choice)
                        }
                    }
                }
            }
        }
    }
}
