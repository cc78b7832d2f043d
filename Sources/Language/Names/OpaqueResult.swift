import Diagnostics
import SwiftSyntax

/// `some P` as a function's result or a variable's type: one type, which is known only by its protocols.
///
/// It is a nominal type of its own for the checker, with the generic parameters around the function;
/// the compiler puts in its place what the function's body returns, or the type of the initial value.
final class OpaqueResult {
    /// Nil for a variable's.
    let function: Function?
    /// The property whose type it is.
    weak var variable: Variable?
    /// `Element` of `some Collection<Int>`.
    let fixedTypes: [String: Type]
    /// What the body returns, once it has been checked.
    var underlying: Type?
    /// Whether the initial value is being checked, and what its type is by now.
    fileprivate(set) var isBeingDefined = false
    fileprivate var defined: Type?

    init(function: Function?, fixedTypes: [String: Type]) {
        self.function = function
        self.fixedTypes = fixedTypes
    }
}

extension Nominal {
    /// The type for a `some P`, if that is what is written.
    convenience init?(
        opaque type: Type, written: TypeSyntax?, of function: Function?, _ owner: Nominal?,
        file: SourceFile, range: SourceRange
    ) {
        guard let written = written?.as(SomeOrAnyTypeSyntax.self),
            written.someOrAnySpecifier.tokenKind == .keyword(.some),
            case .existential(let protocols) = type.shallow, !protocols.isEmpty
        else { return nil }
        self.init(
            name: "some " + protocols.map(\.displayName).joined(separator: " & "),
            kind: .structure, file: file, range: range)
        parameters =
            (owner?.selfParameter.map { [$0] } ?? owner?.parameters ?? [])
            + (function?.signature.parameters ?? [])
        conformances = protocols.map {
            Conformance(
                target: $0.generic ?? $0, signature: GenericSignature(), origin: file, range: range)
        }
        opaque = OpaqueResult(
            function: function,
            fixedTypes: protocols.reduce(into: [:]) { $0.merge($1.fixedTypes) { $1 } })
    }
}

extension DeclarationReader {
    /// Makes the `some P` that a function (or a property's getter) is declared to return a type.
    func makeOpaque(_ function: Function, _ written: TypeSyntax?) {
        guard
            let opaque = Nominal(
                opaque: function.result, written: written, of: function, function.owner,
                file: file, range: function.range)
        else { return }
        environment.hasOpaqueResults = true
        function.result = opaque.declaredType
    }

    /// The same for a stored property.
    func makeOpaque(_ property: Variable, _ part: PropertyPart) {
        guard
            let opaque = Nominal(
                opaque: property.type, written: part.annotation, of: nil, property.owner,
                file: file, range: property.range)
        else { return }
        environment.hasOpaqueResults = true
        opaque.opaque?.variable = property
        property.type = opaque.declaredType
        if part.value == nil { environment.reportOpaqueWithoutValue(property.name, property.range) }
    }
}

extension Environment {
    func reportOpaqueWithoutValue(_ name: String, _ range: SourceRange) {
        error(
            "opaque-types",
            "'\(name)' is of 'some' type, and only an initial value says of which", at: range,
            hint: "give it a value here, or declare it with 'any'")
    }
}

extension Checker {
    /// The type of `let x: some P = value`, with what checks the value.
    func opaqueBinding(_ binding: PatternBindingSyntax, _ type: Type?) -> Type? {
        guard let type,
            let opaque = Nominal(
                opaque: type, written: binding.typeAnnotation?.type, of: nil, nil, file: file,
                range: range(binding.pattern))
        else { return type }
        environment.hasOpaqueResults = true
        if binding.initializer == nil {
            environment.reportOpaqueWithoutValue(
                binding.pattern.trimmedDescription, range(binding.pattern))
        }
        return opaque.declaredType
    }

    /// Checks the initial value of a variable, which says what its `some P` is.
    func defining<Result>(_ type: Type, _ work: () -> Result) -> Result {
        guard let opaque = type.nominal?.opaque, opaque.function == nil,
            opaque.underlying == nil, !opaque.isBeingDefined
        else { return work() }
        opaque.isBeingDefined = true
        defer {
            opaque.isBeingDefined = false
            opaque.underlying = opaque.defined?.resolved
        }
        return work()
    }
}

extension Checker {
    /// A value returned as `some P`.
    func convertToOpaque(_ value: Expression, _ target: Type, _ opaque: Nominal) -> Expression? {
        guard let result = opaque.opaque,
            result.isBeingDefined
                || result.function != nil && result.function === context?.function
        else { return nil }
        if case .variable(let variable) = value.type.shallow {
            guard let literal = variable.literal else {
                return solver.unify(value.type, target) ? value : nil
            }
            solver.bind(variable, toDefault: environment.defaultType(of: literal))
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
        if result.isBeingDefined {
            result.defined = type
        } else {
            context?.opaqueResults.append((type, value.range))
        }
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
        if opaque.underlying == nil, let variable = opaque.variable {
            _ = Checker(environment: self, file: variable.file).initialValue(of: variable)
        } else if opaque.underlying == nil, let function = opaque.function {
            let checker = Checker(environment: self, file: function.file, scope: function.scope)
            _ = checker.body(of: function)
        }
        return opaque.underlying
    }

    /// With what stands behind `some P` in its place.
    func revealed(_ type: Type) -> Type {
        if !hasOpaqueResults { return type }
        switch type {
        case .nominal(let nominal, let arguments):
            guard let opaque = nominal.opaque else { return type.mapParts(revealed) }
            guard let known = underlyingType(of: opaque) else { return .error }
            let map = Substitution(nominal.parameters, arguments)
            return revealed(conformances.substitute(known, map))
        case .member(let base, let name):
            let base = revealed(base)
            return conformances.associatedType(name, of: base) ?? .member(base, name)
        default: return type.mapParts(revealed)
        }
    }
}
