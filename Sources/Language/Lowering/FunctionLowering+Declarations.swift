import Bytecode

/// Declarations and the values they begin with.
extension FunctionLowering {
    func declare(_ pattern: Pattern, _ initial: Expression?) {
        switch pattern {
        case .variable(let variable):
            guard let initial else {
                _ = declare(variable)
                return
            }
            if variable.storage == .local, !(variable.isCaptured && variable.isMutated) {
                // Straight into the variable's registers.
                let type = descriptor(variable.type)
                let register = builder.allocate(type)
                ownedInto(initial, register)
                own(register, type)
                locations[variable] = .register(register)
                return
            }
            let first = value(initial)
            initialize(variable, with: first)
        case .anything:
            if let initial { release(value(initial)) }
        default:
            guard let initial else {
                for variable in pattern.variables { _ = declare(variable) }
                return
            }
            let whole = owned(value(initial))
            bind(pattern, whole.borrowed)
            release(whole)
        }
    }

    /// Gives a pattern's variables the parts of a value that is known to fit.
    func bind(_ pattern: Pattern, _ whole: Value) {
        switch pattern {
        case .variable(let variable): initialize(variable, with: whole)
        case .tuple(let parts):
            for (part, field) in zip(parts, whole.type.fields) {
                if case .anything = part { continue }
                let piece = component(of: whole, at: field.offset, field.type, nil)
                if piece.isTemporary {
                    bind(part, piece.borrowed)
                    release(piece)
                } else {
                    bind(part, piece)
                }
            }
        default: break
        }
    }
}
