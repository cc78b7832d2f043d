import Bytecode

/// `OperandRoles` in a form that the passes can compare without a call: they ask for it at every
/// instruction, several times.
struct InstructionRoles {
    enum Role { case none, read, write, update, many }

    struct Effects: OptionSet {
        let rawValue: UInt8

        // Computed, for a stored one of another module's value is looked up each time.
        static var stops: Effects { Effects(rawValue: 1) }
        static var changesMemory: Effects { Effects(rawValue: 2) }
        static var branches: Effects { Effects(rawValue: 4) }
        static var calls: Effects { Effects(rawValue: 8) }

        fileprivate init(_ effects: OperandRoles.Effects) {
            self = []
            if effects.contains(.stops) { insert(.stops) }
            if effects.contains(.changesMemory) { insert(.changesMemory) }
            if effects.contains(.branches) { insert(.branches) }
            if effects.contains(.calls) { insert(.calls) }
        }

        init(rawValue: UInt8) { self.rawValue = rawValue }
    }

    /// Whether an instruction jumps, and with how many bits of distance.
    enum Reach { case none, near, far }

    let a: Role
    let b: Role
    let c: Role
    let effects: Effects
    let reach: Reach

    /// By the opcode's number.
    static let table: [InstructionRoles] = {
        var table = [InstructionRoles](
            repeating: InstructionRoles(.jump), count: 256)
        for opcode in Opcode.allCases { table[opcode.number] = InstructionRoles(opcode) }
        return table
    }()

    private init(_ opcode: Opcode) {
        let roles = opcode.operandRoles
        a = Self.role(roles.a)
        b = Self.role(roles.b)
        c = Self.role(roles.c)
        effects = Effects(roles.effects)
        reach =
            switch opcode {
            case .jump, .loop, .jumpIfTrue, .jumpIfFalse, .jumpIfZero, .jumpIfNotZero, .loopIfTrue,
                .loopIfFalse:
                .far
            case .returnValues, .fail, .failWithMessage, .throwError: .none
            default: effects.contains(.branches) ? .near : .none
            }
    }

    /// How far a jump goes; nil for other instructions.
    func distance(of instruction: Instruction) -> Int? {
        switch reach {
        case .none: nil
        case .near: Int(Int16(bitPattern: instruction.c))
        case .far: instruction.immediate
        }
    }

    private static func role(_ role: OperandRoles.Role) -> Role {
        switch role {
        case .none: .none
        case .read: .read
        case .write: .write
        case .update: .update
        case .many: .many
        }
    }
}
