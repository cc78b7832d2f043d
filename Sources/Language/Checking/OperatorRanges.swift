import Diagnostics
import SwiftSyntax

/// Where operators with their operands stand.
///
/// A tree knows where a node begins by walking down to its first token. In a sum of ten thousand terms
/// that is a long way, and asked for at every `+`, so what is known of inner sums is kept.
final class OperatorRanges {
    private let file: SourceFile
    private var starts: [SyntaxIdentifier: Int] = [:]
    private var ends: [SyntaxIdentifier: Int] = [:]

    init(file: SourceFile) { self.file = file }

    /// Levels that are walked down without keeping anything.
    private static let near = 12

    func range(of syntax: some SyntaxProtocol) -> SourceRange {
        guard Self.isDeep(Syntax(syntax)) else { return syntax.range(in: file) }
        return SourceRange(
            file: file, start: start(of: Syntax(syntax)), end: end(of: Syntax(syntax)))
    }

    private func start(of syntax: Syntax) -> Int {
        Self.walk(
            syntax, known: &starts, next: { Self.sides(of: $0)?.left },
            measure: { $0.positionAfterSkippingLeadingTrivia.utf8Offset })
    }

    private func end(of syntax: Syntax) -> Int {
        Self.walk(
            syntax, known: &ends, next: { Self.sides(of: $0)?.right },
            measure: { $0.endPositionBeforeTrailingTrivia.utf8Offset })
    }

    /// Goes down one side until something is known or is no operator any more, and keeps it for all
    /// that lie on the way.
    private static func walk(
        _ syntax: Syntax, known: inout [SyntaxIdentifier: Int], next: (Syntax) -> Syntax?,
        measure: (Syntax) -> Int
    ) -> Int {
        var passed: [SyntaxIdentifier] = []
        var here = syntax
        var offset = known[here.id]
        while offset == nil {
            passed.append(here.id)
            guard let inner = next(here) else {
                offset = measure(here)
                break
            }
            here = inner
            offset = known[here.id]
        }
        for id in passed { known[id] = offset }
        return offset ?? 0
    }

    /// Whether operators lie within each other over many levels on one of the sides.
    private static func isDeep(_ syntax: Syntax) -> Bool {
        guard let (left, right) = sides(of: syntax) else { return false }
        return isDeep(left) { sides(of: $0)?.left } || isDeep(right) { sides(of: $0)?.right }
    }

    private static func isDeep(_ syntax: Syntax, _ next: (Syntax) -> Syntax?) -> Bool {
        var here = syntax
        for _ in 0..<near {
            guard let inner = next(here) else { return false }
            here = inner
        }
        return true
    }

    private static func sides(of syntax: Syntax) -> (left: Syntax, right: Syntax)? {
        switch syntax.kind {
        case .infixOperatorExpr:
            let infix = syntax.cast(InfixOperatorExprSyntax.self)
            return (Syntax(infix.leftOperand), Syntax(infix.rightOperand))
        case .ternaryExpr:
            let ternary = syntax.cast(TernaryExprSyntax.self)
            return (Syntax(ternary.condition), Syntax(ternary.elseExpression))
        default: return nil
        }
    }
}
