import Bytecode
import CInterpreter

/// The part of the dispatch loop that is written in C; see `CInterpreter.h`.
package struct InterpreterCore {
    private let context: UnsafeMutablePointer<CoreContext>

    init(state: UnsafeMutablePointer<Machine.State>, heap: Heap, interruption: Interruption) {
        context = .allocate(capacity: 1)
        context.initialize(to: CoreContext())
        context.pointee.functions = UnsafeMutableRawPointer(state.pointee.functions)
        context.pointee.types = UnsafeMutableRawPointer(state.pointee.types)
        context.pointee.globals = state.pointee.globals
        context.pointee.stopWord = interruption.flag
        context.pointee.stackEnd = interruption.stackEndWord
        context.pointee.heap = UnsafeMutableRawPointer(heap.state)
            .assumingMemoryBound(to: CoreHeap.self)
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

    /// The core's handlers by opcode, found by the opcodes' names.
    private static let handlers: [CoreHandler?] = {
        let opcodes = Dictionary(
            uniqueKeysWithValues: Opcode.allCases.map { ("\($0)", Int($0.rawValue)) })
        var handlers = [CoreHandler?](repeating: coreLeave(), count: 256)
        for entry in entries {
            if let opcode = opcodes[String(cString: entry.name)] {
                handlers[opcode] = entry.handler
            }
        }
        return handlers
    }()

    /// The instructions that the core knows.
    static var entries: UnsafeBufferPointer<CoreEntry> {
        UnsafeBufferPointer(start: coreEntries(), count: Int(coreEntryCount()))
    }
}
