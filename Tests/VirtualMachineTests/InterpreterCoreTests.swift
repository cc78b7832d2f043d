import Bytecode
import Testing
import VirtualMachine

/// The agreement between Swift and the part of the interpreter that is written in C.
@Suite struct InterpreterCoreTests {
    @Test("Every instruction of the core is an opcode, and opcodes fit its table")
    func names() {
        let opcodes = Set(Opcode.allCases.map { "\($0)" })
        #expect(InterpreterCore.names.filter { !opcodes.contains($0) } == [])
        #expect(Opcode.allCases.count <= 256)
    }

    @Test(
        "All handlers of the core, those of sequences too, have a number that fits an instruction")
    func numbers() { #expect(InterpreterCore.fitsTable) }

    @Test("Swift's types lie in memory as the core reads them")
    func layouts() { #expect(InterpreterCore.misplacedFields == []) }
}
