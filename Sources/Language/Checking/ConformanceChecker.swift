import Diagnostics

/// Whether a type does what one of its conformances promises.
struct ConformanceChecker {
    let environment: Environment
    /// Where operators declared beside the type are found.
    let scope: Scope
    let nominal: Nominal
    /// Where it is promised.
    let place: SourceRange

    /// Checks what a file promises of a type, in the type's declaration and in extensions.
    static func check(
        _ nominal: Nominal, in file: SourceFile, _ environment: Environment, _ scope: Scope
    ) {
        guard nominal.kind != .protocolType else { return }
        var checked: Set<Nominal> = []
        for promise in environment.directConformances(of: nominal) where promise.origin === file {
            let checker = ConformanceChecker(
                environment: environment, scope: scope, nominal: nominal, place: promise.range)
            if checker.refusesValues(for: promise.target) { continue }
            environment.conformances.assuming(promise.signature) {
                for target in environment.conformances.protocols(of: .existential([promise.target]))
                where checked.insert(target).inserted {
                    checker.check(target)
                }
            }
        }
    }

    private func refusesValues(for target: Nominal) -> Bool {
        guard nominal.kind != .classType, environment.conformances.isClassBound(target) else {
            return false
        }
        environment.error(
            "class-bound-protocol",
            "only classes can conform to '\(target.name)', and '\(nominal.name)' is none",
            at: place, hint: nominal.isLibrary ? nil : "write 'class \(nominal.name)'")
        return true
    }

    private func check(_ target: Nominal) {
        if let (name, stub) = missingOfLibrary(target) {
            environment.error(
                "missing-requirement",
                "'\(nominal.name)' does not do what '\(target.name)' asks: '\(name)' is missing",
                at: place, hint: "add:\n    \(stub) { … }")
        }
        if target.isLibrary, isSynthesized(target) { return }
        // What a superclass promises has been checked there.
        let promising = environment.conformances.conformingClass(nominal.declaredType, target)
        if let promising, promising.nominal != nominal { return }
        _ = environment.ownMembers(of: target, named: "")
        let requirements = target.members.values.joined().sorted {
            ($0.file.name, $0.range.start) < ($1.file.name, $1.range.start)
        }
        let missing = requirements.filter(isMissing)
        if !missing.isEmpty { return report(target, missing) }
        if !target.isLibrary {
            checkAssociatedTypes(of: target)
            checkEqualTypes(of: target)
        }
    }

    /// What nothing in the type says, and what is not of the kind that is asked for.
    private func checkAssociatedTypes(of target: Nominal) {
        let conformances = environment.conformances!
        for (name, constraints) in target.associatedTypes.sorted(by: { $0.key < $1.key }) {
            guard let type = conformances.associatedType(name, of: nominal.declaredType) else {
                environment.error(
                    "missing-requirement",
                    "'\(nominal.name)' does not do what '\(target.name)' asks: nothing says what '\(name)' is",
                    at: place, hint: "add:\n    typealias \(name) = …")
                continue
            }
            if let wanted = target.associatedSuperclasses[name]?.nominal,
                conformances.ancestor(wanted, of: type) == nil
            {
                environment.error(
                    "wrong-requirement",
                    "'\(name)' of '\(nominal.name)' is \(type.resolved), which is no \(wanted.name)",
                    at: place, hint: "'\(target.name)' asks for it")
            }
            for asked in constraints where !conformances.conforms(type, to: asked) {
                environment.error(
                    "wrong-requirement",
                    "'\(name)' of '\(nominal.name)' is \(type.resolved), which is not \(asked.name)",
                    at: place, hint: "'\(target.name)' asks for it")
            }
        }
    }

    /// `protocol P: Q where Key == String`, and a type whose `Key` is something else.
    private func checkEqualTypes(of target: Nominal) {
        let conformances = environment.conformances!
        guard let own = target.selfParameter else { return }
        for (left, right) in target.associatedEqualities {
            let found = conformances.substitute(left, [own: nominal.declaredType])
            let wanted = conformances.substitute(right, [own: nominal.declaredType])
            guard differ(found, wanted) else { continue }
            environment.error(
                "wrong-requirement",
                "'\(left)' of '\(nominal.name)' is \(found.resolved), and '\(target.name)' asks that it is \(wanted.resolved)"
                    .replacing("Self.", with: ""),
                at: place)
        }
        for (left, asked) in target.associatedConformances {
            let found = conformances.substitute(left, [own: nominal.declaredType])
            guard found.isConcrete, !conformances.conforms(found, to: asked) else { continue }
            environment.error(
                "wrong-requirement",
                "'\(left)' of '\(nominal.name)' is \(found.resolved), which is not \(asked.name)"
                    .replacing("Self.", with: ""),
                at: place, hint: "'\(target.name)' asks for it")
        }
    }

