import Bytecode
import CInterpreter

/// The part of the dispatch loop that is written in C; see `CInterpreter.h`.
package struct InterpreterCore {
    private let context: UnsafeMutablePointer<CoreContext>

    /// - Parameter stringType: of all string objects.
    init(
        state: UnsafeMutablePointer<Machine.State>, heap: Heap, interruption: Interruption,
        stringType: TypePointer
    ) {
        context = .allocate(capacity: 1)
        context.initialize(to: CoreContext())
        context.pointee.functions = UnsafeMutableRawPointer(state.pointee.functions)
        context.pointee.types = UnsafeMutableRawPointer(state.pointee.types)
        context.pointee.globals = state.pointee.globals
        context.pointee.stopWord = interruption.flag
        context.pointee.stackEnd = interruption.stackEndWord
        context.pointee.heap = UnsafeMutableRawPointer(heap.state)
            .assumingMemoryBound(to: CoreHeap.self)
        context.pointee.smallStringType =
            Self.readsSmallStrings ? UnsafeMutableRawPointer(stringType) : nil
        withUnsafeMutableBytes(of: &context.pointee.handlers) { table in
            let handlers = table.bindMemory(to: CoreHandler?.self)
            for index in handlers.indices { handlers[index] = Self.handlers[index] }
        }
    }

    func deallocate() { context.deallocate() }

    /// Runs as far as the core can; `pc` is at an instruction for the caller then.
    @inline(__always)
    func run(_ pc: inout CodePointer, _ frame: inout Frame) {
        let start = UnsafeMutableRawPointer(pc).assumingMemoryBound(to: CoreInstruction.self)
        let end = coreRun(context, start, frame.base).unsafelyUnwrapped
        pc = UnsafeMutableRawPointer(mutating: end).assumingMemoryBound(to: Instruction.self)
        frame = Frame(context.pointee.base.unsafelyUnwrapped)
    }

    /// The core's handlers by number: those of opcodes, found by the opcodes' names, then those of
    /// sequences.
    private static let handlers: [CoreHandler?] = {
        var handlers = [CoreHandler?](repeating: coreLeave(), count: 256)
        for (entry, opcode) in zip(entries, entryOpcodes) {
            handlers[Int(opcode.rawValue)] = entry.handler
        }
        for (index, sequence) in HandlerSequence.all.enumerated() {
            handlers[HandlerSequence.firstNumber + index] = sequence.handler
        }
        return handlers
    }()

    /// The opcodes of the entries; a test sees to it that there is one for each.
    static let entryOpcodes: [Opcode] = {
        let opcodes = Dictionary(uniqueKeysWithValues: Opcode.allCases.map { ("\($0)", $0) })
        return entries.map { opcodes[String(cString: $0.name)].unsafelyUnwrapped }
    }()

    /// Whether strings of up to 15 ASCII characters, and those that own no memory, look as the core
    /// takes them to. Swift promises that for some platforms only.
    private static let readsSmallStrings: Bool = {
        func words(_ text: String) -> (UInt64, UInt64) {
            unsafeBitCast(text, to: (UInt64, UInt64).self)
        }
        return words("") == (0, 0xE0 << 56) && words("w12") == (0x32_31_77, 0xE3 << 56)
            && words("0123456789abcde") == (0x3736_3534_3332_3130, 0xEF65_6463_6261_3938)
            && words("é").1 >> 60 == 0xA && words("0123456789abcdef").1 >> 60 == 0x8
            && words(String(repeating: "x", count: entries.count + 40)).1 >> 63 == 0
    }()

    /// The instructions that the core knows.
    static var entries: UnsafeBufferPointer<CoreEntry> {
        UnsafeBufferPointer(start: coreEntries(), count: Int(coreEntryCount()))
    }
}
