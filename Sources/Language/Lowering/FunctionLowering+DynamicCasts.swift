import Bytecode

/// Casts that have to look into a value while the program runs.
extension FunctionLowering {
    /// Whether what fails to be of the type itself may still become one: elements are cast one by one,
    /// and `Any` may hold an optional.
    func mayBeCast(_ source: Type, to wanted: Type) -> Bool {
        if source == wanted { return false }
        if case .existential = source { return true }
        if case .metatype = source, case .metatype = wanted { return true }
        return isContainer(source) || isContainer(wanted)
    }

    private func isContainer(_ type: Type) -> Bool {
        type.wrapped != nil || ["Array", "Dictionary", "Set"].contains(where: type.isLibrary)
    }

    /// The borrowed value as an optional of the type.
    func dynamicCast(_ content: Value, _ source: Type, _ wanted: Type) -> Value? {
        guard let function = compiler.libraryFunction("_cast"),
            function.signature.parameters.count == 2
        else { return nil }
        needWitnesses(within: wanted)
        let place = function.range
        let subject = Expression(.placeholder, source, place)
        placeholders[ObjectIdentifier(subject)] = content.borrowed
        defer { placeholders[ObjectIdentifier(subject)] = nil }
        let parameters = function.signature.parameters
        let made = Expression(
            .call(
                function, [parameters[0]: source, parameters[1]: wanted], base: nil,
                [Argument(value: subject)]), environment.optional(wanted), place)
        return owned(value(made))
    }

    /// Any type may turn out to be behind a protocol.
    private func needWitnesses(within type: Type) {
        switch type {
        case .existential(let protocols): protocols.forEach(compiler.needWitnessesEverywhere)
        case .nominal(_, let arguments): arguments.forEach(needWitnesses)
        default: break
        }
    }
}
