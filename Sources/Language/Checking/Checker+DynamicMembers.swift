import Diagnostics
import SwiftSyntax

/// `@dynamicMemberLookup` and `@dynamicCallable`: types that answer to names of their own choice.
extension Checker {
    /// A member that the type has through `subscript(dynamicMember:)`; nil if it has none.
    func dynamicMember(
        of base: Expression, _ name: String, _ expected: Type?, at syntax: ExprSyntax
    ) -> Expression? {
        guard let nominal = normalized(base.type).nominal, nominal.hasDynamicMembers else {
            return nil
        }
        let found = members(of: base.type, named: "subscript", isStatic: false).filter {
            ($0.0 as? Variable)?.subscriptParameters?.first?.label == "dynamicMember"
        }
        let candidates = found.map {
            Candidate(declaration: $0.0, base: base, baseType: base.type, substitution: $0.1)
        }
        for candidate in candidates {
            if let result = keyPathMember(candidate, name, expected, at: syntax) { return result }
        }
        let text = Expression(.string(name), literalVariable(.string), range(syntax))
        let written = WrittenArgument(label: "dynamicMember", syntax: syntax, checked: text)
        let byName = candidates.filter { candidate in
            guard let type = parameters(of: candidate.declaration).first?.type else { return false }
            return !Self.isKeyPath(type)
        }
        if byName.isEmpty { return nil }
        return resolve(byName, [written], expected, name: name, at: syntax)
    }

    /// The member of the type that the subscript's key paths start from.
    private func keyPathMember(
        _ candidate: Candidate, _ name: String, _ expected: Type?, at syntax: ExprSyntax
    ) -> Expression? {
        guard let type = parameters(of: candidate.declaration).first?.type, Self.isKeyPath(type)
        else { return nil }
        let map = open(candidate)
        let wanted = normalized(conformances.substitute(type, map))
        guard let root = wanted.arguments.first,
            !members(of: root, named: name, isStatic: false).isEmpty
        else { return nil }
        if type.isLibrary("WritableKeyPath"), !isWritable(name, of: root, at: syntax) { return nil }
        let path = WrittenKeyPath(root: root, components: [.member(name, syntax)], syntax: syntax)
        let written = WrittenArgument(
            label: "dynamicMember", syntax: syntax, checked: keyPath(path, wanted))
        return resolve([candidate], [written], expected, name: name, at: syntax)
    }

    private func isWritable(_ name: String, of root: Type, at syntax: ExprSyntax) -> Bool {
        let stand = Variable(
            name: "root", storage: .local, isLet: false, type: root, file: file,
            range: range(syntax))
        stand.context = context
        let base = Expression(.variable(stand), root, range(syntax))
        base.isLvalue = true
        let access = checkMember(of: base, name, at: syntax, naming: syntax)
        return access.isLvalue && isSettable(access)
    }

    /// A call of a value whose type has `dynamicallyCall(withArguments:)`; nil if it has none.
    func dynamicCall(
        _ callee: Expression, _ arguments: [WrittenArgument], _ expected: Type?,
        _ syntax: FunctionCallExprSyntax
    ) -> Expression? {
        guard let nominal = normalized(callee.type).nominal, nominal.isDynamicallyCallable else {
            return nil
        }
        let found = members(of: callee.type, named: "dynamicallyCall", isStatic: false)
        func candidates(_ label: String) -> [Candidate] {
            found.filter { ($0.0 as? Function)?.parameters.first?.label == label }.map {
                Candidate(
                    declaration: $0.0, base: callee, baseType: callee.type, substitution: $0.1)
            }
        }
        func parameterType(_ candidate: Candidate) -> Type {
            normalized(
                conformances.substitute(
                    parameters(of: candidate.declaration)[0].type, candidate.substitution))
        }
        let unlabelled = candidates("withArguments")
        if let first = unlabelled.first, arguments.allSatisfy({ $0.label == nil }) {
            let element = parameterType(first).arguments.first ?? .error
            let values = arguments.map { check($0.syntax, as: element, .element) }
            let list = Expression(.array(values), environment.array(of: element), range(syntax))
            let written = WrittenArgument(
                label: "withArguments", syntax: ExprSyntax(syntax), checked: list)
            return resolve(unlabelled, [written], expected, name: "dynamicallyCall", at: syntax)
        }
        let labelled = candidates("withKeywordArguments")
        guard let first = labelled.first, parameterType(first).arguments.count == 2 else {
            return nil
        }
        let written = WrittenArgument(
            label: "withKeywordArguments", syntax: ExprSyntax(syntax),
            checked: pairs(arguments, parameterType(first), syntax))
        return resolve(labelled, [written], expected, name: "dynamicallyCall", at: syntax)
    }

    /// Arguments by their labels, as a dictionary or `KeyValuePairs`.
    private func pairs(
        _ arguments: [WrittenArgument], _ type: Type, _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        func pair(_ index: Int, _ types: [Type]) -> [Expression] {
            let argument = arguments[index]
            let label = Expression(
                .string(argument.label ?? ""), environment.string, range(argument.syntax))
            return [label, check(argument.syntax, as: types[1], .element)]
        }
        if type.isLibrary("Dictionary") {
            let pairs = arguments.indices.map { pair($0, type.arguments) }
            return Expression(.dictionary(pairs.map { ($0[0], $0[1]) }), type, range(syntax))
        }
        return dictionaryLiteral(of: type, at: syntax, arguments.map(\.syntax), pair)
    }
}
