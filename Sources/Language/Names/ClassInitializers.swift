import Diagnostics

/// The initializers a class has: its own, those it inherits, and `init()`.
struct ClassInitializers {
    let environment: Environment
    let nominal: Nominal
    let scope: Scope

    func complete() {
        let written = Self.own(of: nominal)
        for initializer in written { link(initializer) }
        let designated = written.filter { !$0.modifiers.isConvenience }
        if designated.isEmpty {
            inherit(hasOwn: !written.isEmpty)
        } else {
            checkRequired(designated + written)
        }
        nominal.inheritsConvenienceInitializers =
            superclass.map { upper in
                Self.designated(of: upper).allSatisfy {
                    nominal.implementations[$0.dispatchRoot] != nil
                }
            } ?? false
    }

    private var superclass: Nominal? { nominal.superclass?.nominal }

    private static func own(of nominal: Nominal) -> [Function] {
        (nominal.members["init"] ?? []).compactMap { $0 as? Function }.filter {
            !$0.modifiers.isInExtension
        }
    }

    /// Initializers that set a class's own properties, written or inherited.
    static func designated(of nominal: Nominal) -> [Function] {
        own(of: nominal).filter { !$0.modifiers.isConvenience }
    }

    /// The first property that nothing gives a value.
    private var unsetProperty: Variable? {
        let property = nominal.storedProperties.first {
            if $0.wrapped != nil { $0.completion?() }
            return !$0.isStatic && $0.storage == .stored && $0.initialValue == nil
                && $0.checkedInitialValue == nil && ($0.isLet || $0.type.wrapped == nil)
        }
        return property?.presented ?? property
    }

    // MARK: Inheriting

    /// A class without a designated initializer of its own has its superclass's.
    private func inherit(hasOwn: Bool) {
        if let property = unsetProperty {
            environment.error(
                "no-initializers",
                "'\(nominal.name)' has no initializer that could set '\(property.name)'",
                at: nominal.range, notes: [.init("declared here", at: property.range)],
                hint: "write an 'init', or give '\(property.name)' a value")
            return
        }
        guard let superclass else {
            add(make(parameters: []))
            return
        }
        let map =
            environment.conformances.ancestors(of: nominal.declaredType)
            .first { $0.0 == superclass }?.1 ?? [:]
        for upper in Self.designated(of: superclass)
        where nominal.implementations[upper.dispatchRoot] == nil {
            let own = make(parameters: upper.parameters)
            for index in own.parameters.indices {
                own.parameters[index].type = environment.conformances.substitute(
                    own.parameters[index].type, map)
            }
            own.signature = upper.signature
            own.canThrow = upper.canThrow
            own.isFailable = upper.isFailable
            if own.isFailable { own.result = environment.optional(nominal.declaredType) }
            own.modifiers.isRequired = upper.modifiers.isRequired
            own.modifiers.isPrivate = upper.modifiers.isPrivate
            own.documentation = upper.documentation
            own.synthesis = .inheritedInitializer
            // Default values are looked up where they were written.
            own.scope = upper.scope
            own.overridden = upper
            nominal.implementations[own.dispatchRoot] = own
            add(own)
        }
    }

    private func make(parameters: [ParameterDeclaration]) -> Function {
        let function = Function(
            name: "init", role: .initializer, file: nominal.file, range: nominal.range)
        function.owner = nominal
        function.result = nominal.declaredType
        function.parameters = parameters
        function.scope = scope
        function.synthesis = .inheritedInitializer
        return function
    }

    private func add(_ function: Function) { nominal.members["init", default: []].append(function) }

    // MARK: Overriding

    private func link(_ initializer: Function) {
        guard let superclass else {
            if initializer.modifiers.isOverride { reportNothing(initializer) }
            return
        }
        let map =
            environment.conformances.ancestors(of: nominal.declaredType)
            .first { $0.0 == superclass }?.1 ?? [:]
        let found = Self.own(of: superclass).first { other in
            other.hasFullName(of: initializer)
                && zip(other.parameters, initializer.parameters).allSatisfy {
                    environment.conformances.substitute($0.type, map).resolved == $1.type.resolved
                }
        }
        guard let found, !found.modifiers.isConvenience || found.modifiers.isRequired else {
            if initializer.modifiers.isOverride { reportNothing(initializer) }
            return
        }
        if found.modifiers.isRequired ? !initializer.modifiers.isRequired : false {
            environment.error(
                "missing-required",
                "'\(initializer.fullName)' is required by '\(superclass.name)', of its subclasses too",
                at: initializer.range, hint: "write 'required' before it")
        } else if !found.modifiers.isRequired, !initializer.modifiers.isOverride {
            environment.error(
                "missing-override",
                "'\(initializer.fullName)' overrides an initializer of the superclass",
                at: initializer.range, hint: "write 'override' before it")
        }
        initializer.overridden = found
        nominal.implementations[initializer.dispatchRoot] = initializer
    }

    private func reportNothing(_ initializer: Function) {
        environment.error(
            "overrides-nothing",
            "'\(initializer.fullName)' overrides nothing: the superclass has no such designated initializer",
            at: initializer.range, hint: "leave out 'override'")
    }

    private func checkRequired(_ own: [Function]) {
        guard let superclass else { return }
        for upper in Self.own(of: superclass) where upper.modifiers.isRequired {
            if nominal.implementations[upper.dispatchRoot] != nil { continue }
            environment.error(
                "missing-required-initializer",
                "'\(nominal.name)' must have the initializer '\(upper.fullName)', which '\(superclass.name)' requires",
                at: nominal.range, notes: [.init("required here", at: upper.range)],
                hint: "write 'required \(upper.fullName.replacing("(", with: "(…"))' in it")
        }
    }
}
