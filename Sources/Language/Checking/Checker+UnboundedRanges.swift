import SwiftSyntax

/// `items[...]`: the whole collection as a slice.
extension Checker {
    /// The slice, if that is what a subscript says.
    func wholeSlice(
        of base: Expression, _ arguments: [WrittenArgument], at syntax: some ExprSyntaxProtocol
    ) -> Expression? {
        guard arguments.count == 1, arguments[0].label == nil,
            let symbol = arguments[0].syntax.as(DeclReferenceExprSyntax.self)?.baseName,
            symbol.text == "...", conformances.conforms(base.type, toLibrary: "Collection")
        else { return nil }
        let place = range(syntax)
        let none = Expression(.integer(0, isNegative: false), environment.int, place)
        let candidates = members(of: base.type, named: "dropFirst", isStatic: false).map {
            Candidate(declaration: $0.0, base: base, baseType: base.type, substitution: $0.1)
        }
        return resolve(
            candidates, [WrittenArgument(syntax: arguments[0].syntax, checked: none)], nil,
            name: "dropFirst", at: syntax)
    }
}
