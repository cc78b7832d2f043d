import Bytecode
import Diagnostics
import RichDisplay
import StandardLibrary
import TensorEngine
import Testing
import VirtualMachine

/// All suites that use the engine, which has one state for the whole process.
@Suite(.serialized) enum StandardLibraryTests {}

/// Collects what a program shows.
final class RecordedOutput: Output, @unchecked Sendable {
    var text = ""
    var displays: [(bundle: MIMEBundle, id: String?)] = []
    var updates: [(bundle: MIMEBundle, id: String)] = []

    func write(_ text: String, to stream: OutputStream) { self.text += text }
    func display(_ bundle: MIMEBundle, id: String?) { displays.append((bundle, id)) }
    func update(_ bundle: MIMEBundle, id: String) { updates.append((bundle, id)) }
    func clear(waitingForNext: Bool) {}
    func readLine(prompt: String, isPassword: Bool) throws -> String? { nil }
}

/// A machine with the whole library, whose natives are called one at a time, as compiled code
/// calls them: arguments lie in globals, and so do results.
final class LibraryMachine {
    /// One argument of a call.
    enum Argument {
        case value(any MachineValue)
        /// A global's slots as they are: a value of a type that only the machine knows.
        case slots(Int, count: Int)
        /// The address of a global's slots: `inout`.
        case address(Int)
        /// A generic argument.
        case type(TypeDescriptor)
    }

    let output = RecordedOutput()
    let machine: Machine
    private var functions = 0
    private var globals = 0
    private var descriptors = 0

    init() {
        machine = Machine(natives: Catalog.library.natives, output: output)
        CellServices.startSession()
        CellServices.begin(machine)
    }

    // The engine must not look at the flag of a machine that is gone.
    deinit { Engine.interruptFlag = nil }

    /// A new type, loaded.
    func type(
        _ name: String, _ kind: TypeDescriptor.Kind, slots: Int = 1, references: [Int] = [0],
        isBoxed: Bool = false, payload: Int? = nil, payloadReferences: [Int]? = nil,
        fields: [TypeDescriptor.Field] = [], arguments: [TypeDescriptor] = []
    ) -> TypeDescriptor {
        let type = TypeDescriptor(number: descriptors, name: name, kind: kind)
        descriptors += 1
        type.fields = fields
        type.arguments = arguments
        type.setLayout(
            slots: slots, references: references, isBoxed: isBoxed, payloadSlots: payload,
            payloadReferences: payloadReferences)
        var delta = ProgramDelta()
        delta.descriptors = [type]
        machine.load(delta)
        return type
    }

    /// Room for a value of `count` slots in globals; returns the first's number.
    func room(_ count: Int = 1) -> Int {
        defer { globals += count }
        return globals
    }

    /// Puts an owned value into globals.
    func store(_ value: some MachineValue) throws -> Int {
        func slots<Value: MachineValue>(_ value: Value) -> Int { Value.slotCount }
        let place = room(slots(value))
        try value.store(to: machine.global(place), in: machine)
        return place
    }

    /// One call of a native, whose results go to globals from `result` on.
    struct Call {
        let text: String
        let arguments: [Argument]
        let result: Int
        var resultSlots = 1
    }

    /// Calls the native whose text contains `text`; returns the number of the global where its
    /// results, `resultSlots` of them, begin.
    func call(_ text: String, _ arguments: [Argument], resultSlots: Int = 1) throws -> Int {
        let result = room(max(1, resultSlots))
        try run([
            Call(text: text, arguments: arguments, result: result, resultSlots: resultSlots)
        ])
        return result
    }

    /// Makes several calls in one run of the machine: recording ends with a run.
    func run(_ calls: [Call]) throws {
        let code = FunctionCode(name: "test")
        for call in calls { try append(call, to: code) }
        code.code.append(Instruction(.returnValues))
        var delta = ProgramDelta()
        delta.functions = [(number: functions, code: code)]
        delta.globalCount = globals
        machine.load(delta)
        functions += 1
        do {
            try machine.run(function: functions - 1)
        } catch {
            throw error.failure
        }
    }

    private func append(_ call: Call, to code: FunctionCode) throws {
        let window = 1
        var place = window + 3
        func load(_ global: Int, count: Int) {
            for slot in 0..<count {
                code.code.append(Instruction(.loadGlobal, place, immediate: global + slot))
                place += 1
            }
        }
        for argument in call.arguments {
            switch argument {
            case .value(let value):
                func slots<Value: MachineValue>(_ value: Value) -> Int { Value.slotCount }
                load(try store(value), count: slots(value))
            case .slots(let global, let count): load(global, count: count)
            case .address(let global):
                code.code.append(Instruction(.addressOfGlobal, place, immediate: global))
                place += 1
            case .type(let type):
                code.code.append(Instruction(.loadImmediate, place, immediate: type.number))
                place += 1
            }
        }
        code.code.append(
            Instruction(.callNative, window, immediate: try native(call.text)))
        for slot in 0..<call.resultSlots {
            code.code.append(
                Instruction(.storeGlobal, window + 3 + slot, immediate: call.result + slot))
        }
        code.frameSize = max(code.frameSize, place + 1, window + call.resultSlots + 4)
    }

    /// Calls a native and reads its result.
    func call<Result: MachineValue>(
        _ text: String, _ arguments: [any MachineValue], as type: Result.Type = Result.self
    ) throws -> Result {
        let place = try call(
            text, arguments.map { .value($0) }, resultSlots: Result.slotCount)
        return try Result.load(from: machine.global(place), in: machine)
    }

    /// The numbers of a tensor that a native gives.
    func numbers(_ text: String, _ arguments: [any MachineValue]) throws -> [Double] {
        try call(text, arguments, as: Tensor.self).scalars(as: Double.self)
    }

    /// The failure of a call that must fail.
    func failure(_ text: String, _ arguments: [any MachineValue]) -> Failure? {
        do {
            _ = try call(text, arguments.map { .value($0) })
        } catch let failure as Failure {
            return failure
        } catch {}
        return nil
    }

    /// The one native whose context and text contain `text`, as in `extension Tensor var count`.
    private func native(_ text: String) throws -> Int {
        var found: [Int] = []
        for declaration in Catalog.library.declarations {
            guard case .native(let number) = declaration.implementation else { continue }
            let lines = declaration.text.split(separator: "\n").filter { !$0.hasPrefix("///") }
            let whole = (declaration.context ?? "") + " " + lines.joined(separator: "\n")
            if whole.contains(text) { found.append(number) }
        }
        guard found.count == 1 else {
            throw Failure(
                id: "no-such-native", "\(found.count) natives' texts contain \(text)")
        }
        return found[0]
    }
}

/// Whether numbers agree, element by element.
func expectClose(
    _ actual: [Double], _ expected: [Double], tolerance: Double = 1e-6,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(actual.count == expected.count, sourceLocation: sourceLocation)
    for (index, (a, b)) in zip(actual, expected).enumerated() {
        #expect(
            (a - b).magnitude <= tolerance, "element \(index): \(a), expected \(b)",
            sourceLocation: sourceLocation)
    }
}

/// A Float32 tensor of the numbers, row by row.
func tensor(_ numbers: [Float], _ shape: [Int]? = nil) throws -> Tensor {
    try Tensor(numbers, shape: Shape(shape ?? [numbers.count]))
}
