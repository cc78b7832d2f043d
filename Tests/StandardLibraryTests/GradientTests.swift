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
            let scope = try models.beginGradient()
            let point = try library.store(try tensor([1, -3]))
            let watched = try library.call(
                "func _watch<T>",
                [.type(models.tensor), .slots(point, count: 1), .slots(scope, count: 1)])
            let x = try Tensor.load(from: library.machine.global(watched), in: library.machine)
            let loss = try library.store(try (x * x).sum())
            let slope = try library.call(
                "func _gradient<T, Value>",
                [
                    .type(models.tensor), .type(models.tensor), .slots(loss, count: 1),
                    .slots(watched, count: 1),
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
            let scope = try models.beginGradient()
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
                "func _gradient<T, Value>",
                [
                    .slots(stored, count: 1), .type(models.large), .type(models.tensor),
                    .slots(watched, count: 1),
                    .slots(scope, count: 1),
                ].reordered)
            expectClose(try models.numbers(slope), [1, 2, 3, 4, 5, 10, 10])
            // The model itself is as it was.
            expectClose(try models.numbers(model), [1, 2, 3, 4, 5, 10, 10])
        }

        @Test("A loss that is not one number is refused, with its shape and what to do")
        func vectorLoss() throws {
            let scope = try models.beginGradient()
            let point = try library.store(try tensor([1, 2, 3]))
            let watched = try library.call(
                "func _watch<T>",
                [.type(models.tensor), .slots(point, count: 1), .slots(scope, count: 1)])
            let failure = #expect(throws: Failure.self) {
                try library.call(
                    "func _gradient<T, Value>",
                    [
                        .slots(watched, count: 1), .type(models.tensor), .type(models.tensor),
                        .slots(watched, count: 1),
                        .slots(scope, count: 1),
                    ].reordered)
            }
            #expect(failure?.id == "not-a-scalar")
            #expect(failure?.message.contains("[3]") == true)
            #expect(failure?.hint?.contains(".mean()") == true)
        }

        @Test("Numbers are parameters too: the gradient of x · t² at x = 3, t = 2 is 4 and 12")
        func numbers() throws {
            let double = library.type("Double", .double, references: [])
            let pair = library.type(
                "(Double, Double)", .tuple, slots: 2, references: [],
                fields: [
                    .init(name: "", offset: 0, type: double),
                    .init(name: "", offset: 1, type: double),
                ])
            let machine = library.machine
            let (scope, watched, square) = (library.room(), library.room(2), library.room())
            let (factor, product, slopes) = (library.room(), library.room(), library.room(2))
            // What compiled code does with numbers in recording mode, done by natives.
            try library.run([
                .init(
                    text: "func _beginGradient<Value>", arguments: [.type(double)], result: scope),
                .init(
                    text: "func _watch<T>",
                    arguments: [.type(pair), .value(3.0), .value(2.0), .slots(scope, count: 1)],
                    result: watched, resultSlots: 2),
                .init(
                    text: "func pow(_ x: Double, _ y: Double) -> Double",
                    arguments: [.slots(watched + 1, count: 1), .value(2.0)], result: square),
                .init(
                    text: "init(_ value: Double, dtype: DType = .float32)",
                    arguments: [.slots(square, count: 1), .value(DType.float64)], result: factor),
                .init(
                    text: "static func * (lhs: Double, rhs: Tensor)",
                    arguments: [.slots(watched, count: 1), .slots(factor, count: 1)],
                    result: product),
                .init(
                    text: "func _gradient<T, Value>",
                    arguments: [
                        .type(pair), .type(models.tensor), .slots(product, count: 1),
                        .slots(watched, count: 2), .slots(scope, count: 1),
                    ], result: slopes, resultSlots: 2),
            ])
            expectClose([machine.double(machine.global(slopes)[0])], [4])
            expectClose([machine.double(machine.global(slopes + 1)[0])], [12])
            #expect(!machine.isRecording)
        }

        @Test("What has no parameters is refused by name")
        func nothing() throws {
            let text = library.type("String", .string)
            let scope = try models.beginGradient()
            let failure = #expect(throws: Failure.self) {
                try library.call(
                    "func _watch<T>", [.type(text), .value("x"), .slots(scope, count: 1)])
            }
            #expect(failure?.id == "nothing-to-differentiate")
            #expect(failure?.message == "String has no parameters to differentiate")
        }

        @Test("A gradient's scope is the training phase, and its end brings back what was before")
        func phases() throws {
            #expect(try library.call("func _isTraining()", [], as: Bool.self) == false)
            let scope = try models.beginGradient()
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
            "A weight without a number of inputs settles at first use, for all copies")
        func unsettled() throws {
            let sizes = try library.store([-1, 3])
            let weight = try library.call(
                "func _unsettled(", [.slots(sizes, count: 1), .value(42), .value(false)])
            let scope = try models.beginGradient()
            let watched = try library.call(
                "func _watch<T>",
                [.type(models.tensor), .slots(weight, count: 1), .slots(scope, count: 1)])
            let numbers = try library.store(try tensor([1, 2, 3, 4, 5, 6], [2, 3]))
            _ = try library.call(
                "func _settle(_ weight: Tensor, to",
                [.slots(watched, count: 1), .slots(numbers, count: 1)],
                resultSlots: 0)
            let original = try Tensor.load(
                from: library.machine.global(weight), in: library.machine)
            #expect(try original.scalars(as: Double.self) == [1, 2, 3, 4, 5, 6])
        }

        @Test("A Dense layer that is given pictures says that they must be flattened")
        func unflattened() throws {
            let weight = try library.store(try Tensor(zeros: [784, 10]))
            let pictures = try library.store(try Tensor(zeros: [64, 28, 28]))
            let failure = #expect(throws: Failure.self) {
                try library.call(
                    "func _isReady(",
                    [
                        .slots(weight, count: 1), .slots(pictures, count: 1),
                        .value("Dense"),
                    ])
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
