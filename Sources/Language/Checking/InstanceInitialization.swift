import Diagnostics

/// What an initializer has to do before `self` is whole.
struct InstanceInitialization {
    let function: Function
    let owner: Nominal
    let variable: Variable
    /// The stored properties that it must give values.
    let properties: [Variable]
    /// Properties that have a value from the start.
    let initiallySet: Set<Variable>
    /// Whether it calls another initializer, or replaces `self`, instead of setting properties.
    let delegates: Bool

    /// Nil for what is no initializer, and for the library's, which are trusted.
    init?(_ function: Function, _ body: FunctionBody, _ environment: Environment) {
        guard function.role == .initializer, !function.isLibrary, let owner = function.owner,
            let variable = body.selfVariable, owner.kind != .protocolType
        else { return nil }
        self.function = function
        self.owner = owner
        self.variable = variable
        let isExtension = function.modifiers.isInExtension
        delegates =
            owner.kind == .classType
            ? function.modifiers.isConvenience || isExtension
            : function.delegates || owner.kind == .enumeration
        var properties: [Variable] = []
        var set: Set<Variable> = []
        for stored in owner.storedProperties where !stored.isStatic {
            stored.completion?()
            let isLazy =
                stored.presented != nil && stored.wrapped == nil && !stored.isReferenceStorage
            if isLazy { continue }
            let property = stored.presented ?? stored
            properties.append(property)
            let isImplicitlyNil = !stored.isLet && stored.type.wrapped != nil
            let hasValue = stored.initialValue != nil || stored.checkedInitialValue != nil
            if hasValue || isImplicitlyNil { set.insert(property) }
        }
        self.properties = properties
        initiallySet = set
    }

    func mustSet(_ property: Variable) -> Bool {
        !delegates && properties.contains(property.presented ?? property)
    }

    /// Whether the superclass's initializer has to be called, too.
    var hasSuperclass: Bool { owner.kind == .classType && owner.superclass != nil && !delegates }

    /// Whether Swift calls the superclass's `init()` at the end by itself.
    var callsSuperclassImplicitly: Bool {
        guard let superclass = owner.superclass?.nominal else { return false }
        return ClassInitializers.designated(of: superclass).contains { $0.parameters.isEmpty }
    }
}

/// `self` in an initializer.
extension DefiniteInitialization {
    func isInstance(_ base: Expression) -> Bool {
        guard case .variable(let variable) = base.kind else { return false }
        return variable == instance?.variable
    }

    private func firstUnset(_ instance: InstanceInitialization) -> Variable? {
        instance.delegates ? nil : instance.properties.first { !state.definite.contains($0) }
    }

    /// `self` as a whole is used: everything must have a value, and the superclass its turn.
    func readInstance(at place: SourceRange) {
        guard let instance, !state.isDead else { return }
        if instance.delegates {
            if state.hasDelegated { return }
            environment.error(
                "uninitialized-self",
                instance.owner.kind == .enumeration
                    ? "'self' is used before it has a value"
                    : "'self' is used before 'self.init' has been called", at: place)
            state.hasDelegated = true
        } else if let property = firstUnset(instance) {
            report(property, "'self' is used before '\(property.name)' has a value", at: place)
        } else if instance.hasSuperclass, !state.hasDelegated {
            environment.error(
                "uninitialized-self", "'self' is used before 'super.init' has been called",
                at: place, hint: "call 'super.init' first: until then only properties are set")
            state.hasDelegated = true
        }
    }

    private func report(_ property: Variable, _ message: String, at place: SourceRange) {
        environment.error(
            "uninitialized-property", message, at: place,
            notes: [.init("'\(property.name)' is declared here", at: property.range)],
            hint: "write 'self.\(property.name) = …' before it")
        state.definite.formUnion(instance?.properties ?? [])
    }

    /// The instance that a function is called on.
    func walkBase(_ base: Expression, of function: Function, _ call: Expression) {
        if case .superReference(let inner) = base.kind { return walk(inner) }
        walk(base)
    }

    func walkProperty(
        _ base: Expression, _ variable: Variable, _ access: Expression, isAssigned: Bool = false
    ) {
        guard isInstance(base), let instance, !state.isDead else { return walk(base) }
        let variable = variable.presented ?? variable
        let isOwn = instance.properties.contains(variable)
        guard isOwn, !instance.delegates else { return readInstance(at: access.range) }
        if !state.definite.contains(variable) {
            report(
                variable, "'self.\(variable.name)' is used before it has a value",
                at: access.range)
        }
    }

    func assignProperty(_ property: Variable, at place: SourceRange) {
        let property = property.presented ?? property
        assign(property, named: "self.\(property.name)", at: place)
    }

    /// `self = …`
    func assignInstance() {
        state.hasDelegated = true
        state.definite.formUnion(instance?.properties ?? [])
    }

    /// `self.init(…)` or `super.init(…)`
    func walkDelegation(_ made: Expression) {
        var call = made
        if case .forceUnwrap(let inner) = made.kind { call = inner }
        guard case .call(_, _, let base, let arguments) = call.kind else { return walk(made) }
        walk(arguments)
        if let instance, let base, case .superReference = base.kind, !state.isDead,
            let property = firstUnset(instance)
        {
            report(
                property, "'super.init' is called before '\(property.name)' has a value",
                at: made.range)
        }
        state.hasDelegated = true
        state.definite.formUnion(instance?.properties ?? [])
    }

    /// The initializer ends: `self` must be whole.
    func requireComplete(at place: SourceRange) {
        guard let instance else { return }
        if instance.delegates {
            if state.hasDelegated { return }
            environment.error(
                "missing-delegation",
                instance.owner.kind == .enumeration
                    ? "'init' does not give 'self' a value on every path"
                    : "'init' does not call 'self.init' on every path",
                at: place, hint: "call it before each 'return', and at the end")
        } else if let property = firstUnset(instance) {
            let path = state.possible.contains(property) ? " on some path" : ""
            environment.error(
                "uninitialized-property",
                "'init' gives the property '\(property.name)' no value\(path)",
                at: place, notes: [.init("declared here", at: property.range)],
                hint: "write 'self.\(property.name) = …' in it")
        } else if instance.hasSuperclass, !state.hasDelegated,
            !instance.callsSuperclassImplicitly
        {
            environment.error(
                "missing-super-init",
                "'super.init' is not called on every path of this initializer",
                at: place, hint: "call it once all properties have values")
        }
    }
}
