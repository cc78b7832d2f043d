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

/// What a bare name may mean.
extension Checker {
    /// What a bare name may mean, innermost scope first. Functions of one scope overload each other.
    func lookUp(_ name: String, at syntax: some SyntaxProtocol) -> [Candidate] {
        var current: Scope? = scope
        var functions: [Candidate] = []
        // In a local function: declared after it. What is declared before comes first.
        var later: Declaration?
        while let here = current {
            if let later, isBeyondFunctions(here) { return [Candidate(declaration: later)] }
            var found = here.local(name)
            if seesLaterNames {
                later = later ?? found.last { isLater($0, than: syntax) }
                found.removeAll { isLater($0, than: syntax) }
            }
            if !found.isEmpty {
                if let last = found.last, !(last is Function) {
                    if functions.isEmpty { return [Candidate(declaration: last)] }
                    return functions
                }
                for declaration in found.reversed() {
                    guard let function = declaration as? Function else { continue }
                    let isShadowed =
                        isEarlierForm(function, of: functions)
                        || functions.contains {
                            guard let other = $0.declaration as? Function else { return false }
                            return other.hasFullName(of: function)
                                && (other.type == function.type || other.replaces(function))
                        }
                    if !isShadowed { functions.append(Candidate(declaration: function)) }
                }
                // A function declared in a function hides those outside.
                if (found.last as? Function)?.enclosing != nil { return functions }
            }
            if let nominal = here.nominal, functions.isEmpty {
                let members = implicitMembers(name, of: nominal, at: syntax)
                if !members.isEmpty {
                    guard isOfGlobalsToo(name, members, nominal) else { return members }
                    functions += members
                } else if isStaticMember(name, of: nominal) {
                    return []
                }
            }
            current = here.parent
        }
        return functions
    }

    /// Whether a function is what the cell at hand declared when it last ran, under a name that it declares
    /// again.
    func isEarlierForm(_ function: Declaration, of found: [Candidate]) -> Bool {
        function.file === environment.lastRun && found.contains { $0.declaration.file === file }
    }

    /// Swift's exception for two names: `max(0, n)` within a range, whose own `max` it has only as
    /// a collection, which it is under a condition.
    private func isOfGlobalsToo(_ name: String, _ members: [Candidate], _ nominal: Nominal) -> Bool
    {
        guard name == "min" || name == "max" else { return false }
        return members.allSatisfy { member in
            guard let owner = owner(of: member.declaration) else { return false }
            if owner == nominal {
                return !(ownerSignature(of: member.declaration)?.isEmpty ?? true)
            }
            return environment.directConformances(of: nominal).allSatisfy {
                let isReason = $0.target == owner || conformances.refines($0.target, owner)
                return !isReason || !$0.signature.isEmpty
            }
        }
    }

    /// Whether it names, within an instance's method, what the type has for all of its instances: that hides
    /// what has the name outside, and needs `Self.`
    private func isStaticMember(_ name: String, of nominal: Nominal) -> Bool {
        guard file.origin == .user, name.first.map({ $0.isLetter || $0 == "_" }) == true,
            let selfVariable = selfVariable(), case let own = readType(of: selfVariable),
            own.resolved == nominal.declaredType || own.nominal == nominal
        else { return false }
        return members(of: own, named: name, isStatic: true).contains {
            $0.0 is Function || $0.0 is Variable || $0.0 is EnumCase
        }
    }

    /// The type whose static member a bare name would be, were it not written in an instance's method.
    func ownerOfStatic(_ name: String) -> Nominal? {
        var current: Scope? = scope
        while let here = current {
            if let nominal = here.nominal, isStaticMember(name, of: nominal) { return nominal }
            current = here.parent
        }
        return nil
    }

    /// Functions outside the type at hand that a member of their name hides.
    func hiddenFunctions(_ name: String) -> [Function] {
        var current: Scope? = scope
        while let here = current, here.nominal == nil { current = here.parent }
        var result: [Function] = []
        while let here = current {
            result += here.local(name).compactMap { $0 as? Function }
            current = here.parent
        }
        return result
    }

    /// Members found without writing `self.`
    private func implicitMembers(
        _ name: String, of nominal: Nominal, at syntax: some SyntaxProtocol
    )
        -> [Candidate]
    {
        let type = nominal.declaredType
        if let selfVariable = selfVariable(), case let own = readType(of: selfVariable),
            own.resolved == type || own.nominal == nominal
        {
            let found = members(of: own, named: name, isStatic: false)
            if !found.isEmpty {
                // Only who uses a member uses, and in a closure captures, `self`.
                let base = reference(to: selfVariable, range(syntax))
                base.isImplicit = true
                return found.map {
                    Candidate(
                        declaration: $0.0, base: base, baseType: base.type, substitution: $0.1)
                }
            }
            // Static members need `Self.`, nested types do not.
            return []
        }
        var base = Expression(.metatype(type), .metatype(type), range(syntax))
        if nominal.kind == .classType, let metatype = selfVariable(),
            case .metatype = metatype.type.shallow
        {
            // A method of the class calls the subclass's, where it was called on one.
            base = reference(to: metatype, range(syntax))
        }
        return members(of: type, named: name, isStatic: true).filter { !($0.0 is Nominal) }.map {
            Candidate(declaration: $0.0, base: base, baseType: type, substitution: $0.1)
        }
    }

    /// What a variable gives, without a use of it: of a weak one, the object.
    private func readType(of variable: Variable) -> Type {
        guard variable.isReferenceStorage else { return variable.type }
        let value = Expression(.variable(variable), variable.type, variable.range)
        return ReferenceStorage.object(value, in: environment)?.type ?? variable.type
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
}
