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
                hint: environment.unrunNames.hint(for: name) ?? UncoveredNames.hint(for: name)
                    ?? close.map { "did you mean '\($0)'?" })
            return .error
        }
        if let nominal = found as? Nominal, nominal.isLibrary,
            ["Dictionary", "Set"].contains(nominal.name), let key = arguments?.first
        {
            requireHashable(key, at: syntax)
        }
        return apply(found, arguments ?? [], at: syntax.range(in: file))
    }

    /// The declaration or type a name stands for, innermost first.
    private func lookUp(_ name: String) -> Declaration? {
        var current: Scope? = scope
        while let here = current {
            for declaration in here.local(name).reversed()
            where declaration is Nominal || declaration is TypeAlias || declaration is TypeName {
                return declaration
            }
            if let nominal = here.nominal, let found = lookUp(name, in: nominal) { return found }
            current = here.parent
        }
        return nil
    }

    /// What a name stands for within a type.
    func lookUp(_ name: String, in nominal: Nominal) -> Declaration? {
        func named(_ type: Type) -> TypeName {
            TypeName(name: name, type: type, file: file, range: nominal.range)
        }
        if name == "Self" { return named(nominal.declaredType) }
        guard environment.mayLie(name, in: nominal) else { return nil }
        if let nested = environment.nestedType(name, of: nominal) { return nested }
        if let alias = environment.typeAlias(name, of: nominal) { return named(alias) }
        if nominal.kind != .protocolType {
            return environment.conformances.inheritedAlias(name, nominal).map(named)
        }
        guard let parameter = nominal.selfParameter, hasAssociatedType(name, nominal) else {
            return nil
        }
        return named(
            environment.conformances.associatedType(name, of: .parameter(parameter)) ?? .error)
    }

    private func hasAssociatedType(_ name: String, _ nominal: Nominal) -> Bool {
        environment.associatedType(name, of: nominal) != nil
            || environment.directConformances(of: nominal).contains {
                hasAssociatedType(name, $0.target)
            }
    }

    /// A declaration with type arguments.
    ///
    /// - Parameter outer: the type it is a member of, where that is written before it.
    func apply(
        _ declaration: Declaration, _ arguments: [Type], in outer: Type? = nil,
        at place: SourceRange
    ) -> Type {
        if let name = declaration as? TypeName { return name.type }
        if let alias = declaration as? TypeAlias {
            // `Twice(a: 1, b: 2)`: what is not written is inferred.
            let given =
                arguments.isEmpty
                ? alias.parameters.map { _ in Type.variable(TypeVariable()) } : arguments
            var map = Substitution(alias.parameters, given)
            if case .nominal(let owner, let types)? = outer {
                for (parameter, type) in zip(owner.parameters, types) { map[parameter] = type }
            }
            return alias.target.substituting(map)
        }
        guard let nominal = declaration as? Nominal else { return .error }
        if nominal.kind == .protocolType {
            return .existential([nominal.constrained(by: arguments)])
        }
        // Inside the type itself `Box` means `Box<T>`; elsewhere inference fills it in.
        if arguments.isEmpty, outer == nil, isInside(nominal) { return nominal.declaredType }
        let around = nominal.outer.map { outerType($0, from: outer) }
        if let type = nominal.nested(in: around, arguments) {
            if !arguments.isEmpty, file.origin == .user, !nominal.isLibrary {
                environment.writtenTypes.append((type, place))
            }
            return type
        }
        let own = nominal.parameters.count - nominal.outerParameterCount
        let hint =
            nominal.isLibrary && nominal.name == "Tensor"
            ? "write Tensor; the element type is a run-time property, see 'dtype'" : nil
        environment.error(
            "generic-arguments",
            own == 0
                ? "'\(nominal.name)' takes no type arguments"
                : "'\(nominal.name)' takes \(own) type arguments, not \(arguments.count)",
            at: place, hint: hint)
        return .error
    }

    /// The type around a nested one: as written, as seen from inside of it or of a subclass, else to be
    /// inferred.
    private func outerType(_ nominal: Nominal, from written: Type?) -> Type {
        if let written {
            if written.nominal == nominal { return written }
            if let upper = environment.conformances.ancestor(nominal, of: written) { return upper }
        }
        var current: Scope? = scope
        while let here = current, written == nil {
            if here.nominal == nominal { return nominal.declaredType }
            if let inside = here.nominal,
                let upper = environment.conformances.ancestor(nominal, of: inside.declaredType)
            {
                return upper
            }
            current = here.parent
        }
        return .nominal(nominal, nominal.parameters.map { _ in .variable(TypeVariable()) })
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
    /// A type or alias declared in a type or in a superclass of it.
    func nestedType(_ name: String, of nominal: Nominal) -> Declaration? {
        var current: Nominal? = nominal
        while let here = current {
            for member in ownMembers(of: here, named: name)
            where member is Nominal || member is TypeAlias { return member }
            current = here.superclass?.nominal
        }
        return nil
    }

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
