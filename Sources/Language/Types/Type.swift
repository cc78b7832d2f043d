/// A type of the language, as the checker thinks of it.
///
/// Within a generic body `parameter` stands for whatever the caller chooses; the compiler replaces it
/// when it compiles the body for concrete types. `variable` stands for what is still to be inferred.
indirect enum Type: Hashable {
    case nominal(Nominal, [Type])
    case tuple([TupleElement])
    case function(FunctionType)
    case metatype(Type)
    /// `any P & Q`; `Any` with no protocols.
    case existential([Nominal])
    case parameter(GenericParameter)
    /// An associated type of something not yet concrete: `S.Element`.
    case member(Type, String)
    case variable(TypeVariable)
    /// Something already reported; fits everywhere, so that one mistake gives one message.
    case error

    struct TupleElement: Hashable {
        var label: String?
        var type: Type
    }

    static var void: Type { .tuple([]) }
    static var any: Type { .existential([]) }
}

struct FunctionType: Hashable {
    struct Parameter: Hashable {
        var type: Type
        var isInout = false
        var isAutoclosure = false
        var isVariadic = false
    }

    var parameters: [Parameter]
    var result: Type
    var canThrow = false
}

/// A place for a type that inference will find. Bindings are undone through `Solver.trail`.
final class TypeVariable: Hashable {
    /// What a literal may become, when the variable stands for the type of one.
    enum Literal: Int, Comparable {
        case integer, float, string, boolean, character

        static func < (left: Literal, right: Literal) -> Bool { left.rawValue < right.rawValue }

        var protocolName: String {
            switch self {
            case .integer: "ExpressibleByIntegerLiteral"
            case .float: "ExpressibleByFloatLiteral"
            case .string: "ExpressibleByStringLiteral"
            case .boolean: "ExpressibleByBooleanLiteral"
            case .character: "ExpressibleByStringLiteral"
            }
        }
    }

    var binding: Type?
    var literal: Literal?

    init(literal: Literal? = nil) { self.literal = literal }

    static func == (left: TypeVariable, right: TypeVariable) -> Bool { left === right }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// `T` in `func f<T>`, with what is required of it.
final class GenericParameter: Hashable {
    let name: String
    /// Protocols it conforms to; settled before any body is checked.
    var constraints: [Nominal] = []
    /// `where T.Element == X` and `where T.Element: P`, by associated type name.
    var associated: [String: AssociatedRequirement] = [:]

    struct AssociatedRequirement {
        var equal: Type?
        var constraints: [Nominal] = []
    }

    init(name: String) { self.name = name }

    static func == (left: GenericParameter, right: GenericParameter) -> Bool { left === right }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

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
        case .existential, .error: return self
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
        case .existential, .error: true
        case .parameter, .member: false
        case .variable(let variable): variable.binding?.isConcrete ?? false
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
                    }, result: function.result.resolved, canThrow: function.canThrow))
        case .metatype(let type): .metatype(type.resolved)
        case .member(let base, let name): .member(base.resolved, name)
        case .variable(let variable): variable.binding?.resolved ?? self
        case .existential, .parameter, .error: self
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

    var isUnresolvedVariable: Bool {
        if case .variable = shallow { return true }
        return false
    }

    /// The variable of a literal whose type is still open.
    var openLiteral: TypeVariable.Literal? {
        if case .variable(let variable) = shallow { return variable.literal }
        return nil
    }

    /// `X` of `X?`.
    var wrapped: Type? {
        if case .nominal(let nominal, let arguments) = shallow, nominal.name == "Optional",
            nominal.isLibrary
        {
            return arguments.first
        }
        return nil
    }

    func isLibrary(_ name: String) -> Bool {
        guard let nominal else { return false }
        return nominal.isLibrary && nominal.name == name
    }
}

// MARK: - As a user would write it

extension Type: CustomStringConvertible {
    var description: String {
        switch self {
        case .nominal(let nominal, let arguments):
            if nominal.isLibrary {
                switch (nominal.name, arguments.count) {
                case ("Array", 1): return "[\(arguments[0])]"
                case ("Dictionary", 2): return "[\(arguments[0]): \(arguments[1])]"
                case ("Optional", 1):
                    if case .function = arguments[0].shallow { return "(\(arguments[0]))?" }
                    if case .existential(let protocols) = arguments[0].shallow, !protocols.isEmpty {
                        return "(\(arguments[0]))?"
                    }
                    return "\(arguments[0])?"
                default: break
                }
            }
            let name = nominal.displayName
            if arguments.isEmpty { return name }
            return "\(name)<\(arguments.map(\.description).joined(separator: ", "))>"
        case .tuple(let elements):
            let parts = elements.map { $0.label.map { "\($0): " } ?? "" }
            return "("
                + zip(parts, elements).map { "\($0)\($1.type)" }.joined(separator: ", ") + ")"
        case .function(let function):
            let parameters = function.parameters.map {
                "\($0.isInout ? "inout " : "")\($0.type)\($0.isVariadic ? "..." : "")"
            }
            let result = function.result.isVoid ? "Void" : "\(function.result)"
            let throwing = function.canThrow ? " throws" : ""
            return "(\(parameters.joined(separator: ", ")))\(throwing) -> \(result)"
        case .metatype(let type): return "\(type).Type"
        case .existential(let protocols):
            return protocols.isEmpty
                ? "Any" : "any " + protocols.map(\.displayName).joined(separator: " & ")
        case .parameter(let parameter): return parameter.name
        case .member(let base, let name): return "\(base).\(name)"
        case .variable(let variable):
            if let binding = variable.binding { return binding.description }
            switch variable.literal {
            case .integer: return "Int"
            case .float: return "Double"
            case .string: return "String"
            case .boolean: return "Bool"
            case .character: return "Character"
            case nil: return "_"
            }
        case .error: return "_"
        }
    }
}
