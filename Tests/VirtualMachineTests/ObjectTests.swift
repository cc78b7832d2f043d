import Bytecode
import Diagnostics
import Testing
import VirtualMachine

@Suite("Moving, globals and objects")
struct ObjectTests {
    @Test("Moves copy words, stretches may overlap")
    func moves() throws {
        let program = Program([
            wide(.loadImmediate, 1, 11), wide(.loadImmediate, 2, 22), wide(.loadImmediate, 3, 33),
            op(.moveMany, 2, 1, 3), op(.move2, 5, 3), op(.move, 7, 4), op(.take, 8, 7),
            wide(.storeGlobal, 2, 0), wide(.storeGlobal, 5, 1), wide(.storeGlobal, 6, 2),
            wide(.storeGlobal, 7, 3), wide(.storeGlobal, 8, 4), op(.returnValues),
        ])
        try program.run()
        #expect((0..<5).map(program.int) == [11, 22, 33, 0, 33])
    }

    @Test("Addresses reach locals, globals and payloads")
    func addresses() throws {
        let program = Program(
            [
                wide(.loadImmediate, 1, 5), op(.addressOfLocal, 2, 1), op(.loadIndirect, 3, 2, 0),
                wide(.storeGlobal, 3, 0),
                wide(.addressOfGlobal, 4, 1), op(.storeIndirect, 4, 1, 1),
                op(.offsetAddress, 4, 4, 2),
                op(.storeIndirect, 4, 1, 0),
                wide(.newObject, 6, 11), op(.addressOfSlot, 5, 6, 0), op(.storeIndirect, 5, 1, 0),
                op(.loadSlot, 7, 6, 0), wide(.storeGlobal, 7, 4), op(.release, 6),
                wide(.loadGlobal, 8, 0), wide(.storeGlobal, 8, 5), op(.returnValues),
            ], references: [6])
        try program.run()
        #expect((0..<6).map(program.int) == [5, 0, 5, 5, 5, 5])
        #expect(program.machine.liveObjectCount == 0)
    }

    @Test("Copying and releasing references keeps count")
    func counting() throws {
        let program = Program(
            [
                wide(.loadLiteral, 1, 0), op(.copyReference, 2, 1), op(.retain, 2), op(.release, 1),
                op(.move, 3, 2), op(.release, 2), op(.release, 3), op(.release, 3),
                op(.release, 3), op(.newArray, 4, 3, 6), op(.copyReference, 5, 4),
                op(.release, 4), op(.release, 5), op(.returnValues),
            ], references: [1, 2, 3, 4, 5], literals: ["text"])
        try program.run()
        // The function's own literal.
        #expect(program.machine.liveObjectCount == 1)
    }

    @Test("A list of a million nodes is released without recursion")
    func longList() throws {
        // r1 = list, r2 = node, r3 = counter, r4 = limit
        let program = Program(
            [
                wide(.loadImmediate, 3, 0), wide(.loadConstant, 4, 0),
                wide(.newObject, 2, 11), op(.storeSlot, 2, 1, 1), op(.take, 1, 2),
                op(.loopIfNextLess, 3, 4, -4), op(.release, 1), op(.returnValues),
            ], references: [1, 2], constants: [1_000_000])
        try program.run()
        #expect(program.machine.liveObjectCount == 0)
    }

    @Test("Types of objects are told apart, conformances are looked up")
    func types() throws {
        let conforming = TypeDescriptor(number: 20, name: "C", kind: .classInstance)
        conforming.setLayout(slots: 1, references: [0], payloadSlots: 1, payloadReferences: [])
        conforming.conformances = [3]
        let program = Program(
            [
                wide(.newObject, 1, 20), op(.hasDescriptor, 2, 1, 20), wide(.storeGlobal, 2, 0),
                op(.hasDescriptor, 2, 1, 11), wide(.storeGlobal, 2, 1), op(.conforms, 2, 1, 3),
                wide(.storeGlobal, 2, 2), op(.conforms, 2, 1, 4), wide(.storeGlobal, 2, 3),
                op(.release, 1), op(.returnValues),
            ], references: [1])
        var delta = ProgramDelta()
        delta.descriptors = [conforming]
        program.machine.load(delta)
        try program.run()
        #expect((0..<4).map(program.int) == [1, 0, 1, 0])
    }

