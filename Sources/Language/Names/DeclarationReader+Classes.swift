import Diagnostics
import SwiftSyntax

/// Classes: what they inherit, what they override, what they begin with.
extension DeclarationReader {
    /// Settles a superclass, unless it cannot be one.
    func inherit(_ nominal: Nominal, from type: Type, at place: SourceRange) {
        guard let superclass = type.nominal, superclass.kind == .classType else {
            environment.error(
                "bad-inheritance", "a class cannot inherit from '\(type)', which is no class",
                at: place, hint: "only a class and protocols can follow a class's colon")
            return
        }
        if nominal.superclass != nil {
            environment.error(
                "several-superclasses", "'\(nominal.name)' can inherit from one class only",
                at: place, hint: "declare the second as a protocol, or hold it in a property")
            return
        }
        if superclass.isFinal {
            environment.error(
                "final-superclass", "'\(superclass.name)' is final: no class can inherit from it",
                at: place, notes: note(superclass))
            return
        }
        nominal.superclass = type
        _ = environment.ownMembers(of: superclass, named: "")
        var current: Nominal? = superclass
        while let here = current {
            if here == nominal {
                nominal.superclass = nil
                environment.error(
                    "inheritance-cycle", "'\(nominal.name)' inherits from itself", at: place)
                return
            }
            current = here.superclass?.nominal
        }
    }

    func readDeinitializer(
        _ syntax: DeinitializerDeclSyntax, of nominal: Nominal, in scope: Scope
    ) {
        let place = syntax.deinitKeyword.range(in: file)
        guard nominal.kind == .classType else {
            environment.error(
                "deinit-outside-class", "only classes have a 'deinit'", at: place,
                hint: "'\(nominal.name)' is copied, so no copy of it is the last one")
            return
        }
        let function = Function(
            name: "deinit", file: file, range: place, wholeRange: syntax.range(in: file))
        function.owner = nominal
        function.scope = scope
        function.modifiers.isFinal = true
        function.bodySyntax = syntax.body?.statements
        nominal.deinitializer = function
    }

    /// What only classes do changes no variable.
    func settleMutating(_ target: Nominal) {
        guard environment.conformances.isClassBound(target) else { return }
        for member in target.members.values.joined() {
            (member as? Function)?.isMutating = false
            for accessor in (member as? Variable)?.accessors ?? [] { accessor.isMutating = false }
        }
    }

    func markAsExtensionMember(_ declaration: Declaration) {
        (declaration as? Function)?.modifiers.isInExtension = true
        (declaration as? Variable)?.modifiers.isInExtension = true
        for accessor in (declaration as? Variable)?.accessors ?? [] {
            accessor.modifiers.isInExtension = true
        }
    }

    /// Once a class's members are read: links what overrides what, and adds the initializers that it
    /// inherits.
    func completeClass(_ nominal: Nominal, in scope: Scope) {
        for member in nominal.members.values.joined() {
            if let function = member as? Function, function.role != .initializer {
                linkOverride(function, of: nominal)
            } else if let variable = member as? Variable {
                linkOverride(variable, of: nominal)
            }
        }
        ClassInitializers(environment: environment, nominal: nominal, scope: scope).complete()
    }

    /// The superclasses of a class with what its type arguments mean to each, nearest first.
    private func ancestors(of nominal: Nominal) -> [(Nominal, Substitution)] {
        environment.conformances.ancestors(of: nominal.declaredType).dropFirst().map { $0 }
    }

    private func linkOverride(_ function: Function, of nominal: Nominal) {
        var sameName: Function?
        for (upper, map) in ancestors(of: nominal) {
            for case let other as Function in environment.ownMembers(
                of: upper, named: function.name)
            where other.isStatic == function.isStatic && other.role == function.role {
                if other.modifiers.isPrivate { continue }
                guard other.hasFullName(of: function), takes(function, whatTakes: other, map)
                else {
                    sameName = sameName ?? other
                    continue
                }
                if function.owner?.isLibrary == true || allows(function, other, nominal) {
                    function.overridden = other
                    nominal.implementations[function.dispatchRoot] = function
                }
                return
            }
        }
        guard function.modifiers.isOverride else { return }
        let notes = sameName.map {
            [Diagnostic.Note("this is not the same method", at: $0.range)]
        }
        environment.error(
            "overrides-nothing",
            "'\(function.fullName)' overrides nothing: no superclass of '\(nominal.name)' has it",
            at: function.range, notes: notes ?? [],
            hint: sameName == nil ? "leave out 'override'" : "compare labels and types")
    }

