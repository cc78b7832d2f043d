import Bytecode

/// `OperandRoles` in a form that the passes can compare without a call: they ask for it at every
/// instruction, several times.
struct InstructionRoles {
    enum Role { case none, read, write, update, many }

    struct Effects: OptionSet {
        let rawValue: UInt8

        static let stops = Effects(rawValue: OperandRoles.Effects.stops.rawValue)
        static let changesMemory = Effects(rawValue: OperandRoles.Effects.changesMemory.rawValue)
        static let branches = Effects(rawValue: OperandRoles.Effects.branches.rawValue)
        static let calls = Effects(rawValue: OperandRoles.Effects.calls.rawValue)
    }

    let a: Role
    let b: Role
    let c: Role
    let effects: Effects

    /// By the opcode's number.
    static let table: [InstructionRoles] = {
        var table = [InstructionRoles](
            repeating: InstructionRoles(Opcode.jump.operandRoles), count: 256)
        for opcode in Opcode.allCases {
            table[Int(opcode.rawValue)] = InstructionRoles(opcode.operandRoles)
        }
        return table
    }()

    private init(_ roles: OperandRoles) {
        a = Self.role(roles.a)
        b = Self.role(roles.b)
        c = Self.role(roles.c)
        effects = Effects(rawValue: roles.effects.rawValue)
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