    @Test("A shared box is copied before it is changed; a class instance is not")
    func copyOnWrite() throws {
        let program = Program(
            [
                // A boxed struct in r1, shared with r2; its field 0 is set through r1.
                wide(.newObject, 1, 15), op(.copyReference, 2, 1), op(.addressOfLocal, 3, 1),
                op(.projectPayload, 4, 3), wide(.loadImmediate, 5, 9), op(.storeIndirect, 4, 5, 0),
                op(.loadSlot, 6, 1, 0), wide(.storeGlobal, 6, 0), op(.loadSlot, 6, 2, 0),
                wide(.storeGlobal, 6, 1), op(.release, 1), op(.release, 2),
                // The same with a class instance.
                wide(.newObject, 1, 11), op(.copyReference, 2, 1), op(.projectPayload, 4, 3),
                op(.storeIndirect, 4, 5, 0), op(.loadSlot, 6, 2, 0), wide(.storeGlobal, 6, 2),
                op(.release, 1), op(.release, 2), op(.returnValues),
            ], references: [1, 2])
        try program.run()
        #expect((0..<3).map(program.int) == [9, 0, 9])
        #expect(program.machine.liveObjectCount == 0)
    }

    @Test("Closures are called through their object and get it as argument 0")
    func closures() throws {
        // The closure returns the number of its captured text's owners… its function number, 1.
        let main = function(
            [
                wide(.newObject, 1, 14), wide(.loadImmediate, 2, 1), op(.storeSlot, 1, 2, 0),
                wide(.loadLiteral, 2, 0), op(.storeSlot, 1, 2, 1), op(.move, 8, 1),
                op(.callClosure, 5, 1), wide(.storeGlobal, 8, 0), op(.release, 1),
                op(.returnValues),
            ], references: [1], literals: ["captured"])
        let body = function([op(.loadSlot, 0, 0, 0), op(.returnValues)])
        let program = Program([main, body])
        try program.run()
        #expect(program.int(0) == 1)
        #expect(program.machine.liveObjectCount == 1)
    }

    @Test("Calls through any choose the function by the object's type, directly and at an address")
    func witnesses() throws {
        let first = TypeDescriptor(number: 20, name: "A", kind: .classInstance)
        let second = TypeDescriptor(number: 21, name: "B", kind: .classInstance)
        for (type, witness) in [(first, 1), (second, 2)] {
            type.setLayout(slots: 1, references: [0], payloadSlots: 1, payloadReferences: [])
            type.witnesses = [5: witness]
        }
        let main = function(
            [
                wide(.newObject, 1, 20), wide(.newObject, 2, 21),
                op(.move, 13, 1), wide(.callWitness, 10, 5), wide(.storeGlobal, 13, 0),
                op(.addressOfLocal, 13, 2), wide(.callWitnessAtAddress, 10, 5),
                wide(.storeGlobal, 13, 1), op(.release, 1), op(.release, 2), op(.returnValues),
            ], references: [1, 2])
        let one = function([wide(.loadImmediate, 0, 100), op(.returnValues)])
        let two = function([wide(.loadImmediate, 0, 200), op(.returnValues)])
        let program = Program([main, one, two])
        var delta = ProgramDelta()
        delta.descriptors = [first, second]
        program.machine.load(delta)
        try program.run()
        #expect((0..<2).map(program.int) == [100, 200])
    }

    @Test("Strings are put together in order")
    func concatenation() throws {
        let program = Program(
            [
                wide(.loadLiteral, 2, 0), wide(.loadLiteral, 3, 1), wide(.loadLiteral, 4, 0),
                op(.concatenateStrings, 1, 3, 2), wide(.storeGlobal, 1, 0), op(.release, 2),
                op(.release, 3), op(.release, 4), op(.returnValues),
            ], references: [2, 3, 4], literals: ["ab", "ü"])
        try program.run()
        #expect(try program.machine.describeGlobal(0, as: TestTypes.string) == "\"abüab\"")
        #expect(program.machine.liveObjectCount == 3)
    }
}

