import Diagnostics
import SwiftSyntax

/// Names that nothing has, and what was probably meant.
extension Checker {
    func reportUnknownName(_ name: String, at syntax: some SyntaxProtocol) {
        if environment.namesBeforeRestart.contains(name) {
            error(
                "not-run-since-restart",
                "'\(name)' was defined in a cell that has not run since the restart", at: syntax,
                hint: "run that cell first, or all cells above this one")
            return
        }
        if let owner = ownerOfStatic(name) {
            error(
                "unknown-name",
                "'\(name)' belongs to the type '\(owner.name)', not to each of its instances",
                at: syntax, hint: "write Self.\(name)")
            return
        }
        var names = environment.index.topLevelNames
        var current: Scope? = scope
        while let here = current {
            if let binding = here.binding(of: name), range(binding).start > range(syntax).start {
                return reportLaterName(name, binding, at: syntax)
            }
            names += here.localNames
            if let nominal = here.nominal { names += memberNames(of: nominal.declaredType) }
            current = here.parent
        }
        let close = closestName(to: name, among: names.filter { !$0.hasPrefix("_") })
        let hint =
            environment.unrunNames.hint(for: name) ?? UncoveredNames.hint(for: name)
            ?? ownerHint(name)
            ?? close.map { "did you mean '\($0)'?" }
        error("unknown-name", "there is no '\(name)' here", at: syntax, hint: hint)
    }

    /// `findLearningRate(…)`: what is called on a value, and was taken for a function of its own.
    private func ownerHint(_ name: String) -> String? {
        let owners = [
            ("Tensor", "tensor"), ("Layer", "model"), ("Dataset", "data"), ("Array", "array"),
            ("Sequence", "array"), ("Collection", "array"), ("String", "text"),
        ]
        guard !name.hasPrefix("_"),
            let owner = owners.first(where: { environment.index.members(of: $0.0)[name] != nil })
        else { return nil }
        return "it belongs to a value: \(owner.1).\(name)"
    }

    /// The library's protocol whose types have a member of this name, and which `type` could name
    /// as it is: `Layer` for `fit`, where there is a `callAsFunction`.
    private func protocolWith(_ name: String, for type: Type) -> Type? {
        let owners = environment.index.topLevelNames.filter {
            $0.first?.isUppercase == true && environment.index.members(of: $0)[name] != nil
        }
        let own = Set(memberNames(of: type))
        let protocols = owners.map { environment.libraryType($0) }.filter { candidate in
            guard let nominal = candidate.nominal, nominal.kind == .protocolType else {
                return false
            }
            _ = environment.ownMembers(of: nominal, named: "")
            let asked = nominal.members.keys.filter { $0.first?.isLetter == true }
            return !asked.isEmpty && own.isSuperset(of: asked)
        }
        return protocols.count == 1 ? protocols[0] : nil
    }

    func reportUnknownMember(
        _ name: String, of type: Type, isStatic isOfType: Bool = false,
        at syntax: some SyntaxProtocol
    ) {
        let type = type.resolved
        // Where an error has left the type open, the error is what to mend.
        if type.isUnresolvedVariable, environment.hasErrors { return }
        for isStatic in [false, true] {
            guard let hidden = allMembers(of: type, named: name, isStatic: isStatic).first?.0
            else { continue }
            if mayUse(hidden) { continue }
            error(
                "private-member", "'\(name)' of '\(type)' is private", at: syntax,
                notes: [.init("'\(name)' is declared here", at: hidden.range)],
                hint: "only the type itself uses it; leave out 'private' to use it here")
            return
        }
        if reportWithheld(name, of: type, at: syntax) { return }
        let close = closestName(to: name, among: memberNames(of: type))
        var hint =
            UncoveredNames.hint(for: name) ?? close.map { "did you mean '\($0)'?" }
        if let wrapped = type.wrapped,
            !members(of: wrapped, named: name, isStatic: false).isEmpty
        {
            hint = "the value may be nil: write '?.\(name)' or unwrap it with 'if let'"
        }
        if !members(of: type, named: name, isStatic: true).isEmpty {
            hint = "'\(name)' is a static member: write \(type).\(name)"
        }
        if hint == nil, case .existential = type {
            hint =
                "only what the protocol asks for is known of it; say which type it is: "
                + "(… as! SomeType).\(name)"
        }
        if case .function = type, environment.index.topLevelNames.contains(name) {
            hint = "a function is named without a dot: \(name)"
        }
        if hint == nil, type.isLibrary("Array"),
            let element = type.arguments.first?.resolved.nominal,
            Self.numbers.contains(element.name),
            environment.index.members(of: "Tensor")[name] != nil
        {
            hint = "a tensor of the same numbers has it: Tensor(…).\(name)"
        }
        if hint == nil, isOfType { hint = valuesHint(ownValues(of: type)) }
        if hint == nil, let nominal = type.nominal, !nominal.isLibrary,
            let source = protocolWith(name, for: type)
        {
            hint = "\(article(source)) has it: declare '\(nominal.name): \(source)'"
        }
        error("unknown-member", "\(article(type)) has no member '\(name)'", at: syntax, hint: hint)
    }
}
