import Diagnostics
import TensorEngine
import Testing

extension TensorEngineTests {
    @Suite("Matrix products") struct Products {
        @Test("A product by hand")
        func byHand() throws {
            let a = try Tensor([1, 2, 3, 4, 5, 6] as [Float], shape: [2, 3])
            let b = try Tensor([7, 8, 9, 10, 11, 12] as [Float], shape: [3, 2])
            try expect(a.matmul(b), [58, 64, 139, 154], shape: [2, 2])
            let vector = try Tensor([1, 0, -1] as [Float])
            try expect(a.matmul(vector), [-2, -2], shape: [2])
            try expect(vector.matmul(b), [-4, -4], shape: [2])
            try expect(vector.matmul(vector), [2], shape: [])
        }

        static let sizes = [(1, 1, 1), (3, 5, 7), (33, 17, 65), (64, 130, 200), (130, 20, 300)]

        @Test("Products agree with the plain formula, transposed or not", arguments: [true, false])
        func agreement(withOneDNN: Bool) throws {
            Engine.allowOneDNN(withOneDNN)
            defer { Engine.allowOneDNN(true) }
            for (m, n, k) in Products.sizes {
                for (dtype, tolerance) in [(DType.float32, 1e-5), (.float64, 1e-13)] {
                    let (a, b) = (try tensor([m, k], dtype), try tensor([k, n], dtype))
                    let (at, bt) = (try a.transposed(), try b.transposed())
                    try Engine.forceAll()
                    let what = "\(m)×\(k) times \(k)×\(n) \(dtype)"
                    try expectAgreement(what, tolerance: tolerance) { try a.matmul(b) }
                    try expectAgreement(what, tolerance: tolerance) {
                        try at.transposed().matmul(b)
                    }
                    try expectAgreement(what, tolerance: tolerance) {
                        try a.matmul(bt, transposeSelf: false, transposeOther: true)
                    }
                    try expectAgreement(what, tolerance: tolerance) {
                        try at.matmul(bt.transposed(), transposeSelf: true, transposeOther: false)
                    }
                }
            }
        }

        @Test("Leading axes are batches, and broadcast")
        func batches() throws {
            let a = try tensor([2, 3, 4, 5])
            let b = try tensor([3, 5, 6])
            try expectAgreement("batched", tolerance: 1e-6) { try a.matmul(b) }
            #expect(try a.matmul(b).shape == [2, 3, 4, 6])
            let flat = try tensor([5, 2])
            #expect(try a.matmul(flat).shape == [2, 3, 4, 2])
            try expectAgreement("tall", tolerance: 1e-6) { try a.matmul(flat) }
        }

        @Test("One thread and two give the same bits")
        func threads() throws {
            let a = try tensor([200, 300])
            let b = try tensor([300, 250])
            var results: [[Float]] = []
            for threads in [1, 2, 0] {
                Engine.limitThreads(threads)
                let product = try a.matmul(b)
                let total = try (product * 0.01).tanh().sum(axes: [0])
                results.append(
                    try product.scalars(as: Float.self) + total.scalars(as: Float.self))
            }
            #expect(results[0] == results[1] && results[1] == results[2])
        }

        @Test("A mismatch names both shapes and what would fit")
        func mismatch() throws {
            let a = try Tensor(zeros: [64, 784])
            let b = try Tensor(zeros: [500, 10])
            let problem = try failure { _ = try a.matmul(b) }
            #expect(problem.id == "shape-mismatch")
            #expect(problem.message.contains("[64, 784] times [500, 10]"))
            #expect(problem.hint?.contains("784 rows") == true)
        }
    }
}
