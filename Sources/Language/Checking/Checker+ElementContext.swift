import SwiftSyntax

/// Collections of implicit members, `[.north, .south].map { … }`: what they are made of is said by the
/// function that they are handed to.
extension Checker {
    func elementContext(_ base: ExprSyntax, _ arguments: [WrittenArgument]) -> Type? {
        guard let array = base.as(ArrayExprSyntax.self), !array.elements.isEmpty,
            array.elements.allSatisfy({ implicitMemberName($0.expression) != nil })
        else { return nil }
        for argument in arguments {
            if let type = firstParameter(of: argument.syntax), isKnown(type) {
                return environment.array(of: type)
            }
        }
        return nil
    }

    /// The type of the first parameter of a function, as far as it can be told without context.
    private func firstParameter(of syntax: ExprSyntax) -> Type? {
        if let path = syntax.as(KeyPathExprSyntax.self) {
            return path.root.map { resolver.resolve($0) }
        }
        if let name = syntax.as(DeclReferenceExprSyntax.self) {
            return firstParameter(ofFunctionNamed: name)
        }
        guard let closure = syntax.as(ClosureExprSyntax.self) else { return nil }
        if case .parameterClause(let clause)? = closure.signature?.parameterClause {
            return clause.parameters.first?.type.map { resolver.resolveParameter($0).type }
        }
        // `{ step($0) }`
        guard closure.signature == nil, closure.statements.count == 1,
            let call = closure.statements.first?.expression?.as(FunctionCallExprSyntax.self),
            let name = call.calledExpression.as(DeclReferenceExprSyntax.self),
            call.arguments.first?.expression.as(DeclReferenceExprSyntax.self)?.baseName.text == "$0"
        else { return nil }
        return firstParameter(ofFunctionNamed: name)
    }

    private func firstParameter(ofFunctionNamed name: DeclReferenceExprSyntax) -> Type? {
        let functions = lookUp(name.baseName.identifierText, at: name).compactMap {
            $0.declaration as? Function
        }
        guard functions.count == 1 else { return nil }
        return functions[0].parameters.first?.type
    }
}
