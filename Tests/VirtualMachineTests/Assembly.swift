import Bytecode
import Diagnostics
import RichDisplay
import VirtualMachine

/// Collects what a program writes.
final class RecordedOutput: Output, @unchecked Sendable {
    var text = ""
    func write(_ text: String, to stream: OutputStream) { self.text += text }
    func display(_ bundle: MIMEBundle, id: String?) {}
    func update(_ bundle: MIMEBundle, id: String) {}
    func clear(waitingForNext: Bool) {}
    func readLine(prompt: String, isPassword: Bool) throws -> String? { nil }
}

/// An instruction with three operands.
func op(_ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) -> Instruction {
    Instruction(opcode, a, b, c)
}

/// An instruction with a 32-bit operand.
func wide(_ opcode: Opcode, _ a: Int, _ immediate: Int) -> Instruction {
    Instruction(opcode, a, immediate: immediate)
}

/// Types that the tests' programs use, by number.
enum TestTypes {
    static let int = make(0, "Int", .int)
    static let double = make(1, "Double", .double)
    static let bool = make(2, "Bool", .bool, packing: .byte)
    static let string = make(3, "String", .string, references: [0])
    static let intArray = make(4, "Array<Int>", .array, references: [0], arguments: [int])
    static let boolArray = make(5, "Array<Bool>", .array, references: [0], arguments: [bool])
    static let stringArray = make(6, "Array<String>", .array, references: [0], arguments: [string])
    static let int32 = make(7, "Int32", .integer(.int32), packing: .signedWord)
    static let int32Array = make(8, "Array<Int32>", .array, references: [0], arguments: [int32])
    static let any = make(9, "Any", .existential, references: [0])
    static let anyArray = make(10, "Array<Any>", .array, references: [0], arguments: [any])
    /// A list node: a number and the next node or 0.
    static let node: TypeDescriptor = {
        let node = TypeDescriptor(number: 11, name: "Node", kind: .classInstance)
        node.setLayout(slots: 1, references: [0], payloadSlots: 2, payloadReferences: [1])
        return node
    }()
    /// A struct of a number and a text, two slots, in line.
    static let pair: TypeDescriptor = {
        let pair = TypeDescriptor(number: 12, name: "Pair", kind: .structure)
        pair.setLayout(slots: 2, references: [1])
        pair.fields = [
            .init(name: "n", offset: 0, type: int), .init(name: "s", offset: 1, type: string),
        ]
        return pair
    }()
    static let pairArray = make(13, "Array<Pair>", .array, references: [0], arguments: [pair])
    /// A closure over one text: function number, then the capture.
    static let closure: TypeDescriptor = {
        let closure = TypeDescriptor(number: 14, name: "() -> Int", kind: .function)
        closure.setLayout(slots: 1, references: [0], payloadSlots: 2, payloadReferences: [1])
        return closure
    }()
    /// A struct too large for a frame.
    static let large: TypeDescriptor = {
        let large = TypeDescriptor(number: 15, name: "Large", kind: .structure)
        large.setLayout(
            slots: 1, references: [0], isBoxed: true, payloadSlots: 5, payloadReferences: [4])
        large.fields =
            (0..<4).map { .init(name: "f\($0)", offset: $0, type: int) }
            + [.init(name: "s", offset: 4, type: string)]
        return large
    }()
    static let all = [
        int, double, bool, string, intArray, boolArray, stringArray, int32, int32Array, any,
        anyArray, node, pair, pairArray, closure, large,
    ]

    private static func make(
        _ number: Int, _ name: String, _ kind: TypeDescriptor.Kind, references: [Int] = [],
        packing: TypeDescriptor.Packing = .slots(1), arguments: [TypeDescriptor] = []
    ) -> TypeDescriptor {
        let type = TypeDescriptor(number: number, name: name, kind: kind)
        type.arguments = arguments
        type.setLayout(slots: 1, references: references, packing: packing)
        return type
    }
}

/// A machine with the test types and one function per entry of `functions`; function 0 is run.
struct Program {
    let machine: Machine
    let output = RecordedOutput()

    init(_ functions: [FunctionCode], natives: [Native] = [], byteLimit: Int = 1 << 30) {
        machine = Machine(natives: natives, output: output, byteLimit: byteLimit)
        var delta = ProgramDelta()
        delta.descriptors = TestTypes.all
        delta.functions = functions.enumerated().map { (number: $0.offset, code: $0.element) }
        delta.globalCount = 16
        machine.load(delta)
    }

    /// A program of one function whose results are read from globals.
    init(
        _ code: [Instruction], references: [Int] = [], constants: [UInt64] = [],
        literals: [String] = [], failures: [Failure] = [], natives: [Native] = [],
        byteLimit: Int = 1 << 30
    ) {
        self.init(
            [
                function(
                    code, references: references, constants: constants, literals: literals,
                    failures: failures)
            ], natives: natives, byteLimit: byteLimit)
    }

    func run() throws(RunError) { try machine.run(function: 0) }

    func int(_ global: Int) -> Int { Int(truncatingIfNeeded: machine.global(global)[0]) }
    func double(_ global: Int) -> Double { Double(bitPattern: machine.global(global)[0]) }

    /// Runs and returns what `run` threw.
    func failure() -> RunError? {
        do { try run() } catch { return error }
        return nil
    }
}

/// A function with a frame of 40 slots.
func function(
    _ code: [Instruction], name: String = "test", references: [Int] = [],
    constants: [UInt64] = [], literals: [String] = [], failures: [Failure] = [],
    file: SourceFile? = nil
) -> FunctionCode {
    let function = FunctionCode(name: name)
    function.code = code
    function.frameSize = 40
    function.referenceSlots = references
    function.constants = constants
    function.literals = literals
    function.failures = failures
    function.file = file
    function.ranges = code.indices.map { (Int32($0), Int32($0 + 1)) }
    return function
}