    /// Whether two functions have the same parameters.
    private func takes(_ function: Function, whatTakes other: Function, _ map: Substitution)
        -> Bool
    {
        guard function.parameters.count == other.parameters.count,
            function.signature.parameters.count == other.signature.parameters.count
        else { return false }
        var map = map
        for (theirs, own) in zip(other.signature.parameters, function.signature.parameters) {
            map[theirs] = .parameter(own)
        }
        return zip(function.parameters, other.parameters).allSatisfy {
            $0.isInout == $1.isInout
                && $0.type.resolved
                    == environment.conformances.substitute($1.type, map).resolved
        }
    }

    /// Whether one member may override another; says why not.
    private func allows(_ function: Function, _ other: Function, _ nominal: Nominal) -> Bool {
        guard
            permits(
                function.fullName, function.modifiers, other.modifiers, isStatic: function.isStatic,
                at: function.range, other)
        else { return false }
        let map =
            environment.conformances.ancestors(of: nominal.declaredType)
            .first { $0.0 == other.owner }?.1 ?? [:]
        let wanted = environment.conformances.substitute(other.result, map).resolved
        let isSame =
            other.returnsSelf || !function.signature.parameters.isEmpty
            || environment.conformances.hasRepresentation(function.result, of: wanted)
        if !isSame {
            environment.error(
                "override-type",
                "'\(function.fullName)' returns \(function.result), but the method that it overrides returns \(wanted)",
                at: function.range, notes: note(other))
        }
        if function.canThrow, !other.canThrow {
            environment.error(
                "override-throws",
                "'\(function.fullName)' throws, but the method that it overrides does not",
                at: function.range, notes: note(other))
        }
        return isSame
    }

    private func permits(
        _ name: String, _ own: MemberModifiers, _ other: MemberModifiers, isStatic: Bool,
        at place: SourceRange, _ declaration: Declaration
    ) -> Bool {
        if !own.isOverride {
            environment.error(
                "missing-override", "'\(name)' overrides a member of the superclass", at: place,
                notes: note(declaration), hint: "write 'override' before it")
        } else if own.isPrivate, !other.isPrivate {
            environment.error(
                "hidden-override", "'\(name)' can be seen in the superclass, and so in this class",
                at: place, notes: note(declaration), hint: "leave out 'private'")
        } else if other.isFinal || isStatic && !other.isClassMember {
            environment.error(
                "overrides-final",
                isStatic && !other.isFinal
                    ? "'\(name)' is static in the superclass and cannot be overridden"
                    : "'\(name)' is final in the superclass and cannot be overridden",
                at: place, notes: note(declaration),
                hint: isStatic && !other.isFinal ? "declare that one 'class'" : nil)
        } else if other.isInExtension || own.isInExtension {
            environment.error(
                "override-in-extension",
                "'\(name)' cannot be overridden: members of extensions stand outside inheritance",
                at: place, notes: note(declaration), hint: "declare it in the class itself")
        } else {
            return true
        }
        return false
    }

    private func note(_ declaration: Declaration) -> [Diagnostic.Note] {
        declaration.isLibrary
            ? []
            : [Diagnostic.Note("'\(declaration.name)' is declared here", at: declaration.range)]
    }

    // MARK: Properties and subscripts

