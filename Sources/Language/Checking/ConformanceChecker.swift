/// Whether types do what their conformances promise.
struct ConformanceChecker {
    let environment: Environment
    /// Where operators declared beside the type are found.
    let scope: Scope

    func check(_ nominal: Nominal) {
        guard nominal.kind != .protocolType else { return }
        var isRefused = nominal.kind == .classType
        for target in environment.conformances.protocols(of: nominal.declaredType) {
            if !isRefused, environment.conformances.isClassBound(target) {
                isRefused = true
                environment.error(
                    "class-bound-protocol",
                    "only classes can conform to '\(target.name)', and '\(nominal.name)' is none",
                    at: nominal.range, hint: "write 'class \(nominal.name)'")
            }
            if target.isLibrary, target.name == "Comparable", !hasOrder(nominal) {
                environment.error(
                    "missing-requirement",
                    "'\(nominal.name)' does not do what 'Comparable' asks: '<' is missing",
                    at: nominal.range,
                    hint:
                        "add:\n    static func < (lhs: \(nominal.name), rhs: \(nominal.name)) -> Bool { … }"
                )
            }
            if target.isLibrary, Self.synthesized.contains(target.name) { continue }
            // What a superclass promises has been checked there.
            let promising = environment.conformances.conformingClass(nominal.declaredType, target)
            if let promising, promising.nominal != nominal { continue }
            _ = environment.ownMembers(of: target, named: "")
            let requirements = target.members.values.joined().sorted {
                ($0.file.name, $0.range.start) < ($1.file.name, $1.range.start)
            }
            let missing = requirements.filter { isMissing($0, in: nominal) }
            if !missing.isEmpty { report(nominal, target, missing) }
        }
    }

    /// Whether a type has a `<`: enums get one by themselves.
    private func hasOrder(_ nominal: Nominal) -> Bool {
        if nominal.kind == .enumeration { return true }
        let checker = Checker(environment: environment, file: nominal.file)
        let own = checker.allMembers(of: nominal.declaredType, named: "<", isStatic: true)
        if own.contains(where: { ($0.0 as? Function)?.isRequirement == false })
            || hasDefault("<", nil, nominal.declaredType)
        {
            return true
        }
        return sequence(first: scope, next: \.parent).contains { here in
            here.local("<").contains { declaration in
                guard !declaration.isLibrary,
                    let type = (declaration as? Function)?.parameters.first?.type
                else { return false }
                // A generic one may be meant for this type.
                if case .parameter = type { return true }
                return type.nominal == nominal
            }
        }
    }

    /// What the compiler provides by itself.
    static let synthesized: Set<String> = [
        "Equatable", "Hashable", "Error", "Sendable", "CaseIterable", "RawRepresentable",
        "Comparable",
        "CustomStringConvertible",
    ]

    /// Whether nothing does what a requirement asks; reports what does it in the wrong way.
    private func isMissing(_ requirement: Declaration, in nominal: Nominal) -> Bool {
        let checker = Checker(environment: environment, file: nominal.file)
        let type = nominal.declaredType
        if let function = requirement as? Function, function.isRequirement {
            let isStatic = function.isStatic || function.role == .initializer
            let witnesses = checker.allMembers(of: type, named: function.name, isStatic: isStatic)
                .compactMap { $0.0 as? Function }
                .filter { !$0.isRequirement && $0.fullName == function.fullName }
            if hasDefault(function.name, function.fullName, type) { return false }
            if witnesses.isEmpty { return true }
            let problems = witnesses.map { problem(of: $0, as: function, in: nominal) }
            if let problem = problems.first, !problems.contains(where: { $0 == nil }) {
                report(witnesses[0], as: function, problem ?? "", in: nominal)
            }
            return false
        }
        if let variable = requirement as? Variable, variable.isRequirement {
            if variable.subscriptParameters != nil {
                return isMissing(subscript: variable, of: type, in: nominal)
            }
            let found = checker.allMembers(
                of: type, named: variable.name, isStatic: variable.isStatic)
            let witness = found.lazy.compactMap { $0.0 as? Variable }.first { !$0.isRequirement }
            guard let witness else {
                let isCase = variable.isStatic && found.contains { $0.0 is EnumCase }
                return !isCase && !hasDefault(variable.name, nil, type)
            }
            if let problem = problem(of: witness, as: variable, in: nominal) {
                report(witness, as: variable, problem, in: nominal)
            }
        }
        return false
    }

    // MARK: Witnesses of the wrong kind

