/// Types with parameters and variables replaced.
extension Type {
    /// Replaces parameters (and what depends on them, through `associatedType`).
    func substituting(
        _ map: Substitution, associated: (Type, String) -> Type? = { _, _ in nil }
    ) -> Type {
        if map.isEmpty || isClosed { return self }
        switch self {
        case .parameter(let parameter): return map[parameter] ?? self
        case .member(let base, let name):
            let base = base.substituting(map, associated: associated)
            return associated(base, name) ?? .member(base, name)
        case .variable(let variable):
            return variable.binding?.substituting(map, associated: associated) ?? self
        default: return mapParts { $0.substituting(map, associated: associated) }
        }
    }

    /// The same with the types that it is made of replaced: arguments, elements, parameters, results.
    func mapParts(_ replace: (Type) -> Type) -> Type {
        switch self {
        case .nominal(let nominal, let arguments):
            return arguments.isEmpty ? self : .nominal(nominal, arguments.map(replace))
        case .tuple(let elements):
            return .tuple(elements.map { TupleElement(label: $0.label, type: replace($0.type)) })
        case .function(var function):
            for index in function.parameters.indices {
                function.parameters[index].type = replace(function.parameters[index].type)
            }
            function.result = replace(function.result)
            function.thrown = function.thrown.map(replace)
            return .function(function)
        case .metatype(let type): return .metatype(replace(type))
        case .member(let base, let name): return .member(replace(base), name)
        case .existential(let protocols) where protocols.contains { $0.generic != nil }:
            return .existential(protocols.map { $0.replacingFixedTypes(replace) })
        case .existential, .parameter, .variable, .error: return self
        }
    }

    /// The outermost binding, where this is a bound variable.
    var shallow: Type {
        var type = self
        while case .variable(let variable) = type, let binding = variable.binding { type = binding }
        return type
    }

    /// With all bound variables replaced.
    var resolved: Type {
        if case .variable(let variable) = self { return variable.binding?.resolved ?? self }
        return isClosed ? self : mapParts(\.resolved)
    }
}
