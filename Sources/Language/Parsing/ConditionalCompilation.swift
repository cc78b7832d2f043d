import Diagnostics
import SwiftParser
import SwiftSyntax

/// `#if`: what does not apply is blanked out before the text is parsed.
///
/// Blanks rather than a changed tree, so that everything else keeps its place in the text.
struct ConditionalCompilation {
    /// The text without directives and without the clauses that do not apply.
    static func applied(to text: String) -> String {
        // By bytes in a row, which are compared many at a time.
        let hasDirective = text.utf8.withContiguousStorageIfAvailable {
            $0.contains(UInt8(ascii: "#"))
        }
        guard hasDirective != false, text.contains("#if") else { return text }
        let finder = InactiveText(viewMode: .sourceAccurate)
        finder.walk(Parser.parse(source: text))
        if finder.inactive.isEmpty { return text }
        var bytes = Array(text.utf8)
        for range in finder.inactive {
            for offset in range where bytes[offset] != UInt8(ascii: "\n") {
                bytes[offset] = UInt8(ascii: " ")
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Collects the directives, and the clauses whose conditions do not hold.
private final class InactiveText: SyntaxVisitor {
    private(set) var inactive: [Range<Int>] = []

    override func visit(_ node: IfConfigDeclSyntax) -> SyntaxVisitorContinueKind {
        var isSettled = false
        for clause in node.clauses {
            let applies =
                !isSettled && (clause.condition.map(BuildCondition.holds) ?? true)
            if applies {
                isSettled = true
                blank(clause.poundKeyword.position, clause.headEnd)
                if let elements = clause.elements { walk(elements) }
            } else {
                blank(clause.position, clause.endPosition)
            }
        }
        blank(node.poundEndif.position, node.poundEndif.endPosition)
        return .skipChildren
    }

    private func blank(_ start: AbsolutePosition, _ end: AbsolutePosition) {
        inactive.append(start.utf8Offset..<end.utf8Offset)
    }
}

extension IfConfigClauseSyntax {
    fileprivate var headEnd: AbsolutePosition {
        condition?.endPosition ?? poundKeyword.endPosition
    }
}

/// What `#if` asks, answered as `swiftc -swift-version 5` does on Linux without flags.
private enum BuildCondition {
    static func holds(_ condition: ExprSyntax) -> Bool {
        let file = SourceFile(name: "#if", text: condition.description)
        return evaluate(OperatorFolding.folded(condition, of: file, DeclaredOperators()).tree)
    }

    private static func evaluate(_ condition: ExprSyntax) -> Bool {
        if let literal = condition.as(BooleanLiteralExprSyntax.self) {
            return literal.literal.tokenKind == .keyword(.true)
        }
        if let infix = condition.as(InfixOperatorExprSyntax.self) {
            return infix.operator.trimmedDescription == "&&"
                ? evaluate(infix.leftOperand) && evaluate(infix.rightOperand)
                : evaluate(infix.leftOperand) || evaluate(infix.rightOperand)
        }
        if let prefix = condition.as(PrefixOperatorExprSyntax.self) {
            return !evaluate(prefix.expression)
        }
        if let tuple = condition.as(TupleExprSyntax.self), let only = tuple.elements.first {
            return evaluate(only.expression)
        }
        if let call = condition.as(FunctionCallExprSyntax.self), let first = call.arguments.first {
            return answer(
                call.calledExpression.trimmedDescription, first.expression.trimmedDescription)
        }
        // A flag that `-D` would set.
        return false
    }

    private static func answer(_ question: String, _ argument: String) -> Bool {
        switch question {
        case "os": return argument == "Linux"
        case "arch": return argument == architecture
        case "canImport": return modules.contains(argument)
        case "swift": return compare([5, 10], argument)
        case "compiler": return compare([6, 3], argument)
        case "_endian": return argument == "little"
        case "_pointerBitWidth": return argument == "_64"
        default: return false
        }
    }

    private static let modules: Set<String> = [
        "Swift", "Foundation", "Glibc", "Dispatch", "FoundationEssentials", "FoundationNetworking",
    ]

    private static var architecture: String {
        #if arch(arm64)
        return "arm64"
        #else
        return "x86_64"
        #endif
    }

    /// `>=5.9` or `<6`.
    private static func compare(_ version: [Int], _ requirement: String) -> Bool {
        let isBelow = requirement.hasPrefix("<")
        let digits = requirement.drop { "<>= ".contains($0) }
        let wanted = digits.split(separator: ".").map { Int($0) ?? 0 }
        return version.lexicographicallyPrecedes(wanted) == isBelow
    }
}