    private func problem(of witness: Function, as requirement: Function, in nominal: Nominal)
        -> String?
    {
        if witness.canThrow, !requirement.canThrow { return "it may throw" }
        if witness.isMutating, !requirement.isMutating, nominal.kind != .classType {
            return "it is 'mutating'"
        }
        if requirement.role == .initializer, nominal.kind == .classType, !nominal.isFinal,
            !witness.modifiers.isRequired
        {
            return "it is not 'required', so that a subclass need not have it"
        }
        if let problem = genericProblem(of: witness, as: requirement) { return problem }
        let wanted = asked(.function(requirement.type), of: requirement.owner, by: nominal)
        let type = Type.function(witness.type)
        return differ(type, wanted) ? "its type is \(type)" : nil
    }

    /// A witness takes at least the types that are promised to every caller of its protocol.
    private func genericProblem(of witness: Function, as requirement: Function) -> String? {
        let promised = requirement.signature.parameters
        let taken = witness.signature.parameters
        if !promised.isEmpty, taken.isEmpty { return "it is not generic" }
        guard promised.count == taken.count else { return nil }
        for (own, theirs) in zip(taken, promised) {
            for target in own.constraints
            where !environment.conformances.conforms(.parameter(theirs), to: target) {
                return "its \(own.name) must be \(target.name), which is not asked"
            }
        }
        return nil
    }

    func problem(of witness: Variable, as requirement: Variable, in nominal: Nominal)
        -> String?
    {
        witness.completion?()
        let isSettable = witness.storage == .computed ? witness.setter != nil : !witness.isLet
        if requirement.setter != nil, !isSettable { return "it cannot be set" }
        let wanted = asked(requirement.type, of: requirement.owner, by: nominal)
        return differ(witness.type, wanted) ? "its type is \(witness.type.resolved)" : nil
    }

    /// A requirement's type for the type that conforms.
    func asked(_ type: Type, of target: Nominal?, by nominal: Nominal) -> Type {
        guard let parameter = target?.selfParameter else { return type }
        let checker = Checker(environment: environment, file: nominal.file)
        // What a superclass has promised it has promised for itself.
        let conforming =
            environment.conformances.conformingClass(nominal.declaredType, target)
            ?? nominal.declaredType
        return checker.normalized(
            environment.conformances.substitute(type, [parameter: conforming]))
    }

    /// Whether types surely differ: what is still open may yet agree.
    func differ(_ left: Type, _ right: Type) -> Bool {
        guard left.isConcrete, right.isConcrete else { return false }
        return !environment.solver.speculate { environment.solver.unify(left, right) }
    }

    func report(
        _ witness: Declaration, as requirement: Declaration, _ problem: String, in nominal: Nominal
    ) {
        environment.error(
            "wrong-requirement",
            "'\(witness.name)' of '\(nominal.name)' is not what its protocol asks: \(problem)",
            at: witness.isLibrary ? nominal.range : witness.range,
            hint: "asked is: \(Signatures.text(of: requirement))")
    }

    /// A protocol extension's body for a requirement.
    private func hasDefault(_ name: String, _ fullName: String?, _ type: Type) -> Bool {
        environment.conformances.protocols(of: type).contains { target in
            environment.ownMembers(of: target, named: name).contains { member in
                if let function = member as? Function {
                    return !function.isRequirement
                        && (fullName == nil || function.fullName == fullName)
                }
                return (member as? Variable)?.isRequirement == false
            }
        }
    }

    /// All that is missing at once, as it could be written.
    private func report(_ nominal: Nominal, _ target: Nominal, _ missing: [Declaration]) {
        let names = missing.map { "'\($0.name)'" }.joined(separator: ", ")
        let stubs = missing.map { "    " + stub(of: $0) }.joined(separator: "\n")
        environment.error(
            "missing-requirement",
            "'\(nominal.name)' does not do what '\(target.name)' asks: \(names) \(missing.count == 1 ? "is" : "are") missing",
            at: nominal.range, hint: "add:\n\(stubs)")
    }

    private func stub(of requirement: Declaration) -> String {
        var text = Signatures.text(of: requirement).replacing("Self.", with: "")
        if let owner = (requirement as? Function)?.owner {
            text = text.replacing("\(owner.displayName).", with: "")
        }
        guard let variable = requirement as? Variable else { return "\(text) { … }" }
        text.replace(#/ \{ get( set)? \}$/#, with: "")
        return variable.subscriptParameters == nil ? text : "\(text) { … }"
    }
}
