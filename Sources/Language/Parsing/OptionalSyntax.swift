import SwiftSyntax

extension Optional where Wrapped: SyntaxCollection {
    /// The elements of a list that may not be there: an empty list in its place would be a tree made anew.
    var elements: [Wrapped.Element] { map { Array($0) } ?? [] }
}

extension ExprSyntax {
    /// Stands where an expression is asked for and nobody wrote one.
    static let unwritten = ExprSyntax(NilLiteralExprSyntax())
}
