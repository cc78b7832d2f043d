import Diagnostics
import SwiftSyntax

/// A declaration together with what is known of the types it is about.
struct Candidate {
    var declaration: Declaration
    /// The instance or type it is a member of.
    var base: Expression?
    var baseType: Type?
    /// The owner's parameters (and a protocol's `Self`) as seen from the base.
    var substitution: Substitution = [:]
}

extension Checker {
    /// What a bare name may mean, innermost scope first. Functions of one scope overload each other.
    func lookUp(_ name: String, at syntax: some SyntaxProtocol) -> [Candidate] {
        var current: Scope? = scope
        var functions: [Candidate] = []
        while let here = current {
            let found = here.local(name)
            if !found.isEmpty {
                if let last = found.last, !(last is Function) {
                    if functions.isEmpty { return [Candidate(declaration: last)] }
                    return functions
                }
                for declaration in found.reversed() {
                    guard let function = declaration as? Function else { continue }
                    let isShadowed = functions.contains {
                        guard let other = $0.declaration as? Function else { return false }
                        return other.fullName == function.fullName && other.type == function.type
                    }
                    if !isShadowed { functions.append(Candidate(declaration: function)) }
                }
            }
            if let nominal = here.nominal, functions.isEmpty {
                let members = implicitMembers(name, of: nominal, at: syntax)
                if !members.isEmpty { return members }
            }
            current = here.parent
        }
        return functions
    }

    /// Members found without writing `self.`
    private func implicitMembers(_ name: String, of nominal: Nominal, at syntax: some SyntaxProtocol)
        -> [Candidate]
    {
        let type = nominal.declaredType
        if let selfVariable = selfVariable(),
            selfVariable.type.resolved == type || selfVariable.type.nominal == nominal
        {
            let base = reference(to: selfVariable, range(syntax))
            let found = members(of: base.type, named: name, isStatic: false)
            if !found.isEmpty {
                return found.map {
                    Candidate(
                        declaration: $0.0, base: base, baseType: base.type, substitution: $0.1)
                }
            }
            // Static members need `Self.`, nested types do not.
            return []
        }
        return members(of: type, named: name, isStatic: true).filter { !($0.0 is Nominal) }.map {
            Candidate(
                declaration: $0.0,
                base: Expression(.metatype(type), .metatype(type), range(syntax)),
                baseType: type, substitution: $0.1)
        }
    }

    func selfVariable() -> Variable? {
        var current: Scope? = scope
        while let here = current {
            if let variable = here.local("self").last as? Variable { return variable }
            if here.nominal != nil { return nil }
            current = here.parent
        }
        return nil
    }

    /// Uses a variable; notes what a closure has to capture.
    func reference(to variable: Variable, _ range: SourceRange) -> Expression {
        variable.completion?()
        if variable.storage == .local, let owner = variable.context, owner !== context {
            variable.isCaptured = true
            var inner = context
            while let here = inner, here !== owner {
                if !here.captures.contains(variable) { here.captures.append(variable) }
                inner = here.parent
            }
        }
        // A top-level variable that functions use cannot live in the cell's own registers.
        if variable.storage == .global, let context, !context.isTopLevel { variable.isCaptured = true }
        let result = Expression(.variable(variable), variable.type, range)
        result.isLvalue = !variable.isLet
        return result
    }

    // MARK: Members

    /// Members of a type by name, its own before its protocols'.
    func members(of type: Type, named name: String, isStatic: Bool) -> [(Declaration, Substitution)] {
        var result: [(Declaration, Substitution)] = []
        let base = normalized(type)
        if case .nominal(let nominal, let arguments) = base, nominal.kind != .protocolType {
            var current: (Nominal, [Type])? = (nominal, arguments)
            while let (here, arguments) = current {
                let map = Dictionary(uniqueKeysWithValues: zip(here.parameters, arguments))
                for member in environment.ownMembers(of: here, named: name)
                where fits(member, isStatic) && holds(member, map) {
                    result.append((member, map))
                }
                current = nil
                if let superclass = here.superclass,
                    case .nominal(let upper, let upperArguments) = superclass.substituting(map)
                {
                    current = (upper, upperArguments)
                }
            }
        }
        for target in conformances.protocols(of: base) {
            guard let parameter = target.selfParameter else { continue }
            let map = [parameter: base]
            for member in environment.ownMembers(of: target, named: name)
            where fits(member, isStatic) && holds(member, map) {
                if isRequirement(member), result.contains(where: { sameInterface($0.0, member) }) {
                    continue
                }
                if !isRequirement(member),
                    let index = result.firstIndex(where: {
                        isRequirement($0.0) && sameInterface($0.0, member)
                    })
                {
                    // The default of a requirement: calls go through the requirement.
                    _ = index
                    continue
                }
                result.append((member, map))
            }
        }
        return result
    }

    private func isRequirement(_ declaration: Declaration) -> Bool {
        (declaration as? Function)?.isRequirement ?? (declaration as? Variable)?.isRequirement ?? false
    }

    private func sameInterface(_ left: Declaration, _ right: Declaration) -> Bool {
        if let left = left as? Function, let right = right as? Function {
            return left.fullName == right.fullName
        }
        if let left = left as? Variable, let right = right as? Variable {
            return left.subscriptParameters?.count == right.subscriptParameters?.count
        }
        return false
    }

    private func fits(_ member: Declaration, _ isStatic: Bool) -> Bool {
        if let function = member as? Function {
            return function.role == .initializer ? isStatic : function.isStatic == isStatic
        }
        if let variable = member as? Variable { return variable.isStatic == isStatic }
        return isStatic
    }

    /// Whether the `where` clause of the member's extension holds.
    private func holds(_ member: Declaration, _ map: Substitution) -> Bool {
        let signature =
            (member as? Function)?.ownerSignature ?? (member as? Variable)?.ownerSignature
        guard let signature, !signature.isEmpty else { return true }
        // What the clause says about types still open is taken over when the member is chosen.
        return conformances.satisfies(signature, map)
    }

    /// All names that could follow a dot; for suggestions.
    func memberNames(of type: Type) -> [String] {
        var names: Set<String> = []
        func add(_ nominal: Nominal) {
            _ = environment.ownMembers(of: nominal, named: "")
            names.formUnion(nominal.members.keys)
            if nominal.isLibrary { names.formUnion(environment.index.members[nominal.name]?.keys.map { $0 } ?? []) }
        }
        if let nominal = type.nominal { add(nominal) }
        conformances.protocols(of: type).forEach(add)
        return names.filter { $0.first?.isLetter == true && $0 != "init" && $0 != "subscript" }
    }

    func reportUnknownName(_ name: String, at syntax: some SyntaxProtocol) {
        var names = environment.index.topLevelNames
        var current: Scope? = scope
        while let here = current {
            names += here.localNames
            if let nominal = here.nominal { names += memberNames(of: nominal.declaredType) }
            current = here.parent
        }
        let close = closestName(to: name, among: names.filter { !$0.hasPrefix("_") })
        let hint = PythonHabits.hint(forName: name) ?? close.map { "did you mean '\($0)'?" }
        error("unknown-name", "there is no '\(name)' here", at: syntax, hint: hint)
    }

    func reportUnknownMember(_ name: String, of type: Type, at syntax: some SyntaxProtocol) {
        let type = type.resolved
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
