import Diagnostics
import SwiftSyntax

/// `value[keyPath: path]`.
extension Checker {
    func keyPathAccess(
        of base: Expression, _ argument: ExprSyntax, at syntax: some ExprSyntaxProtocol
    )
        -> Expression
    {
        if let literal = argument.as(KeyPathExprSyntax.self) {
            guard let path = writtenKeyPath(literal) else { return failed(syntax) }
            guard let start = start(path.root ?? base.type, base, argument) else {
                return failed(syntax)
            }
            return follow(path, from: start)
        }
        let path = settledBase(check(argument))
        if path.type.isError { return failed(syntax) }
        let type = normalized(path.type)
        guard Self.isKeyPath(type) else {
            error(
                "not-a-key-path", "'[keyPath:]' takes a key path, and this is \(article(type))",
                at: argument)
            return failed(syntax)
        }
        guard let base = start(type.arguments[0], base, argument) else { return failed(syntax) }
        let value = type.arguments.count == 2 ? type.arguments[1] : .any
        let result = Expression(.keyPathAccess(base, path), value, range(syntax))
        result.isLvalue =
            type.isLibrary("ReferenceWritableKeyPath")
            || type.isLibrary("WritableKeyPath") && base.isLvalue
        return result
    }

    /// The base as what the path starts from: an instance may be one of a subclass.
    private func start(_ root: Type, _ base: Expression, _ argument: ExprSyntax) -> Expression? {
        if solver.unify(root, base.type) { return base }
        if isUpcast(base.type, to: root) {
            let result = Expression(.upcast(base), root, base.range)
            result.isLvalue = base.isLvalue
            return result
        }
        error(
            "type-mismatch",
            "this key path starts from \(article(root.resolved)), but the value is \(article(base.type.resolved))",
            at: argument)
        return nil
    }

    /// What stands in the way of changing a value through a key path.
    func requireMutable(
        _ path: Expression, through base: Expression, at syntax: some SyntaxProtocol
    ) {
        if path.type.isLibrary("ReferenceWritableKeyPath") { return }
        guard path.type.isLibrary("WritableKeyPath") else {
            error(
                "immutable", "cannot change it: this key path only reads", at: syntax,
                hint: "use a WritableKeyPath")
            return
        }
        requireMutable(base, at: syntax)
    }

    /// A path that can do more than is asked for, as one that can just do that.
    func convertKeyPath(_ expression: Expression, from source: Type, to target: Type) -> Expression?
    {
        guard let given = Self.keyPathTypes.firstIndex(where: source.isLibrary),
            let wanted = Self.keyPathTypes.firstIndex(where: target.isLibrary), given > wanted,
            solver.unify(source.arguments[0], target.arguments[0]),
            target.arguments.count == 1 || solver.unify(source.arguments[1], target.arguments[1]),
            let nominal = target.nominal
        else { return nil }
        for case let function as Function in environment.ownMembers(of: nominal, named: "init")
        where function.parameters.count == 1
            && function.parameters[0].type.nominal == source.nominal
        {
            var map = Substitution(nominal.parameters, target.arguments)
            for (parameter, type) in zip(
                function.signature.parameters, source.arguments.dropFirst())
            {
                map[parameter] = type
            }
            return Expression(
                .call(function, map, base: nil, [Argument(value: expression)]), target,
                expression.range)
        }
        return nil
    }
}
