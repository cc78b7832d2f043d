import Bytecode
import Diagnostics
import Testing
import VirtualMachine

@Suite("Array instructions")
struct ArrayTests {
    /// Appends 0 to 9 to an array of `type` in r1 and goes on with `rest` (r4 = 10).
    private func filled(_ type: Int, then rest: [Instruction]) -> Program {
        Program(
            [
                wide(.loadImmediate, 2, 0), op(.newArray, 1, 2, type), wide(.loadImmediate, 3, 0),
                wide(.loadImmediate, 4, 10), op(.arrayAppend, 1, 3), op(.loopIfNextLess, 3, 4, -2),
            ] + rest, references: [1, 8])
    }

    @Test(
        "Arrays grow, count, and give their elements back in every packing",
        arguments: [
            (4, Opcode.arrayGet), (5, .arrayGetByte), (8, .arrayGetWord), (8, .arrayGetValue),
            (5, .arrayGetValue), (4, .arrayGetValue),
        ])
    func elements(type: Int, get: Opcode) throws {
        let program = filled(
            type,
            then: [
                op(.arrayCount, 5, 1), wide(.storeGlobal, 5, 0), wide(.loadImmediate, 6, 7),
                op(get, 5, 1, 6), wide(.storeGlobal, 5, 1), op(.release, 1), op(.returnValues),
            ])
        try program.run()
        #expect((0..<2).map(program.int) == [10, 7])
        #expect(program.machine.liveObjectCount == 0)
    }

    @Test(
        "Setting an element changes this array, not one that shared its storage",
        arguments: [
            (4, Opcode.arraySet), (5, .arraySetByte), (8, .arraySetWord), (8, .arraySetValue),
            (4, .arraySetValue),
        ])
    func setting(type: Int, set: Opcode) throws {
        let program = filled(
            type,
            then: [
                op(.copyReference, 8, 1), wide(.loadImmediate, 5, 3), wide(.loadImmediate, 6, 99),
                op(set, 1, 5, 6), op(.arrayGetValue, 7, 1, 5), wide(.storeGlobal, 7, 0),
                op(.arrayGetValue, 7, 8, 5), wide(.storeGlobal, 7, 1), op(.release, 1),
                op(.release, 8), op(.returnValues),
            ])
        try program.run()
        #expect((0..<2).map(program.int) == [99, 3])
        #expect(program.machine.liveObjectCount == 0)
    }

    @Test("Negative numbers survive the narrow packing")
    func signed() throws {
        let program = Program(
            [
                wide(.loadImmediate, 2, 0), op(.newArray, 1, 2, 8), wide(.loadImmediate, 3, -5),
                op(.arrayAppend, 1, 3), op(.arrayGetValue, 4, 1, 2), wide(.storeGlobal, 4, 0),
                op(.release, 1), op(.returnValues),
            ], references: [1])
        try program.run()
        #expect(program.int(0) == -5)
    }

    @Test(
        "An index outside is a failure with index and count, and the array is unchanged",
        arguments: [
            Opcode.arrayGet, .arraySet, .arraySetValue, .arrayGetValue, .projectElement,
        ])
    func bounds(opcode: Opcode) throws {
        for index in [10, -1] {
            let isSet = opcode == .arraySet || opcode == .arraySetValue
            let program = filled(
                4,
                then: [
                    wide(.loadImmediate, 5, index), op(.addressOfLocal, 9, 1),
                    isSet
                        ? op(opcode, 1, 5, 4) : op(opcode, 6, opcode == .projectElement ? 9 : 1, 5),
                ])
            let failure = try #require(program.failure()).failure
            #expect(failure.id == "index-out-of-range")
            #expect(
                failure.message
                    == "index \(index) is out of range: the array has 10 elements, indices 0 to 9")
            #expect(program.machine.liveObjectCount == 0)
        }
    }

    @Test("References in arrays are counted")
    func references() throws {
        let program = Program(
            [
                wide(.loadImmediate, 2, 0), op(.newArray, 1, 2, 6), wide(.loadLiteral, 3, 0),
                op(.arrayAppend, 1, 3), wide(.loadLiteral, 3, 1), op(.arraySetReference, 1, 2, 3),
                op(.arrayGetReference, 4, 1, 2), wide(.storeGlobal, 4, 0), op(.copyReference, 5, 1),
                wide(.loadLiteral, 3, 0), op(.arraySetReference, 5, 2, 3), op(.release, 1),
                op(.release, 5), op(.returnValues),
            ], references: [1, 3, 5], literals: ["first", "second"])
        try program.run()
        #expect(try program.machine.describeGlobal(0, as: TestTypes.string) == "\"second\"")
        #expect(program.machine.liveObjectCount == 2)
    }

    @Test("Structs lie in line, and an element's address leads into them")
    func structs() throws {
        let program = Program(
            [
                wide(.loadImmediate, 2, 0), op(.newArray, 1, 2, 13), wide(.loadImmediate, 3, 7),
                wide(.loadLiteral, 4, 0), op(.arrayAppend, 1, 3), op(.copyReference, 8, 1),
                op(.addressOfLocal, 5, 1), op(.projectElement, 6, 5, 2), wide(.loadImmediate, 7, 8),
                op(.storeIndirect, 6, 7, 0), op(.move, 9, 1), op(.arrayGetValue, 10, 1, 2),
                wide(.storeGlobal, 10, 0), op(.release, 11), op(.move, 12, 8),
                op(.arrayGetValue, 10, 8, 2), wide(.storeGlobal, 10, 1), op(.release, 11),
                wide(.storeGlobal, 1, 2), wide(.storeGlobal, 8, 3), op(.returnValues),
            ], references: [4], literals: ["x"])
        try program.run()
        #expect((0..<2).map(program.int) == [8, 7])
        #expect(
            try program.machine.describeGlobal(2, as: TestTypes.pairArray)
                == "[Pair(n: 8, s: \"x\")]")
        #expect(program.machine.liveObjectCount == 3)
    }

    @Test("An array that does not fit the memory is a failure, a negative one too")
    func memory() throws {
        for (count, id) in [
            (1 << 60, "out-of-memory"), (Int.max, "out-of-memory"), (-1, "array-count-negative"),
        ] {
            let program = Program(
                [wide(.loadConstant, 2, 0), op(.newArray, 1, 2, 4)], references: [1],
                constants: [UInt64(bitPattern: Int64(count))])
            let failure = try #require(program.failure()).failure
            #expect(failure.id == id)
            #expect(failure.message.contains("\(count)"))
        }
    }

    @Test("Appending past the limit fails and keeps the array")
    func growthLimit() throws {
        let program = Program(
            [
                wide(.loadImmediate, 2, 0), op(.newArray, 1, 2, 4), op(.arrayAppend, 1, 2),
                wide(.loop, 0, -2),
            ], references: [1], byteLimit: 1 << 20)
        let failure = try #require(program.failure()).failure
        #expect(failure.id == "out-of-memory")
        #expect(program.machine.liveObjectCount == 0)
    }
}
