import Diagnostics
import SwiftSyntax

/// Types as written → types.
struct TypeResolver {
    let environment: Environment
    let file: SourceFile
    let scope: Scope
    /// Where `some P` in a parameter adds a generic parameter.
    var addOpaqueParameter: ((GenericParameter, [Nominal]) -> Void)?

    func resolve(_ syntax: TypeSyntax) -> Type {
        if let identifier = syntax.as(IdentifierTypeSyntax.self) {
            return resolveName(
                identifier.name.identifierText, identifier.genericArgumentClause, at: syntax)
        }
        if let member = syntax.as(MemberTypeSyntax.self) { return resolveMember(member) }
        if let optional = syntax.as(OptionalTypeSyntax.self) {
            return environment.optional(resolve(optional.wrappedType))
        }
        if let optional = syntax.as(ImplicitlyUnwrappedOptionalTypeSyntax.self) {
            return environment.optional(resolve(optional.wrappedType))
        }
        if let array = syntax.as(ArrayTypeSyntax.self) {
            return environment.array(of: resolve(array.element))
        }
        if let dictionary = syntax.as(DictionaryTypeSyntax.self) {
            let key = resolve(dictionary.key)
            requireHashable(key, at: TypeSyntax(dictionary.key))
            return environment.libraryType("Dictionary", [key, resolve(dictionary.value)])
        }
        if let tuple = syntax.as(TupleTypeSyntax.self) {
            if tuple.elements.count == 1, let only = tuple.elements.first, only.firstName == nil {
                return resolve(only.type)
            }
            return .tuple(
                tuple.elements.map {
                    let label = $0.firstName?.identifierText
                    return Type.TupleElement(
                        label: label == "_" ? nil : label, type: resolve($0.type))
                })
        }
        if let function = syntax.as(FunctionTypeSyntax.self) { return resolveFunction(function) }
        if let attributed = syntax.as(AttributedTypeSyntax.self) {
            return resolve(attributed.baseType)
        }
        if let opaque = syntax.as(SomeOrAnyTypeSyntax.self) { return resolveOpaque(opaque) }
        if let composition = syntax.as(CompositionTypeSyntax.self) {
            return .existential(
                composition.elements.flatMap { element -> [Nominal] in
                    if case .existential(let protocols) = resolve(element.type).shallow {
                        return protocols
                    }
                    return []
                })
        }
        if let metatype = syntax.as(MetatypeTypeSyntax.self) {
            return .metatype(resolve(metatype.baseType))
        }
        environment.error(
            "unsupported-type", "Swiftlet does not support this kind of type",
            at: syntax.range(in: file))
        return .error
    }

    /// `E` of `throws(E)`.
    func thrownType(_ clause: ThrowsClauseSyntax?) -> Type? {
        guard let type = clause?.type.map(resolve) else { return nil }
        return type == environment.conformances.anyError ? nil : type
    }

    private func resolveFunction(_ syntax: FunctionTypeSyntax) -> Type {
        let parameters = syntax.parameters.map { parameter in
            let (type, isInout, isAutoclosure) = resolveParameter(parameter.type)
            return FunctionType.Parameter(
                type: type, isInout: isInout, isAutoclosure: isAutoclosure)
        }
        let effects = syntax.effectSpecifiers
        return .function(
            FunctionType(
                parameters: parameters, result: resolve(syntax.returnClause.type),
                canThrow: effects?.throwsClause != nil, thrown: thrownType(effects?.throwsClause)))
    }

    /// A parameter's type with what its attributes and specifiers say.
    func resolveParameter(_ syntax: TypeSyntax) -> (
        type: Type, isInout: Bool, isAutoclosure: Bool
    ) {
        guard let attributed = syntax.as(AttributedTypeSyntax.self) else {
            return (resolve(syntax), false, false)
        }
        let isInout = attributed.specifiers.contains {
            $0.as(SimpleTypeSpecifierSyntax.self)?.specifier.tokenKind == .keyword(.inout)
        }
        return (
            resolve(attributed.baseType), isInout, attributed.attributes.has("autoclosure")
        )
    }

    private func resolveOpaque(_ syntax: SomeOrAnyTypeSyntax) -> Type {
        let constraint = resolve(syntax.constraint)
        guard case .existential(let protocols) = constraint.shallow else { return constraint }
        if syntax.someOrAnySpecifier.tokenKind == .keyword(.some), let addOpaqueParameter {
            let parameter = GenericParameter(name: "some \(constraint)")
            addOpaqueParameter(parameter, protocols)
            return .parameter(parameter)
        }
        return constraint
    }

    private func resolveMember(_ syntax: MemberTypeSyntax) -> Type {
        let base = resolve(syntax.baseType)
        let name = syntax.name.identifierText
        if base.isError { return .error }
        if name == "Type" { return .metatype(base) }
        if let nominal = base.nominal,
            let nested = environment.nestedType(name, of: nominal)
        {
            let arguments = syntax.genericArgumentClause?.arguments.compactMap {
                argument -> Type? in
                if case .type(let type) = argument.argument { return resolve(type) }
                return nil
            }
            return apply(nested, arguments ?? [], in: base, at: syntax.range(in: file))
        }
        if let found = environment.conformances.associatedType(name, of: base) { return found }
        environment.error(
            "unknown-type", "'\(base)' has no type named '\(name)'",
            at: syntax.name.range(in: file))
        return .error
    }

    func requireHashable(_ type: Type, at syntax: TypeSyntax) {
        // In a function's signature it follows that its own parameter is.
        if case .parameter(let parameter) = type, scope.nominal == nil,
            scope.local(parameter.name).contains(where: { ($0 as? TypeName)?.type == type })
        {
            return
        }
        if file.origin == .user, !environment.conformances.conforms(type, toLibrary: "Hashable") {
            environment.error(
                "missing-conformance", "a key must be Hashable, and '\(type)' is not",
                at: syntax.range(in: file))
        }
    }
}
