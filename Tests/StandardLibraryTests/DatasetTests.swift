import Diagnostics
import TensorEngine
import Testing
import VirtualMachine

extension StandardLibraryTests {
    @Suite struct DatasetTests {
        let library = LibraryMachine()

        /// Ten inputs of one byte each, 0, 10, …, 90, with the targets 0 to 9.
        private func tenBytes() throws -> Int {
            let bytes = try Tensor((0..<10).map { UInt8($0 * 10) }, shape: [10, 1])
            let labels = try Tensor((0..<10).map { Int32($0) })
            return try library.call(
                "func _dataset(",
                [.value(bytes), .value(labels), .value("ten"), .value([String]())])
        }

        private func batch(_ data: Int, _ start: Int, _ size: Int) throws -> ([Double], [Double]) {
            let place = try library.call(
                "func _batch(", [.slots(data, count: 1), .value(start), .value(size)],
                resultSlots: 2)
            let machine = library.machine
            let x = try Tensor.load(from: machine.global(place), in: machine)
            let y = try Tensor.load(from: machine.global(place + 1), in: machine)
            return (try x.scalars(as: Double.self), try y.scalars(as: Double.self))
        }

        @Test("Bytes become numbers from 0 to 1, and the last batch is what is left")
        func batches() throws {
            let data = try tenBytes()
            let (x, y) = try batch(data, 0, 3)
            expectClose(x, [0, 10.0 / 255, 20.0 / 255])
            expectClose(y, [0, 1, 2])
            #expect(try batch(data, 9, 3).1 == [9])
        }

        @Test("A shuffle is a permutation that depends on its seed, and inputs keep their targets")
        func shuffles() throws {
            let data = try tenBytes()
            let one = try library.call("func _shuffled", [.slots(data, count: 1), .value(1)])
            let again = try library.call("func _shuffled", [.slots(data, count: 1), .value(1)])
            let other = try library.call("func _shuffled", [.slots(data, count: 1), .value(2)])
            let (x, y) = try batch(one, 0, 10)
            #expect(y.sorted() == (0..<10).map(Double.init))
            expectClose(x, y.map { $0 * 10 / 255 })
            #expect(try batch(again, 0, 10).1 == y)
            #expect(try batch(other, 0, 10).1 != y)
        }

        @Test("A part of a part has the right places, and places outside are refused")
        func parts() throws {
            let data = try tenBytes()
            let tail = try library.call(
                "extension Dataset func _part(", [.slots(data, count: 1), .value(4), .value(10)])
            let middle = try library.call(
                "extension Dataset func _part(", [.slots(tail, count: 1), .value(1), .value(3)])
            #expect(try batch(middle, 0, 2).1 == [5, 6])
            let failure = #expect(throws: Failure.self) {
                try library.call(
                    "extension Dataset func _part(", [.slots(tail, count: 1), .value(0), .value(7)])
            }
            #expect(failure?.message == "the places 0..<7 are outside a data set of 6 elements")
        }

        @Test("Inputs and targets must be equally many")
        func unequal() throws {
            let failure = library.failure(
                "func _dataset(",
                [try Tensor(zeros: [3, 2]), try Tensor(zeros: [4]), "odd", [String]()])
            #expect(failure?.message.contains("[3, 2]") == true)
            #expect(failure?.message.contains("[4]") == true)
        }

        @Test("Digits are 60,000 pictures to learn from and 10,000 to be judged by")
        func digits() throws {
            let place = try library.call("static func load(seed: Int", [.value(1)], resultSlots: 2)
            let machine = library.machine
            let train = try machine.describe(existential: machine.global(place)[0])
            #expect(train.hasPrefix("Digits (train): 60000 × 28 × 28, 10 classes"))
            let test = try machine.describe(existential: machine.global(place + 1)[0])
            #expect(test.hasPrefix("Digits (test): 10000 × 28 × 28, 10 classes"))
        }

        @Test("A batch has at least one element")
        func batchSizes() {
            #expect(library.failure("func _checkBatchSize", [0])?.id == "invalid-argument")
        }
    }
}
