/// Subscripts that a protocol asks for: told apart by what stands between the brackets.
extension ConformanceChecker {
    /// Whether no subscript takes what the requirement's does; reports one that does it in the wrong way.
    func isMissing(subscript requirement: Variable, of type: Type) -> Bool {
        let checker = Checker(environment: environment, file: nominal.file)
        let wanted = (requirement.subscriptParameters ?? []).map {
            asked($0.type, of: requirement.owner)
        }
        let labels = (requirement.subscriptParameters ?? []).map(\.label)
        let witnesses = checker.allMembers(
            of: type, named: requirement.name, isStatic: requirement.isStatic
        ).filter { member, substitution in
            guard let witness = member as? Variable, !witness.isRequirement,
                let taken = witness.subscriptParameters, taken.map(\.label) == labels,
                isAsGeneric(witness, as: requirement)
            else { return false }
            witness.completion?()
            return zip(taken, wanted).allSatisfy { parameter, type in
                !differ(environment.conformances.substitute(parameter.type, substitution), type)
            }
        }
        guard let own = witnesses.first(where: { isOwn($0.0, nominal) }) else {
            return witnesses.isEmpty
        }
        if let witness = own.0 as? Variable,
            let problem = problem(of: witness, as: requirement)
        {
            report(witness, as: requirement, problem)
        }
        return false
    }

    /// The library's own takes any range of indices where its protocols ask for a `Range`.
    private func isAsGeneric(_ witness: Variable, as requirement: Variable) -> Bool {
        let own = witness.getter?.signature.parameters.count ?? 0
        return own == requirement.getter?.signature.parameters.count ?? 0
            || witness.isLibrary
                && requirement.subscriptParameters?.first?.type.isLibrary("Range") == true
    }

    /// Whether it is written for this type, not for all that conform to a protocol.
    private func isOwn(_ member: Declaration, _ nominal: Nominal) -> Bool {
        (member as? Variable)?.owner == nominal
    }
}
