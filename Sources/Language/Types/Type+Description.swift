// MARK: - As a user would write it
extension Type: CustomStringConvertible {
    var description: String {
        switch self {
        case .nominal(let nominal, let arguments):
            if nominal.isLibrary {
                switch (nominal.name, arguments.count) {
                case ("Array", 1): return "[\(arguments[0])]"
                case ("Dictionary", 2): return "[\(arguments[0]): \(arguments[1])]"
                case ("DictionaryKeys", 2):
                    return "Dictionary<\(arguments[0]), \(arguments[1])>.Keys"
                case ("DictionaryValues", 2):
                    return "Dictionary<\(arguments[0]), \(arguments[1])>.Values"
                case ("Optional", 1):
                    if case .function = arguments[0].shallow { return "(\(arguments[0]))?" }
                    if case .existential(let protocols) = arguments[0].shallow, !protocols.isEmpty {
                        return "(\(arguments[0]))?"
                    }
                    return "\(arguments[0])?"
                default: break
                }
            }
            return nominal.written(arguments) { $0.description }
        case .tuple(let elements):
            let parts = elements.map { $0.label.map { "\($0): " } ?? "" }
            return "("
                + zip(parts, elements).map { "\($0)\($1.type)" }.joined(separator: ", ") + ")"
        case .function(let function):
            let parameters = function.parameters.map {
                "\($0.isInout ? "inout " : "")\($0.type)\($0.isVariadic ? "..." : "")"
            }
            let result = function.result.isVoid ? "Void" : "\(function.result)"
            let thrown = function.thrown.map { "(\($0))" } ?? ""
            let throwing = function.canThrow ? " throws\(thrown)" : ""
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
            case .function, .float: return "Double"
            case .string: return "String"
            case .boolean: return "Bool"
            case .character: return "String"
            case nil: return "_"
            }
        case .error: return "_"
        }
    }
}

extension Nominal {
    /// With type arguments: `Cache<String>.Node`.
    func written(_ arguments: [Type], _ describe: (Type) -> String) -> String {
        let around = arguments.prefix(outerParameterCount)
        let own = arguments.dropFirst(outerParameterCount)
        var text = displayName
        if let outer, !around.isEmpty {
            text = outer.written(Array(around), describe) + "." + name
        }
        if own.isEmpty { return text }
        return text + "<" + own.map(describe).joined(separator: ", ") + ">"
    }
}
