import SwiftOperators
import SwiftParser
import SwiftSyntax

/// The standard operators with those that cells declared, which take the place of what has their names.
struct DeclaredOperators {
    private(set) var table = StandardOperators.table
    /// What cells declared, the latest first.
    private var texts: [String] = []
    private var names: Set<String> = []

    /// Whether a cell declared an operator of its own by this name.
    func contains(_ name: String) -> Bool { names.contains(name) }

    /// Adds the operators and precedence groups that a text declares.
    mutating func add(_ source: SourceFileSyntax) {
        let declared = source.statements.filter {
            $0.item.is(OperatorDeclSyntax.self) || $0.item.is(PrecedenceGroupDeclSyntax.self)
        }
        if declared.isEmpty { return }
        names.formUnion(declared.compactMap { $0.item.as(OperatorDeclSyntax.self)?.name.text })
        let text = declared.map(Self.text(of:)).joined(separator: "\n")
        texts.removeAll { $0 == text }
        texts.insert(text, at: 0)
        // The first declaration of a name is the one that counts.
        table = StandardOperators.table(without: names)
        for text in texts {
            table.addSourceFile(Parser.parse(source: text), errorHandler: { _ in })
        }
    }

    /// An operator between operands that says nothing of its precedence has Swift's default, in which
    /// two of them cannot stand side by side.
    private static func text(of item: CodeBlockItemSyntax) -> String {
        let text = item.trimmedDescription
        guard let declared = item.item.as(OperatorDeclSyntax.self),
            declared.fixitySpecifier.tokenKind == .keyword(.infix),
            declared.operatorPrecedenceAndTypes == nil
        else { return text }
        return "\(text): DefaultPrecedence"
    }
}
