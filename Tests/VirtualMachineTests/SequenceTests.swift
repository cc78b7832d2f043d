import Bytecode
import Testing
import VirtualMachine

/// Instructions that one handler of the core does in a row give what they give one by one.
@Suite("Sequences of instructions")
struct SequenceTests {
    /// r1…r4 = 3, 5, 7, 11.
    private static let numbers =
        (1...4).map { wide(.loadConstant, $0, $0 - 1) }
    private static let constants = [3.0, 5, 7, 11].map(\.bitPattern)

    @Test(
        "What one instruction hands to the next arrives, in whichever operand it is named",
        arguments: [
            // product, difference, sum: 15, 11 - 15, -4 + 7
            ([1, 2], [4, 5], [6, 3], 3.0),
            // Not handed on: 15, 11 - 7, 4 + 7
            ([1, 2], [4, 3], [6, 3], 11),
            // Handed to both operands: 15, 15 - 15, 0 + 0
            ([1, 2], [5, 5], [6, 6], 0),
            // The difference reads the product, the sum reads neither: 15, 11 - 15, 3 + 7
            ([1, 2], [4, 5], [1, 3], 10),
        ] as [([Int], [Int], [Int], Double)])
    func links(product: [Int], difference: [Int], sum: [Int], expected: Double) throws {
        let program = Program(
            Self.numbers + [
                op(.multiplyDouble, 5, product[0], product[1]),
                op(.subtractDouble, 6, difference[0], difference[1]),
                op(.addDouble, 7, sum[0], sum[1]),
                wide(.storeGlobal, 7, 0), op(.returnValues),
            ], constants: Self.constants)
        try program.run()
        #expect(program.double(0) == expected)
    }

    @Test("A sequence may be entered in its middle")
    func entrance() throws {
        // r5 = 15; on the second way round the multiplication is jumped over: 11 - 100 + 7.
        let program = Program(
            Self.numbers + [
                wide(.loadImmediate, 8, 0),
                op(.multiplyDouble, 5, 1, 2),
                op(.subtractDouble, 6, 4, 5),
                op(.addDouble, 7, 6, 3),
                op(.addIntImmediate, 8, 8, 1),
                wide(.loadConstant, 5, 4),
                op(.jumpIfEqualImmediate, 8, 1, -5),
                wide(.storeGlobal, 7, 0), op(.returnValues),
            ], constants: Self.constants + [Double(100).bitPattern])
        try program.run()
        #expect(program.double(0) == -82)
    }

    @Test("What fails within a sequence fails there, with everything before it done")
    func failure() {
        // i = 1; while true { i += 1; element = [0][i] }
        let program = Program(
            [
                wide(.loadImmediate, 0, 1), op(.newArray, 1, 0, 4), wide(.loadImmediate, 2, 0),
                op(.arrayAppend, 1, 2), wide(.loadImmediate, 2, -1),
                op(.addIntImmediate, 2, 2, 1), wide(.storeGlobal, 2, 0),
                op(.addIntImmediate, 2, 2, 0), op(.arrayGet, 3, 1, 2), op(.loopIfLessInt, 3, 0, -5),
                op(.returnValues),
            ], references: [1])
        #expect(program.failure()?.failure.id == "index-out-of-range")
        #expect(program.int(0) == 1)
    }
}
