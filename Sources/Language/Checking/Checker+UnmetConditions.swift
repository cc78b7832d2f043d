import Diagnostics
import SwiftSyntax

/// Members that a type would have if the `where` clauses they stand under held.
extension Checker {
    /// What a member asks for that a type has not.
    struct UnmetCondition {
        let member: Declaration
        let id: String
        let reason: String
        let hint: String?
    }

    /// Members by name that conditions keep from the type, with the first condition that does not hold.
    func withheldMembers(of type: Type, named name: String, isStatic: Bool) -> [UnmetCondition] {
        let base = normalized(type)
        var result: [UnmetCondition] = []
        func add(_ owner: Nominal, _ map: Substitution, under condition: GenericSignature? = nil) {
            for member in environment.ownMembers(of: owner, named: name)
            where fits(member, isStatic) && mayUse(member) {
                let signature = condition ?? ownerSignature(of: member)
                guard let signature, let unmet = firstUnmet(signature, map, of: member) else {
                    continue
                }
                result.append(unmet)
            }
        }
        for (owner, map) in levels(of: base) {
            add(owner, map)
            for conformance in environment.directConformances(of: owner)
            where !conformances.satisfies(conformance.signature, map) {
                for target in conformances.protocols(of: .nominal(conformance.target, [])) {
                    add(target, map, under: conformance.signature)
                }
            }
        }
        for target in conformances.protocols(of: base) {
            if let parameter = target.selfParameter { add(target, [parameter: base]) }
        }
        return result
    }

    private func firstUnmet(
        _ signature: GenericSignature, _ map: Substitution, of member: Declaration
    ) -> UnmetCondition? {
        let name = (member as? Function)?.fullName ?? member.name
        for (type, target) in signature.conformances {
            let actual = normalized(conformances.substitute(type, map))
            if conformances.conforms(actual, to: target) { continue }
            let (shown, own) = (actual.resolved, actual.resolved.nominal)
            var hint: String?
            if case .tuple = shown {
                hint = "no tuple conforms to a protocol: declare a struct"
            } else if let own, !own.isLibrary, own.kind != .protocolType {
                hint = "declare '\(own.name): \(target.name)'"
            }
            return UnmetCondition(
                member: member, id: "missing-conformance",
                reason: "'\(name)' needs '\(shown)' to conform to '\(target.name)'", hint: hint)
        }
        for (left, right) in signature.equalities {
            let actual = normalized(conformances.substitute(left, map))
            let wanted = normalized(conformances.substitute(right, map))
            if solver.speculate({ solver.unify(actual, wanted) }) { continue }
            return UnmetCondition(
                member: member, id: "type-mismatch",
                reason: "'\(name)' is there where \(left) is \(wanted.resolved), "
                    + "and here it is \(actual.resolved)",
                hint: "\(left)" == "Element" && wanted.isLibrary("String")
                    ? "make texts of the elements first: map { \"\\($0)\" }" : nil)
        }
        return nil
    }

    /// Says which condition keeps a member from the type, if that is why it is not found.
    /// - Parameters:
    ///   - arguments: of a call, which the member must be able to take.
    ///   - others: what the type has under that name.
    func reportWithheld(
        _ name: String, of type: Type, _ arguments: [WrittenArgument]? = nil,
        beside others: [Candidate] = [], at syntax: some SyntaxProtocol
    ) -> Bool {
        for isStatic in [false, true] {
            let unmet = withheldMembers(of: type, named: name, isStatic: isStatic).first {
                guard let arguments else { return true }
                if case .success = match(arguments, to: parameters(of: $0.member)) { return true }
                return false
            }
            guard let unmet else { continue }
            let place = unmet.member.isLibrary ? nil : unmet.member.range
            let hints = [unmet.hint, ownJudgement(among: others)].compactMap(\.self)
            error(
                unmet.id, unmet.reason, at: syntax,
                notes: [.init(Signatures.text(of: unmet.member), at: place)],
                hint: hints.isEmpty ? nil : hints.joined(separator: ", or "))
            return true
        }
        return false
    }

    /// `sorted(by:)`, to which a closure says what the elements do not.
    private func ownJudgement(among candidates: [Candidate]) -> String? {
        let found = candidates.lazy.compactMap { $0.declaration as? Function }.first {
            guard let only = $0.parameters.first, $0.parameters.count == 1 else { return false }
            return only.label == "by" || only.label == "where"
        }
        return found.map { "use '\($0.fullName)'" }
    }
}
