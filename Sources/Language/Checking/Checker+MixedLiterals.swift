import SwiftSyntax

/// `[[1], ["a"]]`: literals of literals that differ in what they hold hold anything, where one such
/// literal alone, `[1, "a"]`, would be a mistake.
extension Checker {
    private enum Kind { case number, text, truth }

    /// The type of the elements, if they are collections and only what lies in them differs.
    func mixed(_ elements: [ExprSyntax]) -> Type? {
        let written = elements.filter { !isEmptyCollection($0) }
        guard written.count > 1 else { return nil }
        if let arrays = all(written, as: ArrayExprSyntax.self) {
            let parts = arrays.flatMap { $0.elements.map(\.expression) }
            return (differ(parts) ? .any : mixed(parts)).map(environment.array)
        }
        guard let tables = all(written, as: DictionaryExprSyntax.self) else { return nil }
        let pairs = tables.flatMap { table -> [DictionaryElementSyntax] in
            if case .elements(let list) = table.content { return Array(list) }
            return []
        }
        let keys = Set(pairs.map { kind(of: $0.key) })
        let parts = pairs.map(\.value)
        guard keys == [.text] || keys == [.number], let value = differ(parts) ? .any : mixed(parts)
        else { return nil }
        let key = keys == [.text] ? environment.string : environment.int
        return environment.libraryType("Dictionary", [key, value])
    }

    private func all<Literal: ExprSyntaxProtocol>(_ written: [ExprSyntax], as type: Literal.Type)
        -> [Literal]?
    {
        let found = written.compactMap { $0.as(type) }
        return found.count == written.count ? found : nil
    }

    private func differ(_ parts: [ExprSyntax]) -> Bool {
        let kinds = parts.map(kind)
        return kinds.allSatisfy { $0 != nil } && Set(kinds).count > 1
    }

    private func kind(of syntax: ExprSyntax) -> Kind? {
        switch syntax.kind {
        case .integerLiteralExpr, .floatLiteralExpr: return .number
        case .stringLiteralExpr: return .text
        case .booleanLiteralExpr: return .truth
        default:
            guard let prefix = syntax.as(PrefixOperatorExprSyntax.self) else { return nil }
            return prefix.operator.text == "-" ? kind(of: prefix.expression) : nil
        }
    }

    private func isEmptyCollection(_ syntax: ExprSyntax) -> Bool {
        if let array = syntax.as(ArrayExprSyntax.self) { return array.elements.isEmpty }
        if case .colon? = syntax.as(DictionaryExprSyntax.self)?.content { return true }
        return false
    }
}
