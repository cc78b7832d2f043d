/// What generic parameters stand for.
typealias Substitution = [GenericParameter: Type]

/// Types with parameters and variables replaced.
extension Type {
    /// Replaces parameters (and what depends on them, through `associatedType`).
    func substituting(
        _ map: [GenericParameter: Type], associated: (Type, String) -> Type? = { _, _ in nil }
    ) -> Type {
        if map.isEmpty { return self }
        switch self {
        case .nominal(let nominal, let arguments):
            if arguments.isEmpty { return self }
            return .nominal(nominal, arguments.map { $0.substituting(map, associated: associated) })
        case .tuple(let elements):
            return .tuple(
                elements.map {
                    TupleElement(
                        label: $0.label, type: $0.type.substituting(map, associated: associated))
                })
        case .function(var function):
            for index in function.parameters.indices {
                function.parameters[index].type = function.parameters[index].type.substituting(
                    map, associated: associated)
            }
            function.result = function.result.substituting(map, associated: associated)
            function.thrown = function.thrown?.substituting(map, associated: associated)
            return .function(function)
        case .metatype(let type): return .metatype(type.substituting(map, associated: associated))
        case .parameter(let parameter): return map[parameter] ?? self
        case .member(let base, let name):
            let base = base.substituting(map, associated: associated)
            return associated(base, name) ?? .member(base, name)
        case .variable(let variable):
            if let binding = variable.binding {
                return binding.substituting(map, associated: associated)
            }
            return self
        case .existential(let protocols) where protocols.contains { $0.generic != nil }:
            return .existential(
                protocols.map {
                    $0.replacingFixedTypes { $0.substituting(map, associated: associated) }
                })
        case .existential, .error: return self
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
        switch self {
        case .nominal(let nominal, let arguments):
            arguments.isEmpty ? self : .nominal(nominal, arguments.map(\.resolved))
        case .tuple(let elements):
            .tuple(elements.map { TupleElement(label: $0.label, type: $0.type.resolved) })
        case .function(let function):
            .function(
                FunctionType(
                    parameters: function.parameters.map {
                        var parameter = $0
                        parameter.type = $0.type.resolved
                        return parameter
                    }, result: function.result.resolved, canThrow: function.canThrow,
                    thrown: function.thrown?.resolved))
        case .metatype(let type): .metatype(type.resolved)
        case .member(let base, let name): .member(base.resolved, name)
        case .variable(let variable): variable.binding?.resolved ?? self
        case .existential, .parameter, .error: self
        }
    }
}
