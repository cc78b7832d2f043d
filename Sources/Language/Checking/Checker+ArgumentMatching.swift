import Diagnostics
import SwiftSyntax

/// Which written argument goes to which parameter.
extension Checker {
    /// Which written argument goes to which parameter.
    struct Matching {
        /// For each parameter the positions of its arguments (several for a variadic one).
        var positions: [[Int]]
    }

    /// Why arguments do not go to parameters.
    enum Mismatch: Error {
        /// By its position.
        case extra(Int)
        case missing(Int)
    }

    func match(
        _ arguments: [WrittenArgument], to parameters: [ParameterDeclaration]
    ) -> Result<Matching, Mismatch> {
        var positions = [[Int]](repeating: [], count: parameters.count)
        var next = 0
        for (index, parameter) in parameters.enumerated() {
            guard next < arguments.count else { break }
            let argument = arguments[next]
            if argument.isTrailingClosure, argument.label == nil {
                // A trailing closure skips parameters that have defaults or cannot be functions.
                let type = parameter.isVariadic ? parameter.type.arguments.first : nil
                if !isFunction(type ?? parameter.type),
                    parameter.defaultValue != nil || parameter.isVariadic
                {
                    continue
                }
                // Leave it to a later parameter without a default, if one needs it.
                if parameter.defaultValue != nil,
                    parameters[(index + 1)...].contains(where: {
                        $0.defaultValue == nil && isFunction($0.type)
                    }), arguments.count - next == 1
                {
                    continue
                }
                positions[index] = [next]
                next += 1
                continue
            }
            if argument.label == parameter.label {
                positions[index] = [next]
                next += 1
                if parameter.isVariadic {
                    while next < arguments.count, arguments[next].label == nil,
                        !arguments[next].isTrailingClosure
                    {
                        positions[index].append(next)
                        next += 1
                    }
                }
            }
        }
        if next < arguments.count {
            return .failure(.extra(next))
        }
        for (index, parameter) in parameters.enumerated()
        where positions[index].isEmpty && parameter.defaultValue == nil && !parameter.isVariadic {
            return .failure(.missing(index))
        }
        return .success(Matching(positions: positions))
    }

    /// What is said of a call whose arguments do not go to the parameters.
    func problem(
        _ mismatch: Mismatch, _ arguments: [WrittenArgument],
        _ parameters: [ParameterDeclaration], _ name: String, _ syntax: some SyntaxProtocol
    ) -> Diagnostic {
        switch mismatch {
        case .extra(let position):
            return extraArgument(arguments[position], arguments, parameters, name, syntax)
        case .missing(let index):
            let parameter = parameters[index]
            let label = parameter.label.map { "'\($0)'" } ?? "\(index + 1)"
            var type = "\(parameter.type)"
            // The letter of a generic parameter says nothing; what it must do does.
            if case .parameter(let generic) = parameter.type, !generic.constraints.isEmpty {
                type = "some " + generic.constraints.map(\.name).joined(separator: " & ")
            }
            return Diagnostic(
                id: "missing-argument", "'\(name)' needs argument \(label) of type \(type)",
                at: range(syntax))
        }
    }

    func parameters(of declaration: Declaration) -> [ParameterDeclaration] {
        if let function = declaration as? Function { return function.parameters }
        if let enumCase = declaration as? EnumCase { return enumCase.payload }
        if let variable = declaration as? Variable { return variable.subscriptParameters ?? [] }
        return []
    }

    func isFunction(_ type: Type) -> Bool {
        let type = type.wrapped ?? type
        switch type.shallow {
        case .function, .parameter, .variable: return true
        default: return false
        }
    }

    private func extraArgument(
        _ argument: WrittenArgument, _ arguments: [WrittenArgument],
        _ parameters: [ParameterDeclaration], _ name: String, _ syntax: some SyntaxProtocol
    ) -> Diagnostic {
        if let label = argument.label {
            return misplacedLabel(label, argument, arguments, parameters, name, syntax)
        }
        let place = range(argument.syntax)
        let given = Set(arguments.compactMap(\.label))
        let open = parameters.filter { $0.label.map { !given.contains($0) } ?? false }
        if let missing = open.first(where: { $0.defaultValue == nil }) {
            return Diagnostic(
                id: "argument-label",
                "this argument of '\(name)' needs the label '\(missing.label!):'",
                at: place)
        }
        if !open.isEmpty {
            return Diagnostic(
                id: "argument-label", "this argument of '\(name)' has no label", at: place,
                hint: "there are the labels \(open.compactMap(\.label).joined(separator: ", "))")
        }
        return Diagnostic(
            id: "argument-count",
            "'\(name)' takes \(count(parameters.count, "argument")); this one is too many",
            at: place)
    }
}
