import Bytecode
import Diagnostics
import Foundation
import Testing
import VirtualMachine

@Suite("Control instructions")
struct ControlTests {
    @Test(
        "Each conditional jump is taken exactly when its condition holds",
        arguments: [
            (Opcode.jumpIfEqualInt, 2, 2, true), (.jumpIfEqualInt, 2, 3, false),
            (.jumpIfNotEqualInt, 2, 3, true), (.jumpIfNotEqualInt, 2, 2, false),
            (.jumpIfLessInt, -1, 0, true), (.jumpIfLessInt, 0, 0, false),
            (.jumpIfLessOrEqualInt, 0, 0, true), (.jumpIfLessOrEqualInt, 1, 0, false),
        ])
    func integerJumps(opcode: Opcode, left: Int, right: Int, isTaken: Bool) throws {
        let program = Program([
            wide(.loadImmediate, 1, left), wide(.loadImmediate, 2, right),
            wide(.loadImmediate, 3, 1), op(opcode, 1, 2, 1), wide(.loadImmediate, 3, 0),
            wide(.storeGlobal, 3, 0), op(.returnValues),
        ])
        try program.run()
        #expect(program.int(0) == (isTaken ? 1 : 0))
    }

    @Test(
        "Jumps against a number in the instruction compare with its sign",
        arguments: [
            (Opcode.jumpIfEqualImmediate, -2, -2, true), (.jumpIfEqualImmediate, 2, -2, false),
            (.jumpIfNotEqualImmediate, 2, -2, true), (.jumpIfNotEqualImmediate, 5, 5, false),
            (.jumpIfLessImmediate, -3, -2, true), (.jumpIfLessImmediate, -2, -2, false),
            (.jumpIfLessOrEqualImmediate, -2, -2, true),
            (.jumpIfLessOrEqualImmediate, -1, -2, false),
            (.jumpIfGreaterImmediate, -1, -2, true), (.jumpIfGreaterImmediate, -2, -2, false),
            (.jumpIfGreaterOrEqualImmediate, -2, -2, true),
            (.jumpIfGreaterOrEqualImmediate, -3, -2, false),
        ])
    func immediateJumps(opcode: Opcode, left: Int, right: Int, isTaken: Bool) throws {
        let program = Program([
            wide(.loadImmediate, 1, left), wide(.loadImmediate, 3, 1), op(opcode, 1, right, 1),
            wide(.loadImmediate, 3, 0), wide(.storeGlobal, 3, 0), op(.returnValues),
        ])
        try program.run()
        #expect(program.int(0) == (isTaken ? 1 : 0))
    }

    @Test(
        "Jumps on doubles treat NaN as neither less nor not less than itself",
        arguments: [
            (Opcode.jumpIfLessDouble, 1.0, 2.0, true), (.jumpIfLessDouble, .nan, 2, false),
            (.jumpIfNotLessDouble, .nan, 2, true), (.jumpIfNotLessDouble, 1, 2, false),
            (.jumpIfLessOrEqualDouble, 2, 2, true), (.jumpIfLessOrEqualDouble, .nan, 2, false),
            (.jumpIfNotLessOrEqualDouble, .nan, 2, true),
            (.jumpIfNotLessOrEqualDouble, 2, 2, false),
        ])
    func doubleJumps(opcode: Opcode, left: Double, right: Double, isTaken: Bool) throws {
        let program = Program(
            [
                wide(.loadConstant, 1, 0), wide(.loadConstant, 2, 1), wide(.loadImmediate, 3, 1),
                op(opcode, 1, 2, 1), wide(.loadImmediate, 3, 0), wide(.storeGlobal, 3, 0),
                op(.returnValues),
            ], constants: [left.bitPattern, right.bitPattern])
        try program.run()
        #expect(program.int(0) == (isTaken ? 1 : 0))
    }

    @Test(
        "Jumps on words look at zero only",
        arguments: [
            (Opcode.jumpIfTrue, 1, true), (.jumpIfTrue, 0, false), (.jumpIfFalse, 0, true),
            (.jumpIfFalse, 1, false), (.jumpIfZero, 0, true), (.jumpIfNotZero, 7, true),
        ])
    func wordJumps(opcode: Opcode, value: Int, isTaken: Bool) throws {
        let program = Program([
            wide(.loadImmediate, 1, value), wide(.loadImmediate, 3, 1), wide(opcode, 1, 1),
            wide(.loadImmediate, 3, 0), wide(.storeGlobal, 3, 0), op(.returnValues),
        ])
        try program.run()
        #expect(program.int(0) == (isTaken ? 1 : 0))
    }