    /// What a protocol of the library asks for that most types get by themselves, where this one does not.
    private func missingOfLibrary(_ target: Nominal) -> (name: String, stub: String)? {
        guard target.isLibrary else { return nil }
        let isClass = nominal.kind == .classType
        let operands = "(lhs: \(nominal.name), rhs: \(nominal.name)) -> Bool"
        switch target.name {
        case "Comparable" where nominal.kind != .enumeration && !hasOperator("<"):
            return ("<", "static func < \(operands)")
        case "Equatable" where isClass && !hasOperator("=="):
            return ("==", "static func == \(operands)")
        case "Hashable" where isClass && !hasHash:
            return ("hash", "func hash(into hasher: inout Hasher)")
        default: return nil
        }
    }

    private var hasHash: Bool {
        let checker = Checker(environment: environment, file: nominal.file)
        return ["hash", "hashValue"].contains { name in
            checker.allMembers(of: nominal.declaredType, named: name, isStatic: false)
                .contains { !$0.0.isLibrary }
        }
    }

    private func hasOperator(_ name: String) -> Bool {
        let checker = Checker(environment: environment, file: nominal.file)
        let own = checker.allMembers(of: nominal.declaredType, named: name, isStatic: true)
        if own.contains(where: { ($0.0 as? Function)?.isRequirement == false })
            || hasDefault(name, nil, nominal.declaredType)
        {
            return true
        }
        return sequence(first: scope, next: \.parent).contains { here in
            here.local(name).contains { declaration in
                guard !declaration.isLibrary,
                    let type = (declaration as? Function)?.parameters.first?.type
                else { return false }
                // A generic one may be meant for this type.
                if case .parameter = type { return true }
                return type.nominal == nominal
            }
        }
    }

    /// Whether the compiler provides by itself what a protocol of the library asks.
    private func isSynthesized(_ target: Nominal) -> Bool {
        switch target.name {
        case "Equatable", "Hashable", "Comparable", "Error", "Sendable": true
        case "CaseIterable": nominal.kind == .enumeration
        case "RawRepresentable": nominal.rawType != nil
        default: false
        }
    }

    /// Whether nothing does what a requirement asks; reports what does it in the wrong way.
    private func isMissing(_ requirement: Declaration) -> Bool {
        let checker = Checker(environment: environment, file: nominal.file)
        let type = nominal.declaredType
        if let function = requirement as? Function, function.isRequirement {
            let isStatic = function.isStatic || function.role == .initializer
            let witnesses = checker.allMembers(of: type, named: function.name, isStatic: isStatic)
                .compactMap { $0.0 as? Function }
                .filter { !$0.isRequirement && $0.hasFullName(of: function) }
            if hasDefault(function.name, function.fullName, type) { return false }
            if witnesses.isEmpty { return true }
            let problems = witnesses.map { problem(of: $0, as: function) }
            if let problem = problems.first, !problems.contains(where: { $0 == nil }) {
                report(witnesses[0], as: function, problem ?? "")
            }
            return false
        }
        if let variable = requirement as? Variable, variable.isRequirement {
            if variable.subscriptParameters != nil {
                return isMissing(subscript: variable, of: type)
            }
            let found = checker.allMembers(
                of: type, named: variable.name, isStatic: variable.isStatic)
            let witness = found.lazy.compactMap { $0.0 as? Variable }.first { !$0.isRequirement }
            guard let witness else {
                let isCase = variable.isStatic && found.contains { $0.0 is EnumCase }
                return !isCase && !hasDefault(variable.name, nil, type)
            }
            if let problem = problem(of: witness, as: variable) {
                report(witness, as: variable, problem)
            }
        }
        return false
    }

    // MARK: Witnesses of the wrong kind

