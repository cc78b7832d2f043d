import Bytecode

extension CodeGraph {
    /// From one place that is jumped to up to the next: reads the original instead of its copy, puts
    /// small constants into instructions, and computes nothing twice.
    mutating func propagateCopies() {
        let isJumpedTo = jumpTargets
        var known = KnownValues()
        for index in code.indices {
            if isJumpedTo[index] { known.forgetAll() }
            if isRemoved[index] { continue }
            useOriginals(at: index, known)
            useConstants(at: index, known)
            let instruction = code[index]
            if let earlier = known.register(of: instruction) {
                code[index] = Instruction(.move, Int(instruction.a), earlier)
            }
            known.forget(changedBy: code[index], self)
            known.remember(code[index], self)
        }
    }

    private mutating func useOriginals(at index: Int, _ known: KnownValues) {
        let instruction = code[index]
        switch instruction.opcode {
        case .move2, .moveMany, .concatenateStrings, .loopStrideTo, .loopStrideThrough: return
        default: break
        }
        let roles = roles(of: instruction)
        if roles.a == .read { code[index].a = known.original(of: instruction.a) }
        if roles.b == .read { code[index].b = known.original(of: instruction.b) }
        if roles.c == .read { code[index].c = known.original(of: instruction.c) }
        // A value of one slot may be taken from where it was copied from.
        if roles.b == .many, instruction.opcode != .addressOfLocal,
            slots(from: Int(instruction.b)).count == 1
        {
            code[index].b = known.original(of: instruction.b)
        }
        if roles.c == .many, slots(from: Int(instruction.c)).count == 1 {
            code[index].c = known.original(of: instruction.c)
        }
    }

    /// `n + 1`, `n < 10` and the like in one instruction.
    private mutating func useConstants(at index: Int, _ known: KnownValues) {
        let instruction = code[index]
        let (a, b, c) = (instruction.a, instruction.b, instruction.c)
        func add(_ register: UInt16, _ number: Int) {
            code[index] = Instruction(.addIntImmediate, Int(a), Int(register), number)
        }
        switch instruction.opcode {
        case .move:
            if let load = known.load(of: b) {
                code[index] = load
                code[index].a = a
            }
        case .offsetAddress:
            if c == 0 { code[index].opcode = .move }
        case .addInt:
            if let number = known.small(c) {
                add(b, number)
            } else if let number = known.small(b) {
                add(c, number)
            }
        case .subtractInt:
            if let number = known.small(c), number > -0x8000 { add(b, -number) }
        default:
            guard let forms = instruction.opcode.immediateForms else { return }
            if let number = known.small(b) {
                code[index].opcode = forms.right
                code[index].b = UInt16(truncatingIfNeeded: number)
            } else if let number = known.small(a) {
                code[index].opcode = forms.left
                code[index].a = b
                code[index].b = UInt16(truncatingIfNeeded: number)
            }
        }
    }
}

extension Opcode {
    /// The jumps that compare with a constant on the right, and on the left.
    fileprivate var immediateForms: (right: Opcode, left: Opcode)? {
        switch self {
        case .jumpIfEqualInt: (.jumpIfEqualImmediate, .jumpIfEqualImmediate)
        case .jumpIfNotEqualInt: (.jumpIfNotEqualImmediate, .jumpIfNotEqualImmediate)
        case .jumpIfLessInt: (.jumpIfLessImmediate, .jumpIfGreaterImmediate)
        case .jumpIfLessOrEqualInt:
            (.jumpIfLessOrEqualImmediate, .jumpIfGreaterOrEqualImmediate)
        default: nil
        }
    }
}

/// What registers are known to hold at one place.
private struct KnownValues {
    /// What a result depends on besides its operands.
    private enum Source {
        case operands
        /// Numbers in memory.
        case numbers
        /// References in memory: objects, where their parts lie.
        case references
        /// That an object has one owner.
        case ownership
    }

    private var copies: [(copy: UInt16, original: UInt16)] = []
    private var constants: [(register: UInt16, load: Instruction)] = []
    /// Results of instructions that would give the same again.
    private var results: [(instruction: Instruction, source: Source)] = []
    private let limit = 24
    /// A bit for every 64th register, set where something is known of one of them or by it: most
    /// instructions write what nothing is known of.
    private var mentioned: UInt64 = 0

    mutating func forgetAll() {
        if mentioned == 0 { return }
        copies.removeAll(keepingCapacity: true)
        constants.removeAll(keepingCapacity: true)
        results.removeAll(keepingCapacity: true)
        mentioned = 0
    }

