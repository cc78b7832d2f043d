/// Whether types do what their conformances promise.
struct ConformanceChecker {
    let environment: Environment

    func check(_ nominal: Nominal) {
        guard nominal.kind != .protocolType else { return }
        for target in environment.conformances.protocols(of: nominal.declaredType) {
            if target.isLibrary, Self.synthesized.contains(target.name) { continue }
            _ = environment.ownMembers(of: target, named: "")
            for requirement in target.members.values.flatMap({ $0 }) {
                check(requirement, of: target, in: nominal)
            }
        }
    }

    /// What the compiler provides by itself.
    static let synthesized: Set<String> = [
        "Equatable", "Hashable", "Error", "Sendable", "CaseIterable", "RawRepresentable",
        "Comparable",
        "CustomStringConvertible",
    ]

    private func check(_ requirement: Declaration, of target: Nominal, in nominal: Nominal) {
        let checker = Checker(environment: environment, file: nominal.file)
        let type = nominal.declaredType
        if let function = requirement as? Function, function.isRequirement {
            let isStatic = function.isStatic || function.role == .initializer
            let found = checker.members(of: type, named: function.name, isStatic: isStatic)
            let hasWitness = found.contains {
                guard let witness = $0.0 as? Function, !witness.isRequirement else { return false }
                return witness.fullName == function.fullName
            }
            if hasWitness || hasDefault(function.name, function.fullName, type) { return }
            report(nominal, target, Signatures.text(of: function))
        } else if let variable = requirement as? Variable, variable.isRequirement,
            variable.subscriptParameters == nil
        {
            let found = checker.members(of: type, named: variable.name, isStatic: variable.isStatic)
            if found.contains(where: { ($0.0 as? Variable)?.isRequirement == false }) { return }
            if hasDefault(variable.name, nil, type) { return }
            report(nominal, target, Signatures.text(of: variable))
        }
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

    private func report(_ nominal: Nominal, _ target: Nominal, _ signature: String) {
        environment.error(
            "missing-requirement", "'\(nominal.name)' does not do what '\(target.name)' asks",
            at: nominal.range, hint: "it needs: \(signature)")
    }
}
