import Diagnostics
import SwiftSyntax

/// `some P` as a function's result: one type, which callers know only by its protocols.
///
/// It is a nominal type of its own for the checker, with the generic parameters around the function;
/// the compiler puts in its place what the function's body returns.
final class OpaqueResult {
    let function: Function
    /// `Element` of `some Collection<Int>`.
    let fixedTypes: [String: Type]
    /// What the body returns, once it has been checked.
    var underlying: Type?

    init(function: Function, fixedTypes: [String: Type]) {
        self.function = function
        self.fixedTypes = fixedTypes
    }
}

extension DeclarationReader {
    /// Makes the `some P` that a function (or a property's getter) is declared to return a type.
    func makeOpaque(_ function: Function, _ written: TypeSyntax?) {
        guard let written = written?.as(SomeOrAnyTypeSyntax.self),
            written.someOrAnySpecifier.tokenKind == .keyword(.some),
            case .existential(let protocols) = function.result.shallow, !protocols.isEmpty
        else { return }
        let opaque = Nominal(
            name: "some " + protocols.map(\.displayName).joined(separator: " & "),
            kind: .structure, file: file, range: function.range)
        opaque.parameters =
            (function.owner?.selfParameter.map { [$0] } ?? function.owner?.parameters ?? [])
            + function.signature.parameters
        opaque.conformances = protocols.map {
            Conformance(target: $0.generic ?? $0, signature: GenericSignature(), origin: file)
        }
        opaque.opaque = OpaqueResult(
            function: function,
            fixedTypes: protocols.reduce(into: [:]) { $0.merge($1.fixedTypes) { $1 } })
        environment.hasOpaqueResults = true
        function.result = .nominal(opaque, opaque.parameters.map(Type.parameter))
    }
}

extension Checker {
    /// A value returned as `some P`.
    func convertToOpaque(_ value: Expression, _ target: Type, _ opaque: Nominal) -> Expression? {
        guard let result = opaque.opaque, result.function === context?.function else { return nil }
        if case .variable(let variable) = value.type.shallow {
            guard let literal = variable.literal else {
                return solver.unify(value.type, target) ? value : nil
            }
            solver.bind(variable, to: environment.defaultType(of: literal))
        }
        let type = normalized(value.type)
        let isPromised = opaque.conformances.allSatisfy {
            conformances.conforms(type, to: $0.target)
        }
        let isFixed = result.fixedTypes.allSatisfy { name, wanted in
            conformances.associatedType(name, of: type).map { solver.unify($0, wanted) } ?? false
        }
        guard isPromised, isFixed else { return nil }
        if case .existential = type { return nil }
        context?.opaqueResults.append((type, value.range))
        return Expression(.upcast(value), target, value.range)
    }

    /// Settles what `some P` is, now that everything the body returns is known.
    func settleOpaqueResult(of function: Function, _ inner: FunctionContext) {
        guard let nominal = function.result.nominal, let result = nominal.opaque,
            result.function === function
        else { return }
        for (open, place) in inner.opaqueResults {
            let type = open.resolved
            guard isKnown(type) else { continue }
            if type.mentions(nominal) {
                environment.error(
                    "opaque-types",
                    "the type that '\(function.name)' returns would contain itself", at: place,
                    hint: "declare the result with 'any' instead of 'some'")
            } else if let first = result.underlying, first != type, !type.isError {
                environment.error(
                    "opaque-types",
                    "'\(function.name)' returns \(first) before and \(type) here, but 'some' stands for one type",
                    at: place, hint: "declare the result with 'any' instead of 'some'")
            } else {
                result.underlying = type
            }
        }
    }
}

extension Environment {
    /// What stands behind `some P`, its function's body being checked for it if that has not happened.
    func underlyingType(of opaque: OpaqueResult) -> Type? {
        if opaque.underlying == nil {
            let function = opaque.function
            let checker = Checker(environment: self, file: function.file, scope: function.scope)
            _ = checker.body(of: function)
        }
        return opaque.underlying
    }
}
