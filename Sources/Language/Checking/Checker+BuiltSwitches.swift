import SwiftSyntax

/// `switch` within what a result builder builds.
extension Checker {
    func buildSwitch(
        _ syntax: SwitchExprSyntax, _ builder: Nominal, _ statements: inout [Statement]
    ) -> Expression {
        let place = range(syntax)
        let result = hiddenVariable("(choice)", .variable(TypeVariable()), place)
        let target = Expression(.variable(result), result.type, place)
        target.isLvalue = true
        var index = 0
        func build(_ body: CodeBlockItemListSyntax) -> [Statement] {
            defer { index += 1 }
            let built = buildBlock(body, builder)
            let value = chosen(
                built.value, Self.path(to: index, of: syntax.cases.count), builder, Syntax(body))
            _ = solver.unify(result.type, value.type)
            let assigned = converted(value, to: result.type, .branch, at: body)
            return built.statements + [
                Statement(.expression(Expression(.assign(target, assigned), .void, place)), place)
            ]
        }
        let choice = checkSwitch(syntax, label: nil, body: build)
        result.type = result.type.resolved
        target.type = result.type
        statements.append(Statement(.declare(.variable(result), nil), place))
        statements.append(choice)
        return target
    }

    /// The way to a case in a tree of pairs, as `buildEither` wants it: outermost first.
    private static func path(to index: Int, of count: Int) -> [String] {
        var (low, high) = (0, count)
        var result: [String] = []
        while high - low > 1 {
            let middle = low + (high - low) / 2
            result.append(index < middle ? "first" : "second")
            if index < middle { high = middle } else { low = middle }
        }
        return result
    }

    private func chosen(
        _ value: Expression, _ path: [String], _ builder: Nominal, _ place: Syntax
    ) -> Expression {
        var result = value
        for label in path.reversed() {
            result =
                callBuilder(builder, "buildEither", [result], place, labels: [label]) ?? result
        }
        return result
    }
}

/// Looks for a `return` that belongs to the function itself.
final class ReturnFinder: SyntaxVisitor {
    private var isFound = false

    static func finds(in statements: CodeBlockItemListSyntax) -> Bool {
        let finder = ReturnFinder(viewMode: .sourceAccurate)
        finder.walk(statements)
        return finder.isFound
    }

    override func visit(_ node: ReturnStmtSyntax) -> SyntaxVisitorContinueKind {
        isFound = true
        return .skipChildren
    }

    override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}
