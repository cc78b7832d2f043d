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
            case .float: return "Double"
            case .string: return "String"
            case .boolean: return "Bool"
            case .character: return "String"
            case nil: return "_"
            }
        case .error: return "_"
        }
    }
}
