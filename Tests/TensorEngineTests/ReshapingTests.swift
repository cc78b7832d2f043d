import Diagnostics
import TensorEngine
import Testing

extension TensorEngineTests {
    @Suite("Shapes, slices and rows") struct Reshaping {
        let matrix = Result { try Tensor((0..<12).map { Float($0) }, shape: [3, 4]) }

        @Test("Reshaping keeps row-major order and works out one size")
        func reshaping() throws {
            let x = try matrix.get()
            try expect(x.reshaped(to: [2, -1]), (0..<12).map(Double.init), shape: [2, 6])
            #expect(try x.expandingDimension(at: -1).shape == [3, 4, 1])
            #expect(try x.expandingDimension(at: 0).squeezed().shape == [3, 4])
            #expect(try failure { _ = try x.reshaped(to: [5, -1]) }.id == "shape-mismatch")
            #expect(try failure { _ = try x.reshaped(to: [5, 3]) }.id == "shape-mismatch")
            #expect(try failure { _ = try x.squeezed(axis: 0) }.id == "shape-mismatch")
        }

        @Test("Axes that are not there are errors that name the operation")
        func missingAxes() throws {
            let x = try matrix.get()
            #expect(try x.flattened(from: -1).shape == [3, 4])
            #expect(try x.flattened(from: -2).shape == [12])
            for axis in [2, -3, Int.max, Int.min] {
                let problem = try failure { _ = try x.flattened(from: axis) }
                #expect(problem.id == "axis-out-of-range")
                #expect(problem.message.hasPrefix("flattened"))
            }
            for axis in [3, -4, Int.max, Int.min] {
                let problem = try failure { _ = try Tensor.stacked([x, x], axis: axis) }
                #expect(problem.id == "axis-out-of-range")
                #expect(problem.message.hasPrefix("stacked"))
            }
        }

        @Test("Transposing reorders axes")
        func transposing() throws {
            let x = try matrix.get()
            try expect(
                x.transposed(), [0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11], shape: [4, 3])
            let cube = try tensor([5, 40, 33])
            for order in [[0, 2, 1], [2, 1, 0], [1, 0, 2], [2, 0, 1]] {
                try expectAgreement("transposed \(order)", tolerance: 0) {
                    try cube.transposed(permutation: order)
                }
            }
            #expect(
                try failure { _ = try x.transposed(permutation: [0, 0]) }.id == "axis-out-of-range")
        }

        @Test("Slices take places, ranges and steps")
        func slicing() throws {
            let x = try matrix.get()
            try expect(x.slice([.at(1)]), [4, 5, 6, 7], shape: [4])
            try expect(x.slice([.at(-1), .at(0)]), [8], shape: [])
            try expect(
                x.slice([.all, .range(lower: 1, upper: 3, step: 1)]), [1, 2, 5, 6, 9, 10],
                shape: [3, 2])
            try expect(
                x.slice([
                    .range(lower: 0, upper: nil, step: 2), .range(lower: 1, upper: nil, step: 2),
                ]),
                [1, 3, 9, 11], shape: [2, 2])
            try expect(x.slice([.ellipsis, .at(0), .newAxis]), [0, 4, 8], shape: [3, 1])
            let problem = try failure { _ = try x.slice([.at(3)]) }
            #expect(problem.id == "index-out-of-range")
            #expect(problem.message.contains("index 3") && problem.message.contains("[3, 4]"))
        }

        @Test("Rows are read where they lie, whatever the batch")
        func rows() throws {
            let x = try matrix.get()
            for first in [0, 1, 2, 1, 0, 2] {
                let total = try (x.rows(first..<first + 1) * 2).sum()
                #expect(try total.item() == Double(2 * (16 * first + 6)))
            }
        }

