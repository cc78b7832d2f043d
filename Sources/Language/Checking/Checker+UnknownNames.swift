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
        var names = environment.index.topLevelNames
        var current: Scope? = scope
        while let here = current {
            names += here.localNames
            if let nominal = here.nominal { names += memberNames(of: nominal.declaredType) }
            current = here.parent
        }
        let close = closestName(to: name, among: names.filter { !$0.hasPrefix("_") })
        let hint = close.map { "did you mean '\($0)'?" }
        error("unknown-name", "there is no '\(name)' here", at: syntax, hint: hint)
    }

    func reportUnknownMember(_ name: String, of type: Type, at syntax: some SyntaxProtocol) {
        let type = type.resolved
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
        let close = closestName(to: name, among: memberNames(of: type))
        var hint = close.map { "did you mean '\($0)'?" }
        if let wrapped = type.wrapped,
            !members(of: wrapped, named: name, isStatic: false).isEmpty
        {
            hint = "the value may be nil: write '?.\(name)' or unwrap it with 'if let'"
        }
        if !members(of: type, named: name, isStatic: true).isEmpty {
            hint = "'\(name)' is a static member: write \(type).\(name)"
        }
        error("unknown-member", "\(article(type)) has no member '\(name)'", at: syntax, hint: hint)
    }
}
