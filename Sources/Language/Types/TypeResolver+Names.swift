import Diagnostics
import SwiftSyntax

/// Names of types.
extension TypeResolver {
    func resolveName(
        _ name: String, _ generics: GenericArgumentClauseSyntax?, at syntax: TypeSyntax
    ) -> Type {
        let arguments = generics?.arguments.compactMap { argument -> Type? in
            if case .type(let type) = argument.argument { return resolve(type) }
            return nil
        }
        switch name {
        case "Any": return .any
        case "Void": return .void
        default: break
        }
        if let probe = environment.probe, name == NameProbe.marker { probe.note(typeScope: scope) }
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

    func apply(_ declaration: Declaration, _ arguments: [Type], at syntax: TypeSyntax)
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