        @Test("Updating a slice leaves the original as it was")
        func updating() throws {
            let x = try matrix.get()
            let y = try x.updating(
                [.at(1), .range(lower: 1, upper: 3, step: 1)], with: Tensor(constant: 9))
            try expect(y, [0, 1, 2, 3, 4, 9, 9, 7, 8, 9, 10, 11], shape: [3, 4])
            try expect(x, (0..<12).map(Double.init), shape: [3, 4])
            let wide = try Tensor([1, 2, 3] as [Float])
            #expect(try failure { _ = try x.updating([.at(0)], with: wide) }.id == "shape-mismatch")
        }

        @Test("Concatenating and stacking")
        func joining() throws {
            let a = try Tensor([1, 2] as [Float], shape: [1, 2])
            let b = try Tensor([3, 4, 5, 6] as [Float], shape: [2, 2])
            try expect(Tensor.concatenated([a, b]), [1, 2, 3, 4, 5, 6], shape: [3, 2])
            let c = try Tensor([7, 8, 9] as [Float], shape: [3, 1])
            let joined = try Tensor.concatenated([Tensor.concatenated([a, b]), c], axis: 1)
            try expect(joined, [1, 2, 7, 3, 4, 8, 5, 6, 9], shape: [3, 3])
            try expect(Tensor.stacked([a, a], axis: 0), [1, 2, 1, 2], shape: [2, 1, 2])
            #expect(try failure { _ = try Tensor.concatenated([a, c]) }.id == "shape-mismatch")
        }

        @Test("Gathering chooses rows, scattering adds them back, one-hot marks them")
        func gathering() throws {
            let x = try matrix.get()
            let indices = try Tensor([2, 0, 2] as [Int32])
            try expect(
                x.gathering(indices), [8, 9, 10, 11, 0, 1, 2, 3, 8, 9, 10, 11], shape: [3, 4])
            try expect(
                x.gathering(indices, axis: 1), [2, 0, 2, 6, 4, 6, 10, 8, 10], shape: [3, 3])
            let values = try Tensor([1, 2, 3, 4, 5, 6] as [Float], shape: [3, 2])
            try expect(
                values.scatterAdded(at: indices, rows: 3), [3, 4, 0, 0, 6, 8], shape: [3, 2])
            try expect(indices.oneHot(depth: 3), [0, 0, 1, 1, 0, 0, 0, 0, 1], shape: [3, 3])
            let far = try Tensor([0, 7] as [Int32])
            let problem = try failure { try x.gathering(far).force() }
            #expect(problem.id == "index-out-of-range")
            #expect(problem.message == "gathered: index 7 at place 1 is not in 0..<3")
        }

        @Test("Casting goes toward zero, saturates, and makes NaN zero")
        func casting() throws {
            let x = try Tensor([-1.9, 300.7, .nan, 1e20] as [Float])
            try expect(x.cast(to: .int32), [-1, 300, 0, 2_147_483_647], shape: [4])
            try expect(x.cast(to: .uint8), [0, 255, 0, 255], shape: [4])
            try expect(x.cast(to: .bool), [1, 1, 1, 1], shape: [4])
            try expect(
                Tensor([0, 128, 255] as [UInt8]).cast(to: .float32) / 255,
                [0, 128.0 / 255, 1], shape: [3], tolerance: 1e-7)
        }

        @Test("Creation: ranges, even spacing, identity, ones")
        func creation() throws {
            try expect(Tensor(rangeFrom: 0, to: 1, step: 0.25), [0, 0.25, 0.5, 0.75], shape: [4])
            try expect(Tensor(linearFrom: 0, to: 1, count: 3), [0, 0.5, 1], shape: [3])
            try expect(Tensor(identity: 2), [1, 0, 0, 1], shape: [2, 2])
            try expect(Tensor(ones: [2], dtype: .int64), [1, 1], shape: [2])
            #expect(
                try failure { _ = try Tensor([1, 2, 3] as [Float], shape: [2, 2]) }.id
                    == "shape-mismatch")
            #expect(try failure { _ = try Shape(checking: [2, -3]) }.id == "negative-size")
            #expect(try failure { _ = try Shape(checking: [Int.max, 2]) }.id == "out-of-memory")
        }
    }
}
