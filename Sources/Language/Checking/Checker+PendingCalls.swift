import Diagnostics
import SwiftSyntax

/// Calls of `sqrt`, `sin` and their like with literals alone: which of the functions, that of Double or
/// that of Float, is meant waits until the literals' type is known.
extension Checker {
    /// Functions that Swift declares once for all numbers with a fraction. Of the others it has one for
    /// each type, and whole numbers do not say which.
    private static let generic: Set<String> = [
        "sqrt", "fma", "fabs", "floor", "ceil", "round", "trunc", "rint", "nearbyint", "fmod",
        "remainder", "copysign", "fmin", "fmax", "fdim",
    ]

    func deferredCall(
        _ matching: [(Candidate, Matching)], _ arguments: [WrittenArgument], _ expected: Type?,
        at syntax: some ExprSyntaxProtocol
    ) -> Expression? {
        guard matching[0].0.declaration.isLibrary,
            expected.map({ says(nothingAbout: normalized($0)) }) ?? true, !arguments.isEmpty
        else { return nil }
        let operands = arguments.compactMap(\.checked)
        let kinds = operands.compactMap(\.type.openLiteral)
        guard kinds.count == arguments.count, kinds.allSatisfy(\.isNumber) else { return nil }
        let functions = matching.compactMap { $0.0.declaration as? Function }
            .filter { $0.isLibrary && $0.owner == nil && isOfOneNumber($0) }
        guard
            ["Double", "Float"].allSatisfy({ name in
                functions.contains { $0.result.isLibrary(name) }
            }), let name = functions.first?.name
        else { return nil }
        let isWholePower = name == "pow" && kinds.last == .integer
        guard isWholePower || operands.allSatisfy(isOfLiterals) else { return nil }
        let type = literalVariable(.function)
        guard operands.allSatisfy({ solver.unify($0.type, type) }) else { return nil }
        let operation = PendingOperator(name: name, operands: operands, range: range(syntax))
        operation.functions = functions
        // Of a whole power there is one of Decimal, too, which Swift prefers unless a fraction is written.
        let isOfFraction = kinds[0] == .float && isOfLiterals(operands[0])
        operation.needsContext =
            isWholePower && !isOfFraction
            || name != "pow" && !kinds.contains(.float) && !Self.generic.contains(name)
        if Self.generic.contains(name) { settlePowers(within: type) }
        let result = Expression(.pending(operation), type, range(syntax))
        pending.append(result)
        return result
    }

    private func isOfLiterals(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .integer, .float, .pending: true
        default: false
        }
    }

    /// Whether what is wanted leaves open which number it is.
    private func says(nothingAbout type: Type) -> Bool {
        if case .existential = type.wrapped?.shallow ?? type { return true }
        return type.isUnresolvedVariable
    }

    /// `sqrt(pow(3, 2))`: there is no square root of a Decimal.
    private func settlePowers(within type: Type) {
        for case .pending(let operation) in pending.map(\.kind)
        where operation.name == "pow" && operation.operands[0].type.shallow == type.shallow {
            operation.needsContext = false
        }
    }

    private func isOfOneNumber(_ function: Function) -> Bool {
        function.result.nominal?.isNumber == true
            && function.parameters.allSatisfy {
                $0.type == function.result && $0.defaultValue == nil && !$0.isVariadic
            }
    }

    func resolvedCall(_ operation: PendingOperator, _ expression: Expression) -> Expression {
        let type = normalized(operation.operands[0].type)
        guard let chosen = operation.functions.first(where: { $0.result == type }) else {
            return Expression(.error, .error, operation.range)
        }
        if operation.needsContext, isByDefault(expression.type, operation) {
            reportOpenCall(operation)
            return Expression(.error, .error, operation.range)
        }
        let values = operation.operands.map { Argument(value: convert($0, to: type) ?? $0) }
        noteUse(of: chosen, operation.range)
        return Expression(.call(chosen, [:], base: nil, values), type, operation.range)
    }

    /// Whether neither what stands around a call nor a literal beside it said which number it is.
    private func isByDefault(_ type: Type, _ operation: PendingOperator) -> Bool {
        guard case .variable(var variable) = type else { return false }
        while case .variable(let next)? = variable.binding { variable = next }
        return variable.isDefault && (operation.name == "pow" || variable.literal == .function)
    }

    private func reportOpenCall(_ operation: PendingOperator) {
        let written = source(operation.range)
        let isPower = operation.name == "pow"
        environment.error(
            "ambiguous-use",
            isPower
                ? "whether this 'pow' is of Double or of Decimal, which there is for whole powers, "
                    + "is not said here"
                : "whether this '\(operation.name)' is of Double or of Float is not said here",
            at: operation.range,
            hint: "write \(Self.withFractions(written))")
    }

    /// `sin(1.0)` for `sin(1)`.
    private static func withFractions(_ call: String) -> String {
        call.replacing(#/[$\w.]+/#) { part in
            part.output.allSatisfy(\.isNumber) ? part.output + ".0" : part.output
        }
    }
}