    @Test("Loops count: the sum of 0 to 9 is 45")
    func loops() throws {
        let program = Program([
            wide(.loadImmediate, 1, 0), wide(.loadImmediate, 2, 0), wide(.loadImmediate, 3, 10),
            op(.addInt, 2, 2, 1), op(.loopIfNextLess, 1, 3, -2), wide(.storeGlobal, 2, 0),
            op(.returnValues),
        ])
        try program.run()
        #expect(program.int(0) == 45)
    }

    @Test("Recursion returns through its frames: the tenth Fibonacci number is 55")
    func recursion() throws {
        let main = function([
            wide(.loadImmediate, 4, 10), wide(.call, 1, 1), wide(.storeGlobal, 4, 0),
            op(.returnValues),
        ])
        let fibonacci = function([
            wide(.loadImmediate, 1, 2), op(.jumpIfLessInt, 0, 1, 6),
            op(.addIntImmediate, 6, 0, -1), wide(.call, 3, 1), op(.move, 2, 6),
            op(.addIntImmediate, 6, 0, -2), wide(.call, 3, 1), op(.addInt, 0, 2, 6),
            op(.returnValues),
        ])
        let program = Program([main, fibonacci])
        try program.run()
        #expect(program.int(0) == 55)
    }

    @Test("Endless recursion is a failure that names the function and the depth")
    func stackOverflow() throws {
        let main = function([wide(.call, 1, 1), op(.returnValues)], name: "main")
        let endless = function([wide(.call, 1, 1), op(.returnValues)], name: "endless")
        let program = Program([main, endless])
        let error = try #require(program.failure())
        #expect(error.failure.id == "stack-overflow")
        #expect(error.failure.message.contains("endless"))
        #expect(error.frames.first?.functionName == "endless")
        #expect(error.frames.last?.functionName == "main")
        #expect(error.frames.count + error.omittedFrames > 100_000)
        // The machine is as good as new.
        #expect(program.failure()?.failure.id == "stack-overflow")
    }

    @Test("Stop ends an endless loop, and the next run is not affected", .timeLimit(.minutes(1)))
    func interruption() async throws {
        let program = Program([wide(.loop, 0, -1)])
        let machine = program.machine
        let stopper = Thread { machine.interrupt() }
        stopper.start()
        let error = try #require(program.failure())
        #expect(error.isInterrupted)
        machine.interruption.clear()
        let fine = Program([op(.returnValues)])
        #expect(fine.failure() == nil)
    }

    @Test("Stop ends endless recursion as an interruption, not as an overflow")
    func interruptedRecursion() throws {
        let main = function([wide(.call, 1, 0), op(.returnValues)], name: "main")
        let program = Program([main])
        program.machine.interrupt()
        let error = try #require(program.failure())
        #expect(error.isInterrupted)
        program.machine.interruption.clear()
        #expect(program.failure()?.isInterrupted == false)
    }

    @Test("Fixed and computed failures carry their id and message")
    func failures() throws {
        let fixed = Program([wide(.fail, 0, 0)], failures: [Failure(id: "nil-unwrapped", "nil")])
        #expect(fixed.failure()?.failure.id == "nil-unwrapped")
        let computed = Program(
            [wide(.loadLiteral, 1, 0), wide(.failWithMessage, 1, 1)], references: [1],
            literals: ["the message", "the-id"])
        let error = try #require(computed.failure())
        #expect(error.failure.id == "the-id")
        #expect(error.failure.message == "the message")
    }

    @Test("An error points at the innermost frame of the user's own code")
    func places() throws {
        let user = SourceFile(name: "In[1]", text: "abcdefgh")
        let library = SourceFile(name: "Arrays.swift", text: "xyz", origin: .library)
        let main = function([op(.retain, 20), wide(.call, 1, 1), op(.returnValues)], file: user)
        let inner = function(
            [wide(.fail, 0, 0)], name: "map", failures: [Failure(id: "x", "y")], file: library)
        let error = try #require(Program([main, inner]).failure())
        #expect(error.range?.file.name == "In[1]")
        #expect(error.range?.start == 1)
        #expect(error.frames.map(\.functionName) == ["map", "test"])
        #expect(error.frames.map(\.isUser) == [false, true])
    }

    @Test("A failure recorded earlier points at the site that recorded it")
    func sites() throws {
        let user = SourceFile(name: "In[1]", text: "abcdefgh")
        let native: Native = { call in
            throw Failure(id: "late", "late", site: call.machine.currentSite())
        }
        let main = function(
            [op(.retain, 20), op(.retain, 20), wide(.callNative, 1, 0)], file: user)
        let program = Program([main], natives: [native])
        let error = try #require(program.failure())
        #expect(error.range?.start == 2)
        #expect(program.machine.range(of: .unknown) == nil)
    }
}
