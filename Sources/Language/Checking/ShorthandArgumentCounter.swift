import SwiftSyntax

/// How many `$0`, `$1`, … a closure uses, inner closures aside.
final class ShorthandArgumentCounter: SyntaxVisitor {
    /// More parameters than anybody's closure has; `$1000000` is a name that nothing declares.
    private static let most = 256
    private var highest = -1
    private let outermost: ClosureExprSyntax

    private init(_ outermost: ClosureExprSyntax) {
        self.outermost = outermost
        super.init(viewMode: .sourceAccurate)
    }

    static func count(in syntax: ClosureExprSyntax) -> Int {
        let counter = ShorthandArgumentCounter(syntax)
        counter.walk(syntax.statements)
        return counter.highest + 1
    }

    override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

    override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
        if case .dollarIdentifier = node.baseName.tokenKind,
            let index = Int(node.baseName.text.dropFirst()), index < Self.most
        {
            highest = max(highest, index)
        }
        return .visitChildren
    }
}
