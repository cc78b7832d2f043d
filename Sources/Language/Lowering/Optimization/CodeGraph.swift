import Bytecode

/// A function's code while passes work on it.
///
/// Jumps are kept as the numbers of the instructions they lead to. Passes change instructions in
/// place or mark them removed; `rebuild` closes the gaps at the end.
struct CodeGraph {
    var code: [Instruction]
    /// Where each jump leads; -1 for other instructions.
    var targets: [Int]
    var isRemoved: [Bool]
    /// Instructions to run once on the way into a loop, by the number of its first instruction, with
    /// the loop's last.
    var entries: [Int: (last: Int, code: [(instruction: Instruction, origin: Int)])] = [:]
    /// Instructions to run once more before one, by its number.
    var repeated: [Int: Range<Int>] = [:]
    private let roles: [InstructionRoles]

    let resultSlots: Int
    /// The first slot of the calls' windows.
    let window: Int
    let registerCount: Int
    let handlers: [FunctionCode.Handler]
    /// Registers that more than the instructions naming them may read or write: passes leave them be.
    var isPinned: RegisterSet
    /// Those of them that memory instructions and calls may change.
    private(set) var isAddressed: RegisterSet
    /// Registers that own what they refer to.
    let isReference: RegisterSet
    private let valueEnds: [Int]
    /// Registers of borrowed objects and addresses.
    let borrowed: Set<Int>
    /// Registers whose value counts when the function fails half-way: a cell's variables.
    let isKept: RegisterSet

    init(_ function: FunctionCode, _ use: RegisterUse) {
        code = function.code
        let roles = InstructionRoles.table
        self.roles = roles
        targets = function.code.enumerated().map { index, instruction in
            roles[instruction.opcode.number].distance(of: instruction).map { index + 1 + $0 } ?? -1
        }
        isRemoved = [Bool](repeating: false, count: code.count)
        resultSlots = function.resultSlots
        window = use.window
        borrowed = use.borrowed
        valueEnds = use.valueEnds
        registerCount = max(function.frameSize, resultSlots, 1)
        handlers = function.handlers
        isPinned = RegisterSet(count: registerCount)
        isAddressed = isPinned
        var isKept = isPinned
        for register in use.kept { isKept.insert(register) }
        self.isKept = isKept
        for register in function.referenceSlots { isPinned.insert(register) }
        isReference = isPinned
        for instruction in code where instruction.opcode == .addressOfLocal {
            for slot in slots(from: Int(instruction.b)) {
                isPinned.insert(slot)
                isAddressed.insert(slot)
            }
        }
    }

    /// The slots of a value whose width the instruction does not say, or more.
    func slots(from start: Int) -> Range<Int> {
        let end = valueEnds.indices.contains(start) ? valueEnds[start] : registerCount
        return start..<max(end, start + 1)
    }

    @inline(__always)
    func roles(of instruction: Instruction) -> InstructionRoles {
        roles[instruction.opcode.number]
    }

    /// Whether a pass may take a register's reads and writes to be all there is.
    func isFree(_ register: Int) -> Bool { !isPinned.contains(register) }

    // MARK: What instructions read and write

    @inline(__always)
    func forEachRead(_ instruction: Instruction, _ body: (Int) -> Void) {
        let (a, b, c) = (Int(instruction.a), Int(instruction.b), Int(instruction.c))
        switch instruction.opcode {
        case .move2:
            body(b)
            body(b + 1)
        case .moveMany: for slot in b..<b + c { body(slot) }
        case .concatenateStrings: for slot in c..<c + b { body(slot) }
        case .returnValues: for slot in 0..<resultSlots { body(slot) }
        case .loopStrideTo, .loopStrideThrough: for slot in a...a + 2 { body(slot) }
        default:
            let roles = roles(of: instruction)
            if roles.a == .read || roles.a == .update { body(a) }
            if roles.b == .read || roles.b == .update { body(b) }
            if roles.c == .read || roles.c == .update { body(c) }
            if roles.b == .many { for slot in slots(from: b) { body(slot) } }
            if roles.c == .many { for slot in slots(from: c) { body(slot) } }
            if roles.effects.contains(.calls) { for slot in window..<registerCount { body(slot) } }
        }
    }

    @inline(__always)
    func forEachWrite(_ instruction: Instruction, _ body: (Int) -> Void) {
        let (a, b, c) = (Int(instruction.a), Int(instruction.b), Int(instruction.c))
        switch instruction.opcode {
        case .move2:
            body(a)
            body(a + 1)
        case .moveMany: for slot in a..<a + c { body(slot) }
        default:
            let roles = roles(of: instruction)
            if roles.a == .write || roles.a == .update { body(a) }
            if roles.b == .update { body(b) }
            if roles.c == .update { body(c) }
            if roles.a == .many { for slot in slots(from: a) { body(slot) } }
            if roles.effects.contains(.calls) { for slot in window..<registerCount { body(slot) } }
        }
    }

    // MARK: Jumps

    /// Where jumps and handlers lead, the end of the code included.
    var jumpTargets: [Bool] {
        var isTarget = [Bool](repeating: false, count: code.count + 1)
        for index in code.indices where targets[index] >= 0 && !isRemoved[index] {
            isTarget[targets[index]] = true
        }
        for handler in handlers { isTarget[handler.target] = true }
        return isTarget
    }

    /// The first instruction from `index` on that is still there.
    func kept(from index: Int) -> Int {
        var index = index
        while index < code.count, isRemoved[index] { index += 1 }
        return index
    }
}

extension Opcode {
    /// Whether the next instruction never follows.
    var endsBlock: Bool {
        switch self {
        case .jump, .loop, .returnValues, .fail, .failWithMessage, .throwError: true
        default: false
        }
    }
}