    private func linkOverride(_ variable: Variable, of nominal: Nominal) {
        for (upper, map) in ancestors(of: nominal) {
            for case let other as Variable in environment.ownMembers(
                of: upper, named: variable.name)
            where other.isStatic == variable.isStatic && !other.modifiers.isPrivate {
                guard sameSubscript(variable, other, map) else { continue }
                if allows(variable, other) {
                    link(variable, over: other, nominal)
                } else if variable.storage == .stored {
                    // It needs no value of its own.
                    variable.storage = .computed
                }
                return
            }
        }
        if variable.modifiers.isOverride {
            environment.error(
                "overrides-nothing",
                "'\(variable.name)' overrides nothing: no superclass of '\(nominal.name)' has it",
                at: variable.range, hint: "leave out 'override'")
        }
    }

    private func sameSubscript(_ variable: Variable, _ other: Variable, _ map: Substitution) -> Bool
    {
        guard let own = variable.subscriptParameters, let theirs = other.subscriptParameters else {
            return variable.subscriptParameters == nil && other.subscriptParameters == nil
        }
        return own.count == theirs.count
            && zip(own, theirs).allSatisfy {
                $0.label == $1.label
                    && $0.type.resolved
                        == environment.conformances.substitute($1.type, map).resolved
            }
    }

    private func allows(_ variable: Variable, _ other: Variable) -> Bool {
        guard
            permits(
                variable.name, variable.modifiers, other.modifiers, isStatic: variable.isStatic,
                at: variable.range, other)
        else { return false }
        let observes = variable.willSet != nil || variable.didSet != nil
        let isMutable = other.storage == .stored ? !other.isLet : other.setter != nil
        if variable.storage == .stored, !observes || variable.initialValue != nil {
            environment.error(
                "override-with-stored",
                "'\(variable.name)' cannot be overridden by a stored property",
                at: variable.range, notes: note(other),
                hint: "override it with 'get' and 'set', or add observers to it")
        } else if other.storage == .stored, other.isLet {
            environment.error(
                "override-constant",
                "'\(variable.name)' is a constant in the superclass and cannot be overridden",
                at: variable.range, notes: note(other),
                hint: "compute it there: 'var \(variable.name): \(variable.type.resolved) { … }'")
        } else if observes ? !isMutable : isMutable && variable.setter == nil {
            environment.error(
                "override-mutability",
                observes
                    ? "'\(variable.name)' never changes, so there is nothing to observe"
                    : "'\(variable.name)' can be set in the superclass, so it needs a setter here",
                at: variable.range, notes: note(other))
        } else if other.storage == .stored, other.file !== variable.file {
            environment.error(
                "override-across-cells",
                "'\(variable.name)' is stored in a class of \(other.file.name), whose code reads it where it lies",
                at: variable.range, notes: note(other),
                hint: "declare both classes in one cell")
        } else {
            return true
        }
        return false
    }

    private func link(_ variable: Variable, over other: Variable, _ nominal: Nominal) {
        variable.overridden = other
        if other.storage == .stored { other.isOverridden = true }
        if variable.storage == .stored { readThroughSuperclass(variable, nominal) }
        for (own, role) in [
            (variable.getter, Function.Role.getter), (variable.setter, .setter),
        ] {
            guard let own, let upper = other.accessor(role) else { continue }
            own.overridden = upper
            nominal.implementations[own.dispatchRoot] = own
        }
    }

    /// A property that only adds observers keeps its value where the superclass does.
    private func readThroughSuperclass(_ variable: Variable, _ nominal: Nominal) {
        nominal.storedProperties.removeAll { $0 === variable }
        variable.storage = .computed
        let getter = Function(
            name: variable.name, role: .getter, file: file, range: variable.range)
        getter.result = variable.type
        getter.synthesis = .superGetter
        let setter = Function(
            name: variable.name, role: .setter, file: file, range: variable.range)
        setter.parameters = [
            ParameterDeclaration(label: nil, name: "newValue", type: variable.type)
        ]
        setter.isMutating = true
        setter.synthesis = .superSetter
        for accessor in [getter, setter] {
            accessor.owner = nominal
            accessor.modifiers = variable.modifiers
            accessor.scope = variable.scope
        }
        (variable.getter, variable.setter) = (getter, setter)
    }
}
