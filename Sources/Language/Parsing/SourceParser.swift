import Diagnostics
import SwiftDiagnostics
import SwiftParser
import SwiftParserDiagnostics
import SwiftSyntax

/// Source text as a tree, with operators folded by precedence, and what the parser found wrong.
struct ParsedSource {
    let file: SourceFile
    let tree: SourceFileSyntax
    let diagnostics: [Diagnostics.Diagnostic]

    /// - Parameter operators: precedence of the standard operators and those that cells declared.
    init(_ file: SourceFile, operators: inout DeclaredOperators) {
        self.file = file
        if let problem = BracketNesting.problem(in: file) {
            tree = Parser.parse(source: "")
            diagnostics = [problem]
            return
        }
        let parsed = Parser.parse(source: ConditionalCompilation.applied(to: file.text))
        operators.add(parsed)
        (tree, diagnostics) = Self.folded(parsed, of: file, operators)
    }

    /// A tree as the parser made it, with operators folded, and what is wrong with either.
    static func folded<Tree: SyntaxProtocol>(
        _ parsed: Tree, of file: SourceFile, _ operators: DeclaredOperators
    ) -> (tree: Tree, diagnostics: [Diagnostics.Diagnostic]) {
        var found: [Diagnostics.Diagnostic] = []
        if parsed.hasError {
            for diagnostic in ParseDiagnosticsGenerator.diagnostics(for: parsed) {
                let start = diagnostic.position.utf8Offset
                var message = diagnostic.message
                if message.hasSuffix(".") { message.removeLast() }
                found.append(
                    Diagnostics.Diagnostic(
                        id: "syntax", message,
                        at: SourceRange(file: file, start: start, end: start + 1),
                        hint: diagnostic.fixIts.first.map { $0.message.message }))
            }
        }
        // Most of the library's texts have nothing to fold.
        guard parsed.hasSequenceExpr else { return (parsed, found) }
        let (folded, problems) = OperatorFolding.folded(parsed, of: file, operators)
        return (folded, found + problems)
    }
}

extension SyntaxProtocol {
    func range(in file: SourceFile) -> SourceRange {
        SourceRange(
            file: file, start: positionAfterSkippingLeadingTrivia.utf8Offset,
            end: endPositionBeforeTrailingTrivia.utf8Offset)
    }

    /// The `///` comment before the declaration, as Markdown.
    var documentationComment: String? {
        var lines: [String] = []
        for piece in leadingTrivia {
            if case .docLineComment(let text) = piece {
                let body = text.dropFirst(3)
                lines.append(String(body.first == " " ? body.dropFirst() : body))
            }
        }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
}

extension CodeBlockItemSyntax {
    /// The expression this item is; `if` and `switch` are statements to the parser, and expressions, too.
    var expression: ExprSyntax? {
        if let expression = item.as(ExprSyntax.self) { return expression }
        return item.as(ExpressionStmtSyntax.self)?.expression
    }
}