    private func problem(of witness: Function, as requirement: Function)
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
        if mustReturnSelf(requirement.result, of: requirement), !witness.returnsSelf {
            return "a subclass would return \(nominal.name) here, not itself: write 'Self'"
        }
        if isHidden(witness, for: requirement) { return "it is 'private'" }
        if witness.isFailable, !requirement.isFailable { return "it may fail" }
        var type = witness.type
        // What never fails does for what may.
        if requirement.isFailable, !witness.isFailable {
            type.result = environment.optional(type.result)
        }
        let wanted = asked(.function(requirement.type), of: requirement.owner)
        return differ(.function(type), wanted) ? "its type is \(Type.function(witness.type))" : nil
    }

    /// Whether what a requirement gives is of the class of the instance it is asked of, which may be a
    /// subclass.
    private func mustReturnSelf(_ result: Type, of requirement: Function) -> Bool {
        guard nominal.kind == .classType, !nominal.isFinal, requirement.role != .initializer,
            let own = requirement.owner?.selfParameter
        else { return false }
        return result.contains { $0 == .parameter(own) }
    }

    /// Whether a witness cannot be seen from everywhere where the type is known to conform.
    private func isHidden(_ witness: Declaration, for requirement: Declaration) -> Bool {
        guard witness.access != .everywhere, let target = owner(of: requirement) else {
            return false
        }
        let asked = Visibility(of: nominal).within(Visibility(of: target))
        return !Visibility(of: witness).contains(asked)
    }

    private func owner(of requirement: Declaration) -> Nominal? {
        (requirement as? Function)?.owner ?? (requirement as? Variable)?.owner
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

    func problem(of witness: Variable, as requirement: Variable)
        -> String?
    {
        witness.completion?()
        let isSettable = witness.storage == .computed ? witness.setter != nil : !witness.isLet
        if requirement.setter != nil, !isSettable { return "it cannot be set" }
        if let getter = requirement.getter, mustReturnSelf(requirement.type, of: getter),
            witness.getter?.returnsSelf != true
        {
            return "a subclass would be \(nominal.name) here, not itself: write 'Self'"
        }
        if isHidden(witness, for: requirement) { return "it is 'private'" }
        let wanted = asked(requirement.type, of: requirement.owner)
        return differ(witness.type, wanted) ? "its type is \(witness.type.resolved)" : nil
    }

    /// A requirement's type for the type that conforms.
    func asked(_ type: Type, of target: Nominal?) -> Type {
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
        _ witness: Declaration, as requirement: Declaration, _ problem: String
    ) {
        environment.error(
            "wrong-requirement",
            "'\(witness.name)' of '\(nominal.name)' is not what its protocol asks: \(problem)",
            at: witness.file === place.file ? witness.range : place,
            hint: "asked is: \(Signatures.text(of: requirement))")
    }

    /// A protocol extension's body for a requirement, where the extension's conditions hold.
    private func hasDefault(_ name: String, _ fullName: String?, _ type: Type) -> Bool {
        let conformances = environment.conformances!
        return conformances.protocols(of: type).contains { target in
            environment.ownMembers(of: target, named: name).contains { member in
                let function = member as? Function ?? (member as? Variable)?.getter
                guard let function, !function.isRequirement,
                    (member as? Variable)?.isRequirement != true,
                    fullName == nil || function.fullName == fullName
                else { return false }
                let map: Substitution = target.selfParameter.map { [$0: type] } ?? [:]
                return conformances.satisfies(function.ownerSignature, map)
            }
        }
    }

    /// All that is missing at once, as it could be written.
    private func report(_ target: Nominal, _ missing: [Declaration]) {
        let names = missing.map { "'\($0.name)'" }.joined(separator: ", ")
        let stubs = missing.map { "    " + stub(of: $0) }.joined(separator: "\n")
        environment.error(
            "missing-requirement",
            "'\(nominal.name)' does not do what '\(target.name)' asks: \(names) \(missing.count == 1 ? "is" : "are") missing",
            at: place, hint: "add:\n\(stubs)")
    }

    private func stub(of requirement: Declaration) -> String {
        var text = Signatures.text(of: requirement)
        // What an associated type is unless one says otherwise: `[Self]` for all cases.
        for (name, type) in owner(of: requirement)?.associatedDefaults ?? [:] {
            text = text.replacing("Self.\(name)", with: "\(type)")
        }
        text = text.replacing("Self.", with: "")
        if let function = requirement as? Function, let owner = function.owner?.displayName {
            if function.role == .initializer {
                return "init\(function.isFailable ? "?" : "")\(text.dropFirst(owner.count)) { … }"
            }
            text = text.replacing("\(owner).", with: "")
        }
        guard let variable = requirement as? Variable else { return "\(text) { … }" }
        text.replace(#/ \{ get( set)? \}$/#, with: "")
        if variable.isStatic { text = "static " + text }
        return variable.subscriptParameters == nil ? text : "\(text) { … }"
    }
}
