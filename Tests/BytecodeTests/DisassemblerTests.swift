import Bytecode
import Diagnostics
import Testing

@Suite("Disassembler")
struct DisassemblerTests {
    @Test("A function is listed with absolute targets, constants and literals")
    func listing() {
        let function = FunctionCode(name: "f")
        function.constants = [255]
        function.literals = ["hi"]
        function.failures = [Failure(id: "nil-unwrapped", "nil")]
        function.code = [
            Instruction(.loadImmediate, 0, immediate: -5),
            Instruction(.loadConstant, 1, immediate: 0),
            Instruction(.loadLiteral, 2, immediate: 0), Instruction(.addInt, 0, 1, 0),
            Instruction(.jumpIfLessInt, 0, 1, -5), Instruction(.loop, 0, immediate: -6),
            Instruction(.call, 4, immediate: 7), Instruction(.fail, 0, immediate: 0),
            Instruction(.returnValues),
        ]
        #expect(
            Disassembler.text(of: function) == """
                   0  loadImmediate r0, -5
                   1  loadConstant r1, constant 0  ; 0xff
                   2  loadLiteral r2, literal 0  ; "hi"
                   3  addInt r0, r1, r0
                   4  jumpIfLessInt r0, r1, -> 0
                   5  loop -> 0
                   6  call r4, function 7
                   7  fail r0, failure 0  ; nil-unwrapped
                   8  returnValues
                """)
    }

    @Test("Every opcode has a listing that begins with its name", arguments: Opcode.allCases)
    func everyOpcode(opcode: Opcode) {
        #expect(Disassembler.line(Instruction(opcode, 1, 2, 3), at: 0).hasPrefix("\(opcode)"))
    }

    @Test("An instruction takes eight bytes, its halves make a signed 32-bit number")
    func encoding() {
        #expect(MemoryLayout<Instruction>.size == 8)
        for number in [0, 1, -1, 70_000, -70_000, Int(Int32.max), Int(Int32.min)] {
            #expect(Instruction(.jump, 0, immediate: number).immediate == number)
        }
    }
}
