import SwiftParser
import SwiftParserDiagnostics
import SwiftSyntax

extension CellCompiler {
    package enum Completeness: Equatable {
        case complete, invalid
        case incomplete(indent: String)
    }

    /// Whether a cell may be run as it stands.
    package static func completeness(of code: String) -> Completeness {
        if BracketNesting.isExcessive(code) { return .invalid }
        let parsed = Parser.parse(source: code)
        guard parsed.hasError else { return .complete }
        // Only what is missing at the very end can still come.
        let lastEnd =
            parsed.endOfFileToken.previousToken(viewMode: .sourceAccurate)?
            .endPositionBeforeTrailingTrivia.utf8Offset ?? 0
        for diagnostic in ParseDiagnosticsGenerator.diagnostics(for: parsed)
        where diagnostic.position.utf8Offset < lastEnd {
            return .invalid
        }
        if hasUnexpectedEnd(parsed) { return .invalid }
        return .incomplete(indent: indent(after: code))
    }

    /// Whether code is one expression and nothing else, so that it could stand between parentheses.
    package static func isExpression(_ code: String) -> Bool {
        if BracketNesting.isExcessive(code) { return false }
        let parsed = Parser.parse(source: code)
        guard !parsed.hasError, parsed.statements.count == 1, let first = parsed.statements.first,
            case .expr(let expression) = first.item
        else { return false }
        let parts = expression.as(SequenceExprSyntax.self)?.elements ?? []
        return !parts.contains { $0.is(AssignmentExprSyntax.self) }
    }

    /// Whether the last token is one that cannot stand there: `let a = )`.
    private static func hasUnexpectedEnd(_ tree: SourceFileSyntax) -> Bool {
        var node = tree.endOfFileToken.previousToken(viewMode: .sourceAccurate).map(Syntax.init)
        while let here = node {
            if here.is(UnexpectedNodesSyntax.self) { return true }
            node = here.parent
        }
        return false
    }

    private static func indent(after code: String) -> String {
        let last = code.split(separator: "\n").last ?? ""
        let current = last.prefix { $0 == " " || $0 == "\t" }
        var open = 0
        for character in last {
            if "{([".contains(character) { open += 1 }
            if "})]".contains(character) { open = max(open - 1, 0) }
        }
        return current + (open > 0 ? "    " : "")
    }
}
