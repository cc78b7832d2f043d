import Diagnostics
import SwiftSyntax

/// Types as written → types.
struct TypeResolver {
    let environment: Environment
    let file: SourceFile
    let scope: Scope
    /// Where `some P` in a parameter adds a generic parameter.
    var addOpaqueParameter: ((GenericParameter) -> Void)?

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
                canThrow: effects?.throwsClause != nil))
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
        let isAutoclosure = attributed.attributes.contains {
            $0.as(AttributeSyntax.self)?.attributeName.trimmedDescription == "autoclosure"
        }
        return (resolve(attributed.baseType), isInout, isAutoclosure)
    }

    private func resolveOpaque(_ syntax: SomeOrAnyTypeSyntax) -> Type {
        let constraint = resolve(syntax.constraint)
        guard case .existential(let protocols) = constraint.shallow else { return constraint }
        if syntax.someOrAnySpecifier.tokenKind == .keyword(.some), let addOpaqueParameter {
            let parameter = GenericParameter(name: "some \(constraint)")
            parameter.constraints = protocols
            addOpaqueParameter(parameter)
            return .parameter(parameter)
        }
        return constraint
    }

    private func resolveName(
        _ name: String, _ generics: GenericArgumentClauseSyntax?, at syntax: TypeSyntax
    ) -> Type {
        let arguments = generics?.arguments.compactMap { argument -> Type? in
            if case .type(let type) = argument.argument { return resolve(type) }
            return nil
        }
        switch name {
        case "Any": return .any
        case "Void": return .void
        case "AnyObject": return .any
        default: break
        }
        guard let found = lookUp(name) else {
            let names = environment.typeNames(visibleFrom: scope)
            let close = closestName(to: name, among: names)
            environment.error(
                "unknown-type", "there is no type named '\(name)'", at: syntax.range(in: file),
                hint: close.map { "did you mean '\($0)'?" })
            return .error
        }
        return apply(found, arguments ?? [], at: syntax)
    }

    /// The declaration or type a name stands for, innermost first.
    private func lookUp(_ name: String) -> Declaration? {
        var current: Scope? = scope
        while let here = current {
            for declaration in here.local(name).reversed()
            where declaration is Nominal || declaration is TypeAlias || declaration is TypeName {
                return declaration
            }
            if let nominal = here.nominal {
                if name == "Self" {
                    return TypeName(
                        name: name, type: nominal.declaredType, file: file, range: nominal.range)
                }
                for member in environment.ownMembers(of: nominal, named: name)
                where member is Nominal || member is TypeAlias { return member }
                if let alias = nominal.typeAliases[name] {
                    return TypeName(name: name, type: alias, file: file, range: nominal.range)
                }
                if nominal.kind == .protocolType, let parameter = nominal.selfParameter,
                    hasAssociatedType(name, nominal)
                {
                    return TypeName(
                        name: name,
                        type: environment.conformances.associatedType(
                            name, of: .parameter(parameter)) ?? .error, file: file,
                        range: nominal.range)
                }
                if nominal.kind != .protocolType,
                    let type = environment.conformances.inheritedAlias(name, nominal)
                {
                    return TypeName(name: name, type: type, file: file, range: nominal.range)
                }
            }
            current = here.parent
        }
        return nil
    }

    private func hasAssociatedType(_ name: String, _ nominal: Nominal) -> Bool {
        _ = environment.ownMembers(of: nominal, named: name)
        return nominal.associatedTypes[name] != nil
            || environment.directConformances(of: nominal).contains {
                hasAssociatedType(name, $0.target)
            }
    }

    private func apply(_ declaration: Declaration, _ arguments: [Type], at syntax: TypeSyntax)
        -> Type
    {
        if let name = declaration as? TypeName { return name.type }
        if let alias = declaration as? TypeAlias {
            let map = Dictionary(uniqueKeysWithValues: zip(alias.parameters, arguments))
            return alias.target.substituting(map)
        }
        guard let nominal = declaration as? Nominal else { return .error }
        if nominal.kind == .protocolType { return .existential([nominal]) }
        if arguments.count == nominal.parameters.count {
            if nominal.isLibrary, ["Dictionary", "Set"].contains(nominal.name),
                let key = arguments.first
            {
                requireHashable(key, at: syntax)
            }
            return .nominal(nominal, arguments)
        }
        if arguments.isEmpty {
            // Inside the type itself `Box` means `Box<T>`; elsewhere inference fills it in.
            if isInside(nominal) { return nominal.declaredType }
            return .nominal(nominal, nominal.parameters.map { _ in .variable(TypeVariable()) })
        }
        let hint =
            nominal.isLibrary && nominal.name == "Tensor"
            ? "write Tensor; the element type is a run-time property, see 'dtype'" : nil
        environment.error(
            "generic-arguments",
            nominal.parameters.isEmpty
                ? "'\(nominal.name)' takes no type arguments"
                : "'\(nominal.name)' takes \(nominal.parameters.count) type arguments, not \(arguments.count)",
            at: syntax.range(in: file), hint: hint)
        return .error
    }

    private func isInside(_ nominal: Nominal) -> Bool {
        var current: Scope? = scope
        while let here = current {
            if here.nominal == nominal { return true }
            current = here.parent
        }
        return false
    }

    private func resolveMember(_ syntax: MemberTypeSyntax) -> Type {
        let base = resolve(syntax.baseType)
        let name = syntax.name.identifierText
        if base.isError { return .error }
        if name == "Type" { return .metatype(base) }
        if let nominal = base.nominal {
            for member in environment.ownMembers(of: nominal, named: name) {
                if let nested = member as? Nominal {
                    let arguments = syntax.genericArgumentClause?.arguments.compactMap {
                        argument -> Type? in
                        if case .type(let type) = argument.argument { return resolve(type) }
                        return nil
                    }
                    return apply(nested, arguments ?? [], at: TypeSyntax(syntax))
                }
            }
        }
        if let found = environment.conformances.associatedType(name, of: base) { return found }
        environment.error(
            "unknown-type", "'\(base)' has no type named '\(name)'",
            at: syntax.name.range(in: file))
        return .error
    }

    private func requireHashable(_ type: Type, at syntax: TypeSyntax) {
        if file.origin == .user, !environment.conformances.conforms(type, toLibrary: "Hashable") {
            environment.error(
                "missing-conformance", "a key must be Hashable, and '\(type)' is not",
                at: syntax.range(in: file))
        }
    }
}

extension TokenSyntax {
    /// A name without back-ticks.
    var identifierText: String {
        let text = self.text
        if text.count > 2, text.first == "`", text.last == "`" {
            return String(text.dropFirst().dropLast())
        }
        return text
    }
}

extension Environment {
    func typeNames(visibleFrom scope: Scope) -> [String] {
        var names = index.topLevelNames.filter { $0.first?.isUppercase == true }
        var current: Scope? = scope
        while let here = current {
            names += here.localNames.filter { $0.first?.isUppercase == true }
            current = here.parent
        }
        return names
    }
}

extension Conformances {
    /// A type alias that a protocol of the type (or its extension) supplies.
    func inheritedAlias(_ name: String, _ nominal: Nominal) -> Type? {
        for target in protocols(of: nominal.declaredType) {
            if let alias = target.typeAliases[name], let parameter = target.selfParameter {
                return substitute(alias, [parameter: nominal.declaredType])
            }
        }
        return nil
    }
}
