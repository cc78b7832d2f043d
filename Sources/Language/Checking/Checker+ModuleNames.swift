import SwiftSyntax

/// Names with their module before them: `Swift.min`, `Foundation.sqrt`.
extension Checker {
    /// Whether an expression names a module, which nothing in scope hides.
    func isModule(_ syntax: ExprSyntax) -> Bool {
        guard let name = syntax.as(DeclReferenceExprSyntax.self)?.baseName.identifierText,
            ["Swift", "Foundation"].contains(name)
        else { return false }
        return lookUp(name, at: syntax).isEmpty
    }

    /// What a module's name may mean.
    func moduleMembers(_ member: MemberAccessExprSyntax) -> [Candidate] {
        inScope(environment.universe) {
            lookUp(member.declName.baseName.identifierText, at: member)
        }
    }

    func checkModuleMember(_ syntax: MemberAccessExprSyntax, _ expected: Type?) -> Expression {
        let found = moduleMembers(syntax)
        guard !found.isEmpty else {
            reportUnknownName(syntax.declName.baseName.identifierText, at: syntax.declName)
            return failed(syntax)
        }
        return use(choose(found, expected), at: ExprSyntax(syntax))
    }

    func checkModuleCall(
        _ member: MemberAccessExprSyntax, _ arguments: [WrittenArgument], _ expected: Type?,
        _ syntax: FunctionCallExprSyntax
    ) -> Expression {
        let functions = moduleMembers(member).filter { $0.declaration is Function }
        if functions.isEmpty {
            return checkValueCall(
                checkModuleMember(member, nil), arguments, expected, syntax)
        }
        let name = member.declName.baseName.identifierText
        return resolve(functions, arguments, expected, name: name, at: syntax)
    }
}
