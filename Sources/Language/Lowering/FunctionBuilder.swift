import Bytecode
import Diagnostics

/// Writes the code of one function: registers, labels, constants.
///
/// Registers of one shape (which of their slots hold references) are reused only for that shape, so
/// that the list of reference slots is right at every instruction and the unwinder needs no maps.
/// Windows of calls lie behind all registers; their place is known, and filled in, at the end.
final class FunctionBuilder {
    /// A number in window space: `window + k` is slot k of the call's window.
    static let window = 1 << 20

    struct Label { fileprivate let index: Int }

    private struct Shape: Hashable {
        var slots: Int
        var references: [Int]
    }

    let code: FunctionCode
    private var next: Int
    /// Of one slot, which most are, for plain values and for references.
    private var freePlain: [Int] = []
    private var freeReferences: [Int] = []
    private var freeOthers: [Shape: [Int]] = [:]
    /// For each register, where the value that it is part of ends at the latest.
    private var valueEnds: [Int]
    /// Registers of borrowed objects and addresses.
    private var borrowed: Set<Int> = []
    private static let mostBorrowed = 64
    private var windowSize = 0
    private var windowUses: [(instruction: Int, operand: Int)] = []
    private var labels: [Int?] = []
    private var jumps: [(instruction: Int, label: Int, isShort: Bool)] = []
    private var constantIndex: [UInt64: Int] = [:]
    /// By their bytes: texts may be equal and differ in their scalars.
    private var literalIndex: [[UInt8]: Int] = [:]
    /// Source of what is written next.
    var range: (start: Int32, end: Int32) = (0, 0)
    /// Reference slots handed out so far, in order; scopes remember a position in it.
    private(set) var referenceSlots: [Int] = []

    init(name: String, file: SourceFile?, parameterSlots: Int, resultSlots: Int) {
        code = FunctionCode(name: name)
        code.file = file
        code.parameterSlots = parameterSlots
        code.resultSlots = resultSlots
        next = max(parameterSlots, resultSlots)
        valueEnds = [Int](repeating: next, count: next)
    }

    var position: Int { code.code.count }

    // MARK: Registers

    func allocate(_ type: TypeDescriptor) -> Int {
        allocate(slots: type.slots, references: type.references)
    }

    func allocate(slots: Int = 1, references: [Int] = []) -> Int {
        if slots == 0 { return next }
        let known =
            slots > 1
            ? freeOthers[Shape(slots: slots, references: references)]?.popLast()
            : references.isEmpty ? freePlain.popLast() : freeReferences.popLast()
        if let known { return known }
        return allocateFresh(slots: slots, references: references)
    }

    private func allocateFresh(slots: Int, references: [Int]) -> Int {
        let register = next
        next += slots
        for _ in 0..<slots { valueEnds.append(next) }
        for offset in references { referenceSlots.append(register + offset) }
        return register
    }

    func deallocate(_ register: Int, _ type: TypeDescriptor) {
        deallocate(register, slots: type.slots, references: type.references)
    }

    func deallocate(_ register: Int, slots: Int = 1, references: [Int] = []) {
        if slots == 0 { return }
        if slots > 1 {
            freeOthers[Shape(slots: slots, references: references), default: []].append(register)
        } else if references.isEmpty {
            freePlain.append(register)
        } else {
            freeReferences.append(register)
        }
    }

    /// Reference slots that something holds now: what the unwinder leaves to a handler that begins here.
    var busyReferenceSlots: Set<Int> {
        var busy = Set(referenceSlots)
        busy.subtract(freeReferences)
        for (shape, registers) in freeOthers {
            for register in registers { busy.subtract(shape.references.map { register + $0 }) }
        }
        return busy
    }

    /// A plain register for a borrowed object or an address. Few are reused, so that passes over the
    /// code see when the same thing is borrowed again.
    func allocateBorrowed() -> Int {
        guard borrowed.count < Self.mostBorrowed else { return allocate() }
        let register = allocateFresh(slots: 1, references: [])
        borrowed.insert(register)
        return register
    }

    func deallocateBorrowed(_ register: Int) {
        if !borrowed.contains(register) { deallocate(register) }
    }

    /// Makes room for a call with this many argument and result slots; answers the first argument's place.
    func openWindow(slots: Int) -> Int {
        windowSize = max(windowSize, slots + 3)
        return Self.window + 3
    }

    // MARK: Instructions

