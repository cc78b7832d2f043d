import SwiftSyntax

/// Values of earlier cells.
extension Checker {
    /// `Out[3]`; nil where the name `Out` is the program's own, and in scripts.
    func cellResult(_ syntax: SubscriptCallExprSyntax) -> Expression? {
        guard let name = syntax.calledExpression.as(DeclReferenceExprSyntax.self),
            name.baseName.identifierText == "Out", environment.results.isOffered,
            lookUp("Out", at: syntax).isEmpty
        else { return nil }
        guard syntax.arguments.count == 1,
            let literal = syntax.arguments.first?.expression.as(IntegerLiteralExprSyntax.self),
            let number = Int(literal.literal.text)
        else {
            error(
                "cell-number", "'Out' is followed by the number of a cell", at: syntax,
                hint: "write it as it stands beside the cell: Out[3]")
            return failed(syntax)
        }
        if let variable = environment.results.result(ofCell: number) {
            return reference(to: variable, range(syntax))
        }
        let known = environment.results.names
        error(
            "no-output", "there is no Out[\(number)]: no cell of that number ended with a value",
            at: syntax,
            hint: known.isEmpty
                ? "a cell's value is that of its last expression"
                : "there is \(known.suffix(3).joined(separator: ", "))")
        return failed(syntax)
    }
}