@Suite("Unwinding")
struct UnwindingTests {
    @Test("A failure deep in calls releases what every frame owns")
    func releases() throws {
        let main = function(
            [
                wide(.loadLiteral, 1, 0), op(.copyReference, 2, 1), wide(.newObject, 3, 11),
                wide(.call, 5, 1),
            ],
            references: [1, 2, 3], literals: ["main"])
        let inner = function(
            [
                wide(.newObject, 1, 11), wide(.loadLiteral, 2, 0), op(.storeSlot, 1, 2, 1),
                wide(.fail, 0, 0),
            ],
            references: [1], literals: ["inner"], failures: [Failure(id: "x", "y")])
        let program = Program([main, inner])
        #expect(program.failure()?.failure.id == "x")
        #expect(program.machine.liveObjectCount == 2)
    }

    @Test("A thrown error goes to the innermost handler that covers the call")
    func handlers() throws {
        let main = function(
            [
                wide(.newObject, 2, 11), wide(.call, 5, 1), wide(.loadImmediate, 9, 1),
                wide(.storeGlobal, 9, 0), op(.returnValues),
                // The handler: the error lies in r1.
                op(.hasDescriptor, 9, 1, 3), wide(.storeGlobal, 9, 1), op(.release, 1),
                op(.returnValues),
            ], references: [1, 2])
        main.handlers = [.init(start: 1, end: 3, target: 5, slot: 1, releasing: [2])]
        let inner = function(
            [wide(.newObject, 2, 11), wide(.loadLiteral, 1, 0), op(.throwError, 1)],
            references: [1, 2], literals: ["error"])
        let program = Program([main, inner])
        try program.run()
        #expect((0..<2).map(program.int) == [0, 1])
        #expect(program.machine.liveObjectCount == 1)
    }

    @Test("An error that nothing catches becomes a failure that shows it")
    func uncaught() throws {
        let program = Program(
            [wide(.loadLiteral, 1, 0), op(.throwError, 1)], references: [1],
            literals: ["out of paper"])
        let error = try #require(program.failure())
        #expect(error.failure.id == "uncaught-error")
        #expect(error.failure.message.contains("out of paper"))
        #expect(program.machine.liveObjectCount == 1)
    }

    @Test("A native's catchable failure reaches a handler; without one it keeps its id")
    func catchable() throws {
        let native: Native = { _ in throw CatchableFailure(Failure(id: "no-file", "no such file")) }
        let main = function(
            [
                wide(.callNative, 5, 0), op(.returnValues), wide(.loadImmediate, 2, 1),
                wide(.storeGlobal, 2, 0), op(.release, 1), op(.returnValues),
            ], references: [1])
        main.handlers = [.init(start: 0, end: 1, target: 2, slot: 1, releasing: [])]
        let program = Program([main], natives: [native])
        try program.run()
        #expect(program.int(0) == 1)
        #expect(program.machine.liveObjectCount == 0)
        let bare = Program([wide(.callNative, 5, 0)], natives: [native])
        #expect(bare.failure()?.failure.id == "no-file")
    }

    @Test("Top-level variables reach their globals when a cell ends and when it fails")
    func writeBacks() throws {
        for isFailing in [false, true] {
            let main = function(
                [
                    wide(.loadImmediate, 1, 42), wide(.loadLiteral, 2, 0),
                    isFailing ? wide(.fail, 0, 0) : op(.returnValues),
                ], references: [2], literals: ["kept"], failures: [Failure(id: "x", "y")])
            main.globalWriteBacks = [
                (slot: 1, global: 0, count: 1), (slot: 2, global: 1, count: 1),
            ]
            let program = Program([main])
            #expect((program.failure() != nil) == isFailing)
            #expect(program.int(0) == 42)
            #expect(try program.machine.describeGlobal(1, as: TestTypes.string) == "\"kept\"")
        }
    }
}
