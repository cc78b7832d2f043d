import Diagnostics
import Foundation
import TensorEngine
import Testing
import VirtualMachine

extension StandardLibraryTests {
    @Suite struct WeightTests {
        let library = LibraryMachine()
        let models: Models
        let path: String

        init() {
            models = Models(library)
            path =
                FileManager.default.temporaryDirectory
                .appendingPathComponent("weights-\(UUID().uuidString).safetensors").path
        }

        private func save(_ model: Int) throws {
            _ = try library.call(
                "func _saveParameters",
                [.type(models.large), .slots(model, count: 1), .value(path)], resultSlots: 0)
        }

        private func load(_ model: Int) throws -> Int {
            try library.call(
                "func _loadParameters",
                [.type(models.large), .slots(model, count: 1), .value(path)])
        }

        @Test("Parameters come back under their names")
        func roundTrip() throws {
            defer { try? FileManager.default.removeItem(atPath: path) }
            let model = try models.makeLarge()
            try save(model)
            let names = try Safetensors.read(path).tensors.keys.sorted()
            #expect(names == ["a", "any.weight", "b", "maybe", "units.0.weight"])
            let other = try models.makeLarge()
            let payload = Object(library.machine.global(other)[0]).payload
            library.machine.heap.release(payload[0])
            Tensor(constant: 99).store(to: payload, in: library.machine)
            expectClose(try models.numbers(try load(other)), [1, 2, 3, 4, 5, 10, 10])
        }

        @Test("A file of another model is refused by the first name or shape that differs")
        func mismatches() throws {
            defer { try? FileManager.default.removeItem(atPath: path) }
            let model = try models.makeLarge()
            var tensors: [String: Tensor] = [:]
            for name in ["a", "b", "maybe", "units.0.weight"] {
                tensors[name] = Tensor(constant: 0)
            }
            try Safetensors.write(.init(tensors: tensors), to: path)
            let missing = #expect(throws: Failure.self) { try load(model) }
            #expect(missing?.id == "weights-do-not-fit")
            #expect(missing?.message == "\(path) has no 'any.weight', which the model has")
            tensors["any.weight"] = try tensor([1, 2])
            try Safetensors.write(.init(tensors: tensors), to: path)
            let shape = #expect(throws: Failure.self) { try load(model) }
            #expect(shape?.message.contains("'any.weight'") == true)
            #expect(shape?.message.contains("Float32 of shape [2]") == true)
            tensors["any.weight"] = Tensor(constant: 0)
            tensors["extra"] = Tensor(constant: 0)
            try Safetensors.write(.init(tensors: tensors), to: path)
            let surplus = #expect(throws: Failure.self) { try load(model) }
            #expect(surplus?.message == "\(path) has 'extra', which the model has not")
        }

        @Test("A file that is not there is named")
        func noFile() throws {
            let failure = #expect(throws: Failure.self) { try load(try models.makeLarge()) }
            #expect(failure?.id == "file-not-found")
            #expect(failure?.message.contains(path) == true)
        }
    }
}