    func emit(_ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
        note(a, 0)
        note(b, 1)
        note(c, 2)
        append(Instruction(opcode, strip(a), strip(b), strip(c)))
    }

    func emit(_ opcode: Opcode, _ a: Int = 0, immediate: Int) {
        note(a, 0)
        append(Instruction(opcode, strip(a), immediate: immediate))
    }

    private func append(_ instruction: Instruction) {
        code.code.append(instruction)
        code.ranges.append(range)
    }

    private func note(_ register: Int, _ operand: Int) {
        if register >= Self.window { windowUses.append((position, operand)) }
    }

    private func strip(_ register: Int) -> Int {
        register >= Self.window ? register - Self.window : register
    }

    func loadInteger(_ register: Int, _ value: Int) {
        if let small = Int32(exactly: value) {
            emit(.loadImmediate, register, immediate: Int(small))
        } else {
            loadConstant(register, UInt64(bitPattern: Int64(value)))
        }
    }

    func loadConstant(_ register: Int, _ bits: UInt64) {
        let index: Int
        if let known = constantIndex[bits] {
            index = known
        } else {
            index = code.constants.count
            code.constants.append(bits)
            constantIndex[bits] = index
        }
        emit(.loadConstant, register, immediate: index)
    }

    func literal(_ text: String) -> Int {
        let bytes = Array(text.utf8)
        if let known = literalIndex[bytes] { return known }
        code.literals.append(text)
        literalIndex[bytes] = code.literals.count - 1
        return code.literals.count - 1
    }

    func fail(_ failure: Failure) {
        code.failures.append(failure)
        emit(.fail, immediate: code.failures.count - 1)
    }

    // MARK: Labels

    func label() -> Label {
        labels.append(nil)
        return Label(index: labels.count - 1)
    }

    func place(_ label: Label) { labels[label.index] = position }

    func jump(_ opcode: Opcode = .jump, _ a: Int = 0, to label: Label) {
        jumps.append((position, label.index, false))
        emit(opcode, a, immediate: 0)
    }

    /// A fused compare and jump. Its reach is short; `finish` reports functions that are too long for it.
    func jump(_ opcode: Opcode, _ a: Int, _ b: Int, to label: Label) {
        jumps.append((position, label.index, true))
        emit(opcode, a, b, 0)
    }

    func addHandler(start: Label, end: Label, target: Label, slot: Int, releasing: [Int]) {
        handlers.append((start.index, end.index, target.index, slot, releasing))
    }

    private var handlers: [(Int, Int, Int, Int, [Int])] = []

    /// Settles jumps and windows. Nil if a short jump does not reach (a function of over 30,000 instructions).
    ///
    /// - Parameters:
    ///   - kept: registers whose value counts also when the function fails half-way.
    ///   - runsOnce: whether it is a cell's own code.
    func finish(keeping kept: [Int] = [], runsOnce: Bool = false) -> FunctionCode? {
        for (instruction, label, isShort) in jumps {
            guard let target = labels[label] else { continue }
            let distance = target - (instruction + 1)
            if isShort {
                guard let short = Int16(exactly: distance) else { return nil }
                code.code[instruction].c = UInt16(bitPattern: short)
            } else {
                let old = code.code[instruction]
                code.code[instruction] = Instruction(old.opcode, Int(old.a), immediate: distance)
            }
        }
        guard next + windowSize <= 0xFFFF else { return nil }
        for (instruction, operand) in windowUses {
            switch operand {
            case 0: code.code[instruction].a += UInt16(next)
            case 1: code.code[instruction].b += UInt16(next)
            default: code.code[instruction].c += UInt16(next)
            }
        }
        code.handlers = handlers.map {
            FunctionCode.Handler(
                start: labels[$0.0] ?? 0, end: labels[$0.1] ?? 0, target: labels[$0.2] ?? 0,
                slot: $0.3, releasing: $0.4)
        }
        code.frameSize = next + windowSize
        code.referenceSlots = referenceSlots
        // Making code shorter takes longer than running it once.
        if runsOnce, !code.hasLoops { return code }
        CodeOptimizer.optimize(
            code, RegisterUse(window: next, valueEnds: valueEnds, borrowed: borrowed, kept: kept))
        return code
    }
}

extension FunctionCode {
    /// Whether something in it jumps back.
    fileprivate var hasLoops: Bool {
        let roles = InstructionRoles.table
        return code.contains { roles[$0.opcode.number].distance(of: $0).map { $0 < 0 } ?? false }
    }
}
