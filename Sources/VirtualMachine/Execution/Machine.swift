import Bytecode
import Diagnostics
import Glibc
import RichDisplay

/// Runs loaded programs: one per notebook, used by one thread at a time (`interrupt` by any).
///
/// Functions, descriptors and globals are numbered by the compiler and never change once loaded.
/// Their tables lie in reserved address space, so that loading more never moves what runs.
package final class Machine: @unchecked Sendable {
    /// What the dispatch loop reads, as plain memory.
    struct State {
        var functions: UnsafeMutablePointer<FunctionPointer?>
        var types: UnsafeMutablePointer<TypePointer?>
        var globals: Slots
        /// Where the innermost run is, as of its last native call or exit.
        var pc: CodePointer
        var base: Slots
        /// Whether `RecordingMode` is to run.
        var isRecording = false
    }

    /// Sizes of the reserved tables, in entries.
    enum Limits {
        static let functions = 1 << 20
        static let types = 1 << 20
        static let globals = 1 << 22
        static let stackSlots = 1 << 25
    }

    package let output: any Output
    package let heap: Heap
    package let interruption: Interruption
    let state: UnsafeMutablePointer<State>
    let core: InterpreterCore
    /// The library's closures, by number, as plain memory: reading one counts no array.
    let natives: UnsafeMutableBufferPointer<Native>
    let stack: Slots
    /// An instruction no program contains, for `pc` before anything has run.
    private let idle: CodePointer

    var functionCount = 0
    /// What stood for functions that have been compiled since: the call that asked may still fail there.
    private var placeholders: [FunctionPointer] = []
    /// Stands for functions that are gone.
    private(set) lazy var missingFunction = missingFunctionRecord()
    var globalCount = 0
    var globalReferences: [Int] = []
    /// Records by descriptor and by structure; see `TypeTable`.
    let typeTable: TypeTable
    /// The type of all string objects, those of characters among them.
    let stringType: TypePointer
    /// The type of all substring objects.
    let substringType: TypePointer
    /// The objects of ASCII characters, which text has most of.
    private let asciiCharacters: UnsafeMutablePointer<UInt64>

    /// The objects that values of cases without payload share.
    var sharedCases: [Object] = []
    /// The error of the native that just failed.
    var pendingError: (any Error)?
    /// The error of a `deinit`, until the code that released the instance can fail with it.
    var deinitializerError: (any Error)?
    /// Frames of the runs that wait for a nested run to end, outermost first.
    var suspended: [(pc: CodePointer, base: Slots)] = []
    /// Has a function compiled that the compiler put off until something calls it.
    package var compileDeferred: ((Int) throws -> ProgramDelta)?
    /// State of the session's random bits; a fixed seed, so that a session repeats.
    package var randomState: UInt64 = 0
    /// What parts of the library keep per machine, by type.
    private var services: [ObjectIdentifier: AnyObject] = [:]
    /// Recordings in progress, innermost last.
    var recorders: [any ScalarRecorder] = []
    /// Whether tracked words were stored outside the frames that made them.
    var mayHaveLeaked = false
    /// Whether a run is in progress.
    var isRunning = false
    /// Why the program is stopped, where it is not the user who wants it.
    var memoryShortage: Failure?

    /// - Parameters:
    ///   - natives: the library's closures, by number.
    ///   - shortForms: by native, the name of its short form in the interpreter's core.
    ///   - output: where programs write and display.
    ///   - byteLimit: how much memory arrays, tables and strings may take; a share of the
    ///     machine's memory unless given.
    package init(
        natives: [Native] = [], shortForms: [String?] = [], output: any Output,
        byteLimit: Int = Machine.defaultByteLimit
    ) {
        self.natives = .allocate(capacity: natives.count)
        _ = self.natives.initialize(from: natives)
        self.output = output
        heap = Heap(byteLimit: byteLimit)
        stack = Self.reserve(Limits.stackSlots, of: UInt64.self)
        interruption = Interruption(stackEnd: stack + Limits.stackSlots)
        idle = .allocate(capacity: 1)
        idle.initialize(to: Instruction(.returnValues))
        state = .allocate(capacity: 1)
        state.initialize(
            to: State(
                functions: Self.reserve(Limits.functions, of: FunctionPointer?.self),
                types: Self.reserve(Limits.types, of: TypePointer?.self),
                globals: Self.reserve(Limits.globals, of: UInt64.self), pc: idle, base: stack))
        typeTable = TypeTable()
        stringType = typeTable.primitive(.string)
        core = InterpreterCore(
            state: state, heap: heap, interruption: interruption, stringType: stringType)
        substringType = typeTable.primitive(.substring)
        asciiCharacters = .allocate(capacity: 128)
        for code in 0..<128 {
            let text = String(UnicodeScalar(UInt8(code)))
            asciiCharacters[code] = heap.newUncountedString(stringType, text).slot
        }
        let missing = max(0, natives.count - shortForms.count)
        core.use(
            shortForms: shortForms + Array(repeating: nil, count: missing),
            characters: asciiCharacters)
    }

    deinit {
        // As at the end of a Swift program, what variables still hold goes without a word.
        heap.state.pointee.deinitialize = nil
        for global in globalReferences { heap.release(state.pointee.globals[global]) }
        for number in 0..<functionCount where state.pointee.functions[number] != missingFunction {
            unload(function: number)
        }
        free(missingFunction)
        for placeholder in placeholders { free(placeholder) }
        munmap(state.pointee.functions, Limits.functions * 8)
        munmap(state.pointee.types, Limits.types * 8)
        munmap(state.pointee.globals, Limits.globals * 8)
        munmap(stack, Limits.stackSlots * 8)
        state.deallocate()
        for code in 0..<128 { heap.releaseUncounted(Object(asciiCharacters[code])) }
        for object in sharedCases { heap.releaseUncounted(object) }
        asciiCharacters.deallocate()
        idle.deallocate()
        natives.deinitialize()
        natives.deallocate()
        core.deallocate()
        interruption.deallocate()
        heap.deallocate()
    }

    /// Seven tenths of the memory there is.
    package static var defaultByteLimit: Int {
        let bytes = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
        return bytes > 0 ? bytes / 10 * 7 : 1 << 32
    }

    /// Address space whose pages take memory only once they are touched, all zero.
    private static func reserve<T>(_ count: Int, of type: T.Type) -> UnsafeMutablePointer<T> {
        let bytes = count * MemoryLayout<T>.stride
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
        let region = mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, -1, 0)
        guard let region, region != MAP_FAILED else {
            preconditionFailure("no address space for \(bytes) bytes")
        }
        return region.bindMemory(to: T.self, capacity: count)
    }

    // MARK: Loading

    /// Adds what a cell compiled to. Numbers must be new.
    package func load(_ delta: ProgramDelta) {
        if delta.descriptors.contains(where: { $0.deinitializer != nil }) { beginDeinitializing() }
        for descriptor in delta.descriptors {
            state.pointee.types[descriptor.number] = typeTable.adopt(descriptor)
        }
        for (number, code) in delta.functions { load(code, as: number) }
        globalCount = max(globalCount, delta.globalCount)
        globalReferences += delta.globalReferences
    }

    private func load(_ code: FunctionCode, as number: Int) {
        precondition(number >= 0 && number < Limits.functions, "function number \(number)")
        if let old = state.pointee.functions[number] {
            precondition(old.pointee.isPlaceholder, "function \(number) was loaded before")
            placeholders.append(old)
        }
        let record = FunctionPointer.allocate(capacity: 1)
        record.initialize(
            to: FunctionRecord(code, number: number) { [heap, stringType] text in
                heap.newString(stringType, text).slot
            })
        state.pointee.functions[number] = record
        functionCount = max(functionCount, number + 1)
    }

    /// Gives back a function that nothing will call again, as a cell's own statements once they have
    /// run. Its number stays taken: sites may still name it.
    package func unload(function number: Int) {
        guard let function = state.pointee.functions[number] else { return }
        state.pointee.functions[number] = nil
        state.pointee.pc = idle
        free(function)
    }

    private func missingFunctionRecord() -> FunctionPointer {
        let code = FunctionCode(name: "missing")
        code.code = [Instruction(.fail)]
        code.failures = [
            Failure(
                id: "superseded-function",
                "the cells that declared this function have all been run anew",
                hint: "make the value that uses it again")
        ]
        code.ranges = [(0, 0)]
        let record = FunctionPointer.allocate(capacity: 1)
        record.initialize(to: FunctionRecord(code, number: -1) { _ in 0 })
        return record
    }

    private func free(_ function: FunctionPointer) {
        for literal in function.pointee.literalSlots { heap.release(literal) }
        function.pointee.code.deallocate()
        function.pointee.references.deallocate()
        function.pointee.source.release()
        function.deallocate()
    }

    /// The object of an ASCII character, with one more owner.
    @inline(__always)
    package func asciiCharacter(_ code: UInt8) -> Object {
        let object = Object(asciiCharacters[Int(code & 0x7F)])
        object.retain()
        return object
    }

    /// Gives back what globals hold that no code will read again.
    package func releaseGlobals(_ numbers: [Int]) {
        for number in numbers {
            heap.release(state.pointee.globals[number])
            state.pointee.globals[number] = 0
        }
    }

    /// Asks the running program to stop: it fails at its next back edge or call with
    /// `RunError.isInterrupted`. May be called from any thread, and does nothing lasting if
    /// nothing runs.
    package func interrupt() { interruption.request() }

    /// The next 64 bits of the session's generator: SplitMix64 (Steele, Lea and Flood 2014).
    package func nextRandomWord() -> UInt64 {
        randomState &+= 0x9E37_79B9_7F4A_7C15
        var word = randomState
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }

    /// The one instance of a Swift class that a part of the library keeps for this machine: made by
    /// `create` when it is first asked for.
    package func service<Service: AnyObject>(
        _ type: Service.Type = Service.self, create: () -> Service
    ) -> Service {
        let key = ObjectIdentifier(type)
        if let known = services[key] as? Service { return known }
        let made = create()
        services[key] = made
        return made
    }

    /// Objects alive now, literals of loaded functions included.
    package var liveObjectCount: Int { heap.liveObjectCount }

    /// The descriptor's record, for natives that work on values of any type.
    package func type(of descriptor: TypeDescriptor) -> TypePointer {
        typeTable.record(for: descriptor)
    }

    /// The fields of a structure or tuple, for natives that walk over values of any type.
    package func fields(of type: TypePointer) -> UnsafeMutableBufferPointer<TypeRecord.FieldRecord>
    {
        typeTable.fields(of: type)
    }

    /// The parts of a structure or tuple that may be or hold a parameter, in order, where they lie from
    /// the first slot of its fields; looked for once.
    package func parameterParts(of type: TypePointer) -> UnsafeMutableBufferPointer<TypeRecord.Part>
    {
        typeTable.parameterParts(of: type)
    }

    /// The record of descriptor `number`, which must be loaded.
    package func type(number: Int) -> TypePointer { state.pointee.types[number].unsafelyUnwrapped }

    /// Address of a global's first slot.
    package func global(_ index: Int) -> Slots { state.pointee.globals + index }
}