    private mutating func mention(_ register: UInt16) { mentioned |= 1 << UInt64(register & 63) }

    func original(of register: UInt16) -> UInt16 {
        if copies.isEmpty { return register }
        return copies.last { $0.copy == register }?.original ?? register
    }

    /// The instruction that loads the constant in a register.
    func load(of register: UInt16) -> Instruction? {
        if constants.isEmpty { return nil }
        return constants.last { $0.register == register }?.load
    }

    /// A constant of 16 bits.
    func small(_ register: UInt16) -> Int? {
        guard let load = load(of: register), load.opcode == .loadImmediate,
            let small = Int16(exactly: load.immediate)
        else { return nil }
        return Int(small)
    }

    /// The register that holds already what the instruction would compute.
    func register(of instruction: Instruction) -> Int? {
        guard !results.isEmpty else { return nil }
        return results.last {
            $0.instruction.opcode == instruction.opcode && $0.instruction.b == instruction.b
                && $0.instruction.c == instruction.c
        }.map { Int($0.instruction.a) }
    }

    mutating func forget(changedBy instruction: Instruction, _ graph: CodeGraph) {
        // A closure that took the whole graph with it would copy it at each instruction.
        let isAddressed = graph.isAddressed
        graph.forEachWrite(instruction) { register in
            if mentioned >> UInt64(register & 63) & 1 != 0 { forget(UInt16(register)) }
            if isAddressed.contains(register) { results.removeAll { $0.source != .operands } }
        }
        guard graph.roles(of: instruction).effects.contains(.changesMemory) else { return }
        if mentioned == 0 { return }
        copies.removeAll {
            isAddressed.contains(Int($0.copy)) || isAddressed.contains(Int($0.original))
        }
        if graph.storesNumber(instruction) {
            return results.removeAll { $0.source == .numbers }
        }
        switch instruction.opcode {
        case .retain, .copyReference, .loadReference, .loadLiteral, .newObject, .sharedCase:
            results.removeAll { $0.source == .ownership }
        case .projectElement:
            // An array that one element was changed in is not copied for the next.
            let isOwn = results.contains {
                $0.instruction.opcode == .projectElement && $0.instruction.b == instruction.b
            }
            if !isOwn { results.removeAll { $0.source == .numbers || $0.source == .references } }
        case .projectPayload:
            results.removeAll { $0.source == .numbers || $0.source == .references }
        default: results.removeAll { $0.source != .operands }
        }
    }

    private mutating func forget(_ register: UInt16) {
        if !copies.isEmpty {
            copies.removeAll { $0.copy == register || $0.original == register }
        }
        if !constants.isEmpty { constants.removeAll { $0.register == register } }
        if !results.isEmpty {
            results.removeAll {
                $0.instruction.a == register || $0.instruction.b == register
                    || $0.instruction.c == register
            }
        }
    }

    mutating func remember(_ instruction: Instruction, _ graph: CodeGraph) {
        let register = Int(instruction.a)
        guard graph.roles(of: instruction).a == .write, graph.isFree(register) else { return }
        switch instruction.opcode {
        case .move:
            let original = Int(instruction.b)
            guard !graph.isAddressed.contains(original), original != register,
                copies.count < limit
            else { return }
            copies.append((instruction.a, instruction.b))
            mention(instruction.a)
            mention(instruction.b)
        case .loadImmediate, .loadConstant:
            guard constants.count < limit else { return }
            constants.append((instruction.a, instruction))
            mention(instruction.a)
        case .loadIndirect, .loadSlot, .arrayGet:
            remember(instruction, graph.borrowed.contains(register) ? .references : .numbers)
        case .arrayGetByte, .arrayGetWord: remember(instruction, .numbers)
        case .arrayElementAddress, .arrayCount: remember(instruction, .references)
        case .projectElement, .projectPayload: remember(instruction, .ownership)
        case .addressOfLocal, .addressOfSlot, .offsetAddress, .addInt, .subtractInt, .multiplyInt,
            .addIntImmediate, .addDouble, .subtractDouble, .multiplyDouble, .divideDouble,
            .intToDouble, .addFloat, .subtractFloat, .multiplyFloat, .divideFloat:
            remember(instruction, .operands)
        default: break
        }
    }

    private mutating func remember(_ instruction: Instruction, _ source: Source) {
        // A result in one of its own operands is no result of the same again.
        guard instruction.a != instruction.b, instruction.a != instruction.c else { return }
        if results.count == limit { results.removeFirst() }
        results.append((instruction, source))
        mention(instruction.a)
        mention(instruction.b)
        mention(instruction.c)
    }
}
