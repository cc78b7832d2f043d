import Diagnostics
import TensorEngine
import Testing
import VirtualMachine

extension StandardLibraryTests {
    @Suite struct OptimizerTests {
        let library = LibraryMachine()
        let models: Models

        init() { models = Models(library) }

        private func emptyMoments() throws -> Int { try library.store([Tensor]()) }

        private func adam(_ model: Int, _ gradient: Int, _ first: Int, _ second: Int, step: Int)
            throws
        {
            _ = try library.call(
                "func _adamStep",
                [
                    .type(models.large), .address(model), .slots(gradient, count: 1),
                    .address(first), .address(second), .slots(try library.store([Int]()), count: 1),
                    .slots(try library.store([0.1]), count: 1),
                    .slots(try library.store([0.0]), count: 1), .value(step), .value(0.9),
                    .value(0.999), .value(1e-8), .value(false),
                ], resultSlots: 0)
        }

        @Test("The first step of Adam is the learning rate against each gradient's sign")
        func adamSteps() throws {
            // m̂ = g and v̂ = g², so p − 0.1 · g / (|g| + ε). The gradient here is the model itself.
            let (model, gradient) = (try models.makeLarge(), try models.makeLarge())
            let (first, second) = (try emptyMoments(), try emptyMoments())
            try adam(model, gradient, first, second, step: 1)
            expectClose(try models.numbers(model), [0.9, 1.9, 2.9, 3.9, 4.9, 10, 10])
            // With equal gradients the corrected means stay the same, and so do the steps.
            try adam(model, gradient, first, second, step: 2)
            expectClose(
                try models.numbers(model), [0.8, 1.8, 2.8, 3.8, 4.8, 10, 10], tolerance: 1e-5)
            let moments = try [Tensor].load(
                from: library.machine.global(second), in: library.machine)
            // v after two steps: (1 − 0.999²) g².
            expectClose(
                try moments.map { try $0.item() }, (1...5).map { 0.001_999 * Double($0 * $0) })
        }

        @Test("Momentum adds up: u ← 0.9 u + g, p ← p − rate · u")
        func momentum() throws {
            let (model, gradient) = (try models.makeLarge(), try models.makeLarge())
            let velocity = try emptyMoments()
            for _ in 1...2 {
                _ = try library.call(
                    "func _sgdStep",
                    [
                        .type(models.large), .address(model), .slots(gradient, count: 1),
                        .address(velocity), .slots(try library.store([Int]()), count: 1),
                        .slots(try library.store([0.1]), count: 1),
                        .slots(try library.store([0.0]), count: 1), .value(0.9), .value(false),
                    ], resultSlots: 0)
            }
            // After g and 1.9 g: p − 0.29 p.
            expectClose(try models.numbers(model), [0.71, 1.42, 2.13, 2.84, 3.55, 10, 10])
        }

        @Test("A step on a copy leaves the original alone")
        func values() throws {
            let (model, gradient) = (try models.makeLarge(), try models.makeLarge())
            let copy = library.room()
            library.machine.heap.copy(
                library.machine.global(model), to: library.machine.global(copy),
                as: library.machine.type(of: models.large))
            try adam(copy, gradient, try emptyMoments(), try emptyMoments(), step: 1)
            expectClose(try models.numbers(model), [1, 2, 3, 4, 5, 10, 10])
            expectClose(try models.numbers(copy), [0.9, 1.9, 2.9, 3.9, 4.9, 10, 10])
        }

        @Test("A gradient that fails late leaves model and optimizer as they were")
        func lateFailure() throws {
            let (model, gradient) = (try models.makeLarge(), try models.makeLarge())
            let (first, second) = (try emptyMoments(), try emptyMoments())
            try adam(model, gradient, first, second, step: 1)
            // A label that is no class is noticed only when the loss is computed.
            let bad = try tensor([0, 0], [1, 2]).softmaxCrossEntropy(labels: Tensor([Int32(7)]))
            let payload = Object(library.machine.global(gradient)[0]).payload
            library.machine.heap.release(payload[0])
            bad.store(to: payload, in: library.machine)
            let failure = #expect(throws: Failure.self) {
                try adam(model, gradient, first, second, step: 2)
            }
            #expect(failure?.id == "label-out-of-range")
            expectClose(try models.numbers(model), [0.9, 1.9, 2.9, 3.9, 4.9, 10, 10])
            let moments = try [Tensor].load(
                from: library.machine.global(first), in: library.machine)
            expectClose(try moments.map { try $0.item() }, [0.1, 0.2, 0.3, 0.4, 0.5])
        }

        @Test("An optimizer that knows another model is refused")
        func otherModel() throws {
            let (model, gradient) = (try models.makeLarge(), try models.makeLarge())
            let moments = try library.store([Tensor(constant: 0)])
            let failure = #expect(throws: Failure.self) {
                try adam(model, gradient, moments, try emptyMoments(), step: 1)
            }
            #expect(failure?.id == "structure-mismatch")
            #expect(failure?.message.contains("a model of 1 parameters, this one has 5") == true)
        }
    }
}
