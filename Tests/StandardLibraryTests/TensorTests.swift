import Diagnostics
import TensorEngine
import Testing
import VirtualMachine

extension StandardLibraryTests {
    @Suite struct TensorTests {
        let library = LibraryMachine()

        @Test("Nested arrays make a tensor of Float32, whatever the numbers' type")
        func literals() throws {
            let x = try library.call(
                "init(_ elements: [[Int]]", [[[1, 2, 3], [4, 5, 6]], DType.float32], as: Tensor.self
            )
            #expect(x.shape == [2, 3])
            #expect(x.dtype == .float32)
            expectClose(try x.scalars(as: Double.self), [1, 2, 3, 4, 5, 6])
            let labels = try library.call(
                "init(_ elements: [Int]", [[7, 0, 255], DType.uint8], as: Tensor.self)
            #expect(labels.dtype == .uint8)
            expectClose(try labels.scalars(as: Double.self), [7, 0, 255])
        }

        @Test("A literal with a short row is refused, and the row shown")
        func ragged() {
            let failure = library.failure(
                "init(_ elements: [[Int]]", [[[1, 2, 3], [4, 5]], DType.float32])
            #expect(failure?.id == "ragged-literal")
            #expect(
                failure?.message.contains(
                    "[1] of the tensor has 2 elements, the first has 3: [4, 5]")
                    == true)
        }

        @Test("A number beside a tensor takes the tensor's dtype")
        func weakScalars() throws {
            let x = try tensor([1, 2])
            expectClose(
                try library.numbers("static func * (lhs: Tensor, rhs: Int)", [x, 10]), [10, 20])
            expectClose(
                try library.numbers("static func - (lhs: Double, rhs: Tensor)", [0.5, x]),
                [-0.5, -1.5])
            expectClose(
                try library.numbers("static func / (lhs: Int, rhs: Tensor)", [1, x]), [1, 0.5])
            let whole = try Tensor([1, 2])
            let sum = try library.call(
                "static func + (lhs: Tensor, rhs: Double)", [whole, 2.0], as: Tensor.self)
            #expect(sum.dtype == .int64)
            let failure = library.failure("static func + (lhs: Tensor, rhs: Double)", [whole, 0.5])
            #expect(failure?.id == "dtype-mismatch")
        }

        @Test("Powers, comparisons and choices work element by element")
        func elementwise() throws {
            let x = try tensor([-2, 0, 3])
            expectClose(
                try library.numbers("static func ** (lhs: Tensor, rhs: Int)", [x, 2]), [4, 0, 9])
            let positive = try library.call(
                "static func .> (lhs: Tensor, rhs: Int)", [x, 0], as: Tensor.self)
            #expect(positive.dtype == .bool)
            expectClose(
                try library.numbers(
                    "func select(_ yes: Tensor, _ no: Tensor)",
                    [positive, x, try tensor([7, 8, 9])]),
                [7, 8, 3])
            expectClose(try library.numbers("func relu(_ x: Tensor)", [x]), [0, 0, 3])
            expectClose(
                try library.numbers("func sigmoid() -> Tensor", [x]),
                [0.119_202_9, 0.5, 0.952_574_1])
        }

        @Test("Reductions take the whole tensor, an axis, or several")
        func reductions() throws {
            let x = try tensor([1, 2, 3, 4, 5, 6], [2, 3])
            expectClose(try library.numbers("func sum() -> Tensor", [x]), [21])
            expectClose(try library.numbers("func mean(axis: Int", [x, 1, false]), [2, 5])
            let kept = try library.call("func max(axis: Int", [x, -1, true], as: Tensor.self)
            #expect(kept.shape == [2, 1])
            expectClose(try library.numbers("func argmax(axis: Int", [x, 0, false]), [1, 1, 1])
            // Population variance of 1, 2, 3: (1 + 0 + 1) / 3.
            expectClose(
                try library.numbers("func variance(axis: Int", [x, 1, false]), [2.0 / 3, 2.0 / 3])
        }

        @Test("Indices of any mixture choose and replace parts")
        func indices() throws {
            let x = try tensor([1, 2, 3, 4, 5, 6], [2, 3])
            // x[1]
            expectClose(try library.numbers("func _tensorSlice", [x, [0, 1, 0, 1]]), [4, 5, 6])
            // x[0..., 1..<3]
            let part = try library.call(
                "func _tensorSlice", [x, [2, 0, 0, 1, 1, 1, 3, 1]], as: Tensor.self)
            #expect(part.shape == [2, 2])
            expectClose(try part.scalars(as: Double.self), [2, 3, 5, 6])
            // x[0, 2] = 9
            expectClose(
                try library.numbers(
                    "func _tensorUpdating", [x, [0, 0, 0, 1, 0, 2, 0, 1], try tensor([9], [])]),
                [1, 2, 9, 4, 5, 6])
            #expect(
                library.failure("func _tensorSlice", [x, [0, 2, 0, 1]])?.id == "index-out-of-range")
        }

        @Test(
            "The same seed gives the same numbers, and the session's generator repeats after seed()"
        )
        func randomness() throws {
            let text = "init(randomNormal shape"
            let a = try library.numbers(text, [[100], 0.0, 1.0, Int?.some(7)])
            let b = try library.numbers(text, [[100], 0.0, 1.0, Int?.some(7)])
            #expect(a == b)
            _ = try library.call("func seed(_ value", [.value(5)], resultSlots: 0)
            let first = try library.numbers(text, [[10], 0.0, 1.0, Int?.none])
            let second = try library.numbers(text, [[10], 0.0, 1.0, Int?.none])
            #expect(first != second)
            _ = try library.call("func seed(_ value", [.value(5)], resultSlots: 0)
            #expect(try library.numbers(text, [[10], 0.0, 1.0, Int?.none]) == first)
        }

        @Test("Matrix products name both shapes when they do not fit")
        func products() throws {
            let a = try tensor([1, 2, 3, 4], [2, 2])
            expectClose(try library.numbers("func matmul(_ a: Tensor", [a, a]), [7, 10, 15, 22])
            let failure = library.failure(
                "func matmul(_ a: Tensor", [a, try tensor([1, 2, 3], [3, 1])])
            #expect(failure?.message.contains("[2, 2]") == true)
            #expect(failure?.message.contains("[3, 1]") == true)
        }
    }
}
