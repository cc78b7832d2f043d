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

    func deallocate() {
        context.pointee.natives.deallocate()
        context.deallocate()
    }

    /// Tells the core what it needs for natives' short forms.
    /// - Parameters:
    ///   - shortForms: their names, by native.
    ///   - characters: the objects of the ASCII characters.
    func use(shortForms: [String?], characters: UnsafePointer<UInt64>) {
        let natives = UnsafeMutablePointer<CoreNative?>.allocate(capacity: max(shortForms.count, 1))
        for (index, name) in shortForms.enumerated() {
            (natives + index).initialize(to: name.flatMap { Self.shortForms[$0] })
        }
        context.pointee.natives = UnsafePointer(natives)
        context.pointee.characters = characters
        context.pointee.freeObject = { heap, object in
            guard let heap, let object else { return }
            Heap(core: heap).free(Object(header: object))
        }
    }

    /// From now on Swift frees all objects: the order in which they go can be seen.
    func leaveFreeing() { context.pointee.freeObject = nil }

    /// The short forms of natives by name.
    static let shortForms: [String: CoreNative] = Dictionary(
        uniqueKeysWithValues: UnsafeBufferPointer(
            start: coreNatives(), count: Int(coreNativeCount())
        ).map { (String(cString: $0.name), $0.native) })

    /// Runs as far as the core can; `pc` is at an instruction for the caller then.
    @inline(__always)
    func run(_ pc: inout CodePointer, _ frame: inout Frame) {
        let start = UnsafeMutableRawPointer(pc).assumingMemoryBound(to: CoreInstruction.self)
        let end = coreRun(context, start, frame.base).unsafelyUnwrapped
        pc = UnsafeMutableRawPointer(mutating: end).assumingMemoryBound(to: Instruction.self)
        frame = Frame(context.pointee.base.unsafelyUnwrapped)
    }

    /// The core's handlers by number: the one that leaves, those of single instructions, those of
    /// sequences.
    private static let handlers: [CoreHandler?] = {
        let known = [coreLeave()] + entries.map(\.handler) + HandlerSequence.all.map(\.handler)
        let rest = [CoreHandler?](repeating: coreLeave(), count: max(0, tableSize - known.count))
        return known + rest
    }()

    /// A handler's number is a byte.
    static let tableSize = 256

    /// The handlers' numbers by opcode; 0 for what the core does not know.
    static let numbers: [UInt8] = {
        var numbers = [UInt8](repeating: 0, count: Opcode.allCases.count)
        for (index, opcode) in entryOpcodes.enumerated() {
            numbers[Int(opcode.rawValue)] = UInt8(index + 1)
        }
        return numbers
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
            && liesBehindHeader("0123456789abcdef")
            && liesBehindHeader(String(repeating: "x", count: entries.count + 40))
    }()

    /// Whether the bytes of a large string in ASCII lie where the core looks for them.
    private static func liesBehindHeader(_ text: String) -> Bool {
        let words = unsafeBitCast(text, to: (UInt64, UInt64).self)
        let place = words.1 >> 60
        let bytes = text.utf8.withContiguousStorageIfAvailable {
            UInt64(UInt(bitPattern: $0.baseAddress))
        }
        return (place == 0 || place == 8) && words.0 >> 60 & 9 == 9
            && words.0 & 0xFFFF_FFFF_FFFF == text.utf8.count
            && bytes == words.1 & 0x0FFF_FFFF_FFFF_FFFF + 32
    }

    /// The instructions that the core knows.
    static var entries: UnsafeBufferPointer<CoreEntry> {
        UnsafeBufferPointer(start: coreEntries(), count: Int(coreEntryCount()))
    }
}
