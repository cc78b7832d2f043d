/// Questions about types.
extension Type {
    /// Whether no variable, parameter or dependent member occurs, so that there is nothing to replace.
    var isClosed: Bool {
        switch self {
        case .nominal(_, let arguments): arguments.isEmpty || arguments.allSatisfy(\.isClosed)
        case .tuple(let elements): elements.allSatisfy(\.type.isClosed)
        case .function(let function):
            function.result.isClosed && function.parameters.allSatisfy(\.type.isClosed)
                && function.thrown?.isClosed != false
        case .metatype(let type): type.isClosed
        case .existential(let protocols): protocols.allSatisfy { $0.generic == nil }
        case .error: true
        case .parameter, .member, .variable: false
        }
    }

    /// Whether any variable without a binding, parameter or dependent member occurs.
    var isConcrete: Bool {
        switch self {
        case .nominal(_, let arguments): arguments.allSatisfy(\.isConcrete)
        case .tuple(let elements): elements.allSatisfy(\.type.isConcrete)
        case .function(let function):
            function.result.isConcrete && function.parameters.allSatisfy(\.type.isConcrete)
        case .metatype(let type): type.isConcrete
        case .existential(let protocols):
            protocols.allSatisfy { $0.fixedTypes.values.allSatisfy(\.isConcrete) }
        case .error: true
        case .parameter, .member: false
        case .variable(let variable): variable.binding?.isConcrete ?? false
        }
    }

    var nominal: Nominal? {
        if case .nominal(let nominal, _) = shallow { return nominal }
        return nil
    }

    var arguments: [Type] {
        if case .nominal(_, let arguments) = shallow { return arguments }
        return []
    }

    var isError: Bool {
        if case .error = shallow { return true }
        return false
    }

    var isExistential: Bool {
        if case .existential = shallow { return true }
        return false
    }

    var isAny: Bool {
        if case .existential(let protocols) = shallow { return protocols.isEmpty }
        return false
    }

    var isVoid: Bool {
        if case .tuple(let elements) = shallow { return elements.isEmpty }
        return false
    }

    /// A dependent type whose base is still to be inferred.
    var isWaiting: Bool {
        var type = shallow
        while case .member(let base, _) = type { type = base.shallow }
        if case .variable = type, case .member = shallow { return true }
        return false
    }

    /// Whether an associated type of something still open occurs in it.
    var hasWaiting: Bool {
        if isWaiting { return true }
        switch shallow {
        case .nominal(_, let arguments): return arguments.contains(where: \.hasWaiting)
        case .tuple(let elements): return elements.contains { $0.type.hasWaiting }
        default: return false
        }
    }

    /// Whether it is too large for a program that means it: deeper, or of more parts.
    var isExcessive: Bool {
        var parts = Effort.mostParts
        return !fits(within: &parts) || isDeeper(than: Effort.deepestType)
    }

    private func fits(within parts: inout Int) -> Bool {
        parts -= 1
        if parts < 0 { return false }
        switch shallow {
        case .nominal(_, let arguments):
            for argument in arguments where !argument.fits(within: &parts) { return false }
        case .tuple(let elements):
            for element in elements where !element.type.fits(within: &parts) { return false }
        default: break
        }
        return true
    }

    /// Whether generic arguments lie within each other over more levels than that.
    private func isDeeper(than levels: Int) -> Bool {
        if levels < 0 { return true }
        switch shallow {
        case .nominal(_, let arguments): return arguments.contains { $0.isDeeper(than: levels - 1) }
        case .tuple(let elements): return elements.contains { $0.type.isDeeper(than: levels - 1) }
        default: return false
        }
    }

    var isUnresolvedVariable: Bool {
        if case .variable = shallow { return true }
        return false
    }

    /// A variable of which nothing is known, not even that a literal has its type.
    var isFree: Bool {
        if case .variable(let variable) = shallow { return variable.literal == nil }
        return false
    }

    /// The variable of a literal whose type is still open.
    var openLiteral: TypeVariable.Literal? {
        if case .variable(let variable) = shallow { return variable.literal }
        return nil
    }

    /// Whether a generic parameter occurs in it.
    func mentions(_ parameter: GenericParameter) -> Bool {
        switch shallow {
        case .parameter(let other): other == parameter
        case .nominal(_, let arguments): arguments.contains { $0.mentions(parameter) }
        case .tuple(let elements): elements.contains { $0.type.mentions(parameter) }
        case .function(let function):
            function.result.mentions(parameter)
                || function.thrown?.mentions(parameter) == true
                || function.parameters.contains { $0.type.mentions(parameter) }
        case .metatype(let type), .member(let type, _): type.mentions(parameter)
        case .existential(let protocols):
            protocols.contains { $0.fixedTypes.values.contains { $0.mentions(parameter) } }
        case .variable, .error: false
        }
    }

    /// Whether a nominal type occurs in it.
    func mentions(_ nominal: Nominal) -> Bool { contains { $0.nominal == nominal } }

    /// Whether it is, or is made with, a type of some kind. What a dependent type depends on is no
    /// part of it.
    func contains(_ isWanted: (Type) -> Bool) -> Bool {
        let type = shallow
        if isWanted(type) { return true }
        switch type {
        case .nominal(_, let arguments): return arguments.contains { $0.contains(isWanted) }
        case .tuple(let elements): return elements.contains { $0.type.contains(isWanted) }
        case .function(let function):
            return function.result.contains(isWanted)
                || function.parameters.contains { $0.type.contains(isWanted) }
        case .metatype(let instance): return instance.contains(isWanted)
        default: return false
        }
    }

    /// Whether an associated type of what is behind `any` occurs in it.
    var dependsOnExistential: Bool {
        contains {
            if case .member(let base, _) = $0 { return base.isExistential }
            return false
        }
    }

    /// `X` of `X?`.
    var wrapped: Type? {
        if case .nominal(let nominal, let arguments) = shallow, nominal.isOptional {
            return arguments.first
        }
        return nil
    }

    func isLibrary(_ name: String) -> Bool {
        guard let nominal else { return false }
        return nominal.isLibrary && nominal.name == name
    }
}
