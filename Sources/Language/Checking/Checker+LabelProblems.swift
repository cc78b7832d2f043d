import Diagnostics
import SwiftSyntax

/// Arguments with labels that no parameter has, or has elsewhere.
extension Checker {
    /// What is said of an argument whose label is not the one that its place asks for.
    func misplacedLabel(
        _ label: String, _ argument: WrittenArgument, _ arguments: [WrittenArgument],
        _ parameters: [ParameterDeclaration], _ name: String, _ syntax: some SyntaxProtocol
    ) -> Diagnostic {
        let labels = parameters.compactMap(\.label)
        let listed = labels.joined(separator: ", ")
        if labels.contains(label) {
            return Diagnostic(
                id: "argument-label", "argument '\(label)' of '\(name)' stands in the wrong place",
                at: placeOfLabel(argument), hint: "the order is: \(listed)")
        }
        return Diagnostic(
            id: "argument-label", "'\(name)' has no argument labelled '\(label)'",
            at: placeOfLabel(argument),
            hint: hintWithoutLabels([parameters], arguments, syntax)
                ?? closestName(to: label, among: labels).map { "did you mean '\($0):'?" }
                ?? (labels.isEmpty ? nil : "its labels are: \(listed)"))
    }

    /// `Dense(10)` for `Dense(units: 10)`: the call as it is written where values without labels are
    /// wanted; nil if the call would not fit then, either.
    func hintWithoutLabels(
        _ functions: [[ParameterDeclaration]], _ arguments: [WrittenArgument],
        _ syntax: some SyntaxProtocol
    ) -> String? {
        let known = functions.flatMap { $0.compactMap(\.label) }
        /// The label that was meant: the same, one like it, or none.
        func meant(_ label: String) -> String? {
            known.contains(label) ? label : closestName(to: label, among: known)
        }
        var mended = arguments
        for index in arguments.indices {
            mended[index].label = arguments[index].label.flatMap(meant)
        }
        let fits = functions.contains { parameters in
            guard case .success(let match) = match(mended, to: parameters) else { return false }
            return zip(parameters, match.positions).allSatisfy { parameter, positions in
                positions.allSatisfy { couldBe(mended[$0], parameter) }
            }
        }
        let isOneUnlabelled = zip(arguments, mended).contains { $0.label != nil && $1.label == nil }
        guard fits, isOneUnlabelled, let call = syntax.as(FunctionCallExprSyntax.self) else {
            return nil
        }
        let reason = "values stand here without labels"
        let written = call.arguments.map { argument in
            let value = argument.expression.trimmedDescription
            let label = argument.label.flatMap { meant($0.identifierText) }
            return label.map { "\($0): \(value)" } ?? value
        }
        let text = "\(call.calledExpression.trimmedDescription)(\(written.joined(separator: ", ")))"
        let isShort = text.count <= 80 && !text.contains("\n") && call.trailingClosure == nil
        return isShort ? "\(reason): \(text)" : reason
    }

    /// Whether an argument's type is no reason against a parameter.
    private func couldBe(_ argument: WrittenArgument, _ parameter: ParameterDeclaration) -> Bool {
        let type =
            parameter.isVariadic ? parameter.type.arguments.first ?? .error : parameter.type
        if case .parameter(let generic) = type, !argument.isContextual {
            let own = speculating { (argument.checked ?? check(argument.syntax)).type.resolved }
            return generic.constraints.allSatisfy { conformances.conforms(own, to: $0) }
        }
        guard type.nominal != nil, type.isConcrete else { return true }
        if argument.isContextual { return plausibility(argument.syntax, type) != nil }
        return speculating {
            convert(argument.checked ?? check(argument.syntax, type), to: type) != nil
        }
    }

    /// The label of an argument, or the argument where it stands elsewhere.
    func placeOfLabel(_ argument: WrittenArgument) -> SourceRange {
        argument.syntax.parent?.as(LabeledExprSyntax.self)?.label.map { range($0) }
            ?? range(argument.syntax)
    }
}
