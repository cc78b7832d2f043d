import Diagnostics
import TensorEngine
import Testing
import VirtualMachine

extension StandardLibraryTests {
    @Suite struct GradientTests {
        let library = LibraryMachine()
        let models: Models

        init() { models = Models(library) }

        @Test("The gradient of a tensor has its shape and the slopes")
        func tensorGradient() throws {
            // d/dx Σ x² = 2x
            let scope = try library.call("func _beginGradient()", [])
            let point = try library.store(try tensor([1, -3]))
            let watched = try library.call(
                "func _watch<T>",
                [.type(models.tensor), .slots(point, count: 1), .slots(scope, count: 1)])
            let x = try Tensor.load(from: library.machine.global(watched), in: library.machine)
            let loss = try library.store(try (x * x).sum())
            let slope = try library.call(
                "func _gradient<T>",
                [
                    .slots(loss, count: 1), .type(models.tensor), .slots(watched, count: 1),
                    .slots(scope, count: 1),
                ].reordered)
            let result = try Tensor.load(from: library.machine.global(slope), in: library.machine)
            expectClose(try result.scalars(as: Double.self), [2, -6])
        }

        @Test(
            "A model's parameters are found in boxes, arrays, optionals and behind any; lets are carried along"
        )
        func modelGradient() throws {
            let model = try models.makeLarge()
            let scope = try library.call("func _beginGradient()", [])
            let watched = try library.call(
                "func _watch<T>",
                [.type(models.large), .slots(model, count: 1), .slots(scope, count: 1)])
            // The sum of parameter k times k + 1 has the slopes 1, 2, 3, 4, 5.
            let payload = Object(library.machine.global(watched)[0]).payload
            let places = [
                payload, payload + 1, Object(payload[2]).elementSlots, payload + 3,
                Object(payload[4]).payload,
            ]
            var loss = Tensor(constant: 0)
            for (index, place) in places.enumerated() {
                let parameter = try Tensor.load(from: place, in: library.machine)
                loss = try loss + parameter * Double(index + 1)
            }
            let stored = try library.store(loss)
            let slope = try library.call(
                "func _gradient<T>",
                [
                    .slots(stored, count: 1), .type(models.large), .slots(watched, count: 1),
                    .slots(scope, count: 1),
                ].reordered)
            expectClose(try models.numbers(slope), [1, 2, 3, 4, 5, 10, 10])
            // The model itself is as it was.
            expectClose(try models.numbers(model), [1, 2, 3, 4, 5, 10, 10])
        }

        @Test("A loss that is not one number is refused, with its shape and what to do")
        func vectorLoss() throws {
            let scope = try library.call("func _beginGradient()", [])
            let point = try library.store(try tensor([1, 2, 3]))
            let watched = try library.call(
                "func _watch<T>",
                [.type(models.tensor), .slots(point, count: 1), .slots(scope, count: 1)])
            let failure = #expect(throws: Failure.self) {
                try library.call(
                    "func _gradient<T>",
                    [
                        .slots(watched, count: 1), .type(models.tensor), .slots(watched, count: 1),
                        .slots(scope, count: 1),
                    ].reordered)
            }
            #expect(failure?.id == "not-a-scalar")
            #expect(failure?.message.contains("[3]") == true)
            #expect(failure?.hint?.contains(".mean()") == true)
        }

        @Test("What has no parameters is refused by name")
        func nothing() throws {
            let double = library.type("Double", .double, references: [])
            let scope = try library.call("func _beginGradient()", [])
            let failure = #expect(throws: Failure.self) {
                try library.call(
                    "func _watch<T>", [.type(double), .value(2.0), .slots(scope, count: 1)])
            }
            #expect(failure?.id == "nothing-to-differentiate")
            #expect(failure?.hint?.contains("Tensor(2.0)") == true)
        }

        @Test("A gradient's scope is the training phase, and its end brings back what was before")
        func phases() throws {
            #expect(try library.call("func _isTraining()", [], as: Bool.self) == false)
            let scope = try library.call("func _beginGradient()", [])
            #expect(try library.call("func _isTraining()", [], as: Bool.self) == true)
            let inner = try library.call("func _enterPhase", [.value(false)])
            #expect(try library.call("func _isTraining()", [], as: Bool.self) == false)
            // Nothing refers to a scope any more: as after an error.
            for place in [inner, scope] {
                library.machine.heap.release(library.machine.global(place)[0])
                library.machine.global(place)[0] = 0
                #expect(
                    try library.call("func _isTraining()", [], as: Bool.self) == (place == inner))
            }
        }

        @Test(
            "A weight without a number of inputs settles at first use, for all copies, as if told")
        func unsettled() throws {
            let weight = try library.call("func _unsettledWeight", [.value(3), .value(42)])
            let scope = try library.call("func _beginGradient()", [])
            let watched = try library.call(
                "func _watch<T>",
                [.type(models.tensor), .slots(weight, count: 1), .slots(scope, count: 1)])
            let input = try tensor([1, 2, 3, 4, 5, 6, 7, 8], [4, 2])
            _ = try library.call("func _settledWeight", [.slots(watched, count: 1), .value(input)])
            let original = try Tensor.load(
                from: library.machine.global(weight), in: library.machine)
            #expect(original.shape == [2, 3])
            let other = try library.call("func _unsettledWeight", [.value(3), .value(42)])
            let told = try library.call("func _settled(", [.slots(other, count: 1), .value(2)])
            let same = try Tensor.load(from: library.machine.global(told), in: library.machine)
            #expect(try same.scalars(as: Float.self) == original.scalars(as: Float.self))
            // Glorot: uniform in ±√(6 / 5).
            #expect(
                try original.scalars(as: Double.self).allSatisfy { $0.magnitude <= 1.095_445_2 })
        }

        @Test("A Dense layer that is given pictures says that they must be flattened")
        func unflattened() throws {
            let weight = try library.call("func _unsettledWeight", [.value(10), .value(1)])
            _ = try library.call("func _settled(", [.slots(weight, count: 1), .value(784)])
            let pictures = try library.store(try Tensor(zeros: [64, 28, 28]))
            let failure = #expect(throws: Failure.self) {
                try library.call(
                    "func _settledWeight", [.slots(weight, count: 1), .slots(pictures, count: 1)])
            }
            #expect(failure?.message.contains("[64, 28, 28]") == true)
            #expect(failure?.hint == "put Flatten() before it: 28 · 28 = 784")
        }
    }
}

extension [LibraryMachine.Argument] {
    /// Generic arguments come first, wherever a test writes them.
    var reordered: [LibraryMachine.Argument] {
        func isType(_ argument: LibraryMachine.Argument) -> Bool {
            if case .type = argument { return true }
            return false
        }
        return filter(isType) + filter { !isType($0) }
    }
}
