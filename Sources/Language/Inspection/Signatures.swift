/// Declarations as one line of text.
enum Signatures {
    static func text(of declaration: Declaration) -> String {
        switch declaration {
        case let function as Function:
            let owner = function.owner.map { "\($0.displayName)." } ?? ""
            let head =
                function.role == .initializer
                ? "\(function.owner?.displayName ?? "")"
                : "\(function.isStatic ? "static " : "")func \(owner)\(function.name)"
            let parameters = function.parameters.map { text($0) }.joined(separator: ", ")
            let effects = function.isRethrowing ? " rethrows" : function.canThrow ? " throws" : ""
            let result =
                function.result.isVoid || function.role == .initializer
                ? "" : " -> \(function.result)"
            return "\(head)\(generics(function.signature))(\(parameters))\(effects)\(result)"
        case let variable as Variable:
            let asked =
                !variable.isRequirement ? "" : variable.setter == nil ? " { get }" : " { get set }"
            if let parameters = variable.subscriptParameters {
                let written = parameters.map { text($0, isOfSubscript: true) }
                return "subscript(\(written.joined(separator: ", "))) -> \(variable.type)" + asked
            }
            return "\(variable.isLet ? "let" : "var") \(variable.name): \(variable.type.resolved)"
                + asked
        case let enumCase as EnumCase:
            let payload = enumCase.payload.map { ($0.label.map { "\($0): " } ?? "") + "\($0.type)" }
            return "case \(enumCase.owner.displayName).\(enumCase.name)"
                + (payload.isEmpty ? "" : "(\(payload.joined(separator: ", ")))")
        case let nominal as Nominal:
            let kind =
                switch nominal.kind {
                case .structure: "struct"
                case .enumeration: "enum"
                case .classType: "class"
                case .protocolType: "protocol"
                }
            let parameters = nominal.parameters.map(\.name)
            return "\(kind) \(nominal.displayName)"
                + (parameters.isEmpty ? "" : "<\(parameters.joined(separator: ", "))>")
        case let alias as TypeAlias: return "typealias \(alias.name) = \(alias.target)"
        default: return declaration.name
        }
    }

    /// - Parameter isOfSubscript: what has one name there has no label.
    private static func text(
        _ parameter: ParameterDeclaration, isOfSubscript: Bool = false
    ) -> String {
        let label = parameter.label ?? (isOfSubscript ? parameter.name : "_")
        let isOne = label == parameter.name && (!isOfSubscript || parameter.label == nil)
        let names = isOne ? label : "\(label) \(parameter.name)"
        let type =
            parameter.isVariadic
            ? "\(parameter.type.arguments.first ?? parameter.type)..." : "\(parameter.type)"
        let value = parameter.defaultValue.map { " = \($0.trimmedDescription)" } ?? ""
        return "\(names): \(parameter.isInout ? "inout " : "")\(type)\(value)"
    }

    private static func generics(_ signature: GenericSignature) -> String {
        let parameters = signature.parameters.filter { !$0.name.hasPrefix("some ") }.map {
            $0.name
                + ($0.constraints.isEmpty
                    ? "" : ": \($0.constraints.map(\.name).joined(separator: " & "))")
        }
        return parameters.isEmpty ? "" : "<\(parameters.joined(separator: ", "))>"
    }
}
