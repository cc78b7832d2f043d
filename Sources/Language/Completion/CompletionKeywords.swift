import SwiftSyntax

/// Keywords by the place where they can stand.
enum CompletionKeywords {
    private static let declarations = [
        "let", "var", "func", "struct", "class", "enum", "protocol", "extension", "typealias",
    ]
    private static let statements =
        declarations + [
            "if", "guard", "for", "while", "repeat", "switch", "case", "default", "do", "return",
            "break",
            "continue", "fallthrough", "throw", "defer", "import",
        ] + expressions
    private static let expressions = [
        "try", "true", "false", "nil", "self", "Self", "super", "if", "switch",
    ]
    private static let members =
        declarations + [
            "init", "static", "mutating", "subscript", "case", "private", "override", "final",
            "lazy",
            "associatedtype", "indirect", "required", "convenience",
        ]
    /// Behind a complete expression or head.
    private static let continuations = [
        "in", "where", "else", "as", "is", "throws", "rethrows", "while", "catch",
    ]
    static let modules = ["Foundation", "Swift"]

    /// - Parameter token: what stands at the cursor.
    static func keywords(at token: TokenSyntax) -> [String] {
        guard let previous = token.previousToken(viewMode: .sourceAccurate) else {
            return statements
        }
        let startsLine =
            token.leadingTrivia.contains { $0.isNewline }
            || previous.trailingTrivia.contains { $0.isNewline }
        if isMember(token) { return members }
        switch previous.tokenKind {
        case .leftBrace, .rightBrace, .semicolon, .keyword(.in): return statements
        case .colon where previous.parent?.is(SwitchCaseLabelSyntax.self) == true: return statements
        case .identifier, .rightParen, .rightSquare, .integerLiteral, .floatLiteral, .stringQuote,
            .dollarIdentifier:
            return startsLine ? statements : continuations
        default: return startsLine ? statements : expressions
        }
    }

    private static func isMember(_ token: TokenSyntax) -> Bool {
        var node = token.parent
        while let here = node {
            if here.is(CodeBlockItemSyntax.self) || here.is(ClosureExprSyntax.self) { return false }
            if here.is(MemberBlockSyntax.self) { return true }
            node = here.parent
        }
        return false
    }
}
