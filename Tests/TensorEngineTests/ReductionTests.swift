import Diagnostics
import TensorEngine
import Testing

extension TensorEngineTests {
    @Suite("Reductions") struct Reductions {
        let cube = Result { try Tensor((1...24).map { Float($0) }, shape: [2, 3, 4]) }

        @Test("Sum and mean reduce any axes")
        func sums() throws {
            let x = try cube.get()
            try expect(x.sum(), [300], shape: [])
            try expect(x.mean(), [12.5], shape: [])
            try expect(x.sum(axes: [0, 2]), [68, 100, 132], shape: [3])
            try expect(
                x.sum(axes: [-1], keepingDimensions: true), [10, 26, 42, 58, 74, 90],
                shape: [2, 3, 1])
            try expect(x.mean(axes: [1]), [5, 6, 7, 8, 17, 18, 19, 20], shape: [2, 4])
            try expect(x.variance(axes: [2]), [1.25, 1.25, 1.25, 1.25, 1.25, 1.25], shape: [2, 3])
        }

        @Test("Max, min and product, with NaN winning")
        func extremes() throws {
            let x = try Tensor([3, -1, 7, 2, .nan, 5] as [Float], shape: [2, 3])
            try expect(x.max(axes: [1]), [7, .nan], shape: [2])
            try expect(x.min(axes: [0]), [2, .nan, 5], shape: [3])
            try expect(
                cube.get().product(axes: [2]), [24, 1680, 11880, 43680, 116280, 255024],
                shape: [2, 3])
        }

        @Test("Argmax gives the first of equals")
        func places() throws {
            let x = try Tensor([1, 5, 5, 9, 2, 9] as [Float], shape: [2, 3])
            #expect(try x.argmax(axis: 1).dtype == .int32)
            try expect(x.argmax(axis: 1), [1, 0], shape: [2])
            try expect(x.argmin(axis: 0), [0, 1, 0], shape: [3])
            try expect(x.argmax(), [3], shape: [])
        }

        @Test("Any, all, and counting truths")
        func truths() throws {
            let x = try Tensor([true, false, true, true], shape: [2, 2])
            try expect(x.any(axes: [1]), [1, 1], shape: [2])
            try expect(x.all(axes: [1]), [0, 1], shape: [2])
            try expect(x.sum(), [3], shape: [])
            try expect(x.mean(), [0.75], shape: [])
        }

        @Test("Every reduction agrees with its plain formula along every axis")
        func agreement() throws {
            let kinds: [(String, (Tensor, [Int]) throws -> Tensor)] = [
                ("sum", { try $0.sum(axes: $1) }), ("mean", { try $0.mean(axes: $1) }),
                ("max", { try $0.max(axes: $1) }), ("min", { try $0.min(axes: $1) }),
                ("product", { try $0.product(axes: $1) }),
            ]
            for (name, body) in kinds {
                for axes in [[0], [1], [2], [0, 1], [1, 2], [0, 2], [0, 1, 2]] {
                    for dtype in [DType.float32, .float64, .int64] {
                        let x = try tensor([5, 37, 19], dtype, from: 0.5, to: 1.6)
                        try expectAgreement("\(name) over \(axes) \(dtype)", tolerance: 2e-6) {
                            try body(x, axes)
                        }
                    }
                }
            }
            for axis in 0..<3 {
                let x = try tensor([5, 37, 19])
                try expectAgreement("argmax", tolerance: 0) { try x.argmax(axis: axis) }
                try expectAgreement("argmin", tolerance: 0) { try x.argmin(axis: axis) }
            }
        }

        @Test("Tall and wide sums, summed in parts, agree with the plain formula")
        func tall() throws {
            for shape in [Shape([9000, 33]), [700, 300], [4000, 100], [20_000, 8]] {
                for dtype in [DType.float32, .float64] {
                    let x = try tensor(shape, dtype, from: -1, to: 1)
                    try expectAgreement("sum of \(shape)", tolerance: 1e-5) {
                        try x.sum(axes: [0])
                    }
                    try expectAgreement("mean of \(shape)", tolerance: 1e-6) {
                        try x.mean(axes: [0])
                    }
                }
            }
        }

        @Test("Places of equals and of NaN in long rows are those of the first")
        func firstPlaces() throws {
            for count in [7, 8, 40, 1001] {
                for first in [0, 3, count / 2, count - 1] {
                    for value in [Double.nan, 5] {
                        var elements = (0..<count).map { Double($0 * 7 % 5) - 8 }
                        for place in first..<count where (place - first) % 3 == 0 {
                            elements[place] = value
                        }
                        for dtype in [DType.float32, .float64] {
                            let row = try Tensor(elements, shape: [1, count]).cast(to: dtype)
                            try expect(row.argmax(axis: 1), [Double(first)], shape: [1])
                            let column = try row.reshaped(to: [count, 1])
                            let two = try Tensor.concatenated([column, column], axis: 1)
                            try expect(
                                two.argmax(axis: 0), .init(repeating: Double(first), count: 2),
                                shape: [2])
                            try expect(
                                (-two).argmin(axis: 0), .init(repeating: Double(first), count: 2),
                                shape: [2])
                        }
                    }
                }
            }
        }

        @Test("A long Float32 sum keeps its precision")
        func precision() throws {
            let x = try Tensor(full: 0.1, shape: [1_000_000])
            let exact = Double(Float(0.1)) * 1e6
            #expect((try x.sum().item() - exact).magnitude <= 5e-7 * exact)
        }

        @Test("A missing axis and an empty choice are refused")
        func refusals() throws {
            let x = try cube.get()
            #expect(try failure { _ = try x.sum(axes: [3]) }.id == "axis-out-of-range")
            let empty = try Tensor(zeros: [0, 2])
            #expect(try failure { _ = try empty.max(axes: [0]) }.id == "empty-reduction")
            try expect(empty.sum(axes: [0]), [0, 0], shape: [2])
        }
    }
}
