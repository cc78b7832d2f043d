import Diagnostics
import SwiftDiagnostics
import SwiftOperators
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
        (tree, diagnostics) = Self.folded(parsed, of: file, operators.table)
    }

    /// A tree as the parser made it, with operators folded, and what is wrong with either.
    static func folded<Tree: SyntaxProtocol>(
        _ parsed: Tree, of file: SourceFile, _ operators: OperatorTable
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
        // Folding builds the tree anew; most of the library's texts have nothing to fold.
        guard parsed.hasSequenceExpr else { return (parsed, found) }
        let folded = operators.foldAll(parsed) { error in
            found.append(
                Diagnostics.Diagnostic(
                    id: "operator-precedence", describe(error), at: range(of: error, in: file),
                    hint: hint(for: error)))
        }
        return (folded.as(Tree.self) ?? parsed, found)
    }

    private static func describe(_ error: OperatorError) -> String {
        switch error {
        case .missingOperator(let name, _): "there is no operator '\(name)'"
        case .incomparableOperators(let left, _, let right, _):
            "'\(left.trimmedDescription)' and '\(right.trimmedDescription)' need parentheses to be used together"
        default: "\(error.asDiagnostic.message)"
        }
    }

    /// What Swift writes for operators of other languages.
    private static func hint(for error: OperatorError) -> String? {
        guard case .missingOperator(let name, _) = error else { return nil }
        return switch name {
        case "..": "a range is written 0..<3, or 0...3 with its end"
        case "<>": "what differs is found by !="
        default: nil
        }
    }

    private static func range(of error: OperatorError, in file: SourceFile) -> SourceRange {
        let node = error.asDiagnostic.node
        return SourceRange(
            file: file, start: node.positionAfterSkippingLeadingTrivia.utf8Offset,
            end: node.endPositionBeforeTrailingTrivia.utf8Offset)
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
