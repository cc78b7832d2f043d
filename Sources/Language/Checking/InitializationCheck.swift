import Diagnostics
import SwiftSyntax

/// Whether an initializer gives every stored property a value.
///
/// Looks for an assignment anywhere in the body; that it lies on every path is not checked.
struct InitializationCheck {
    let environment: Environment

    func check(_ initializer: Function) {
        guard initializer.role == .initializer, !initializer.isLibrary, !initializer.delegates,
            let owner = initializer.owner, owner.kind == .structure,
            let body = initializer.bodySyntax
        else { return }
        let collector = AssignmentCollector(viewMode: .sourceAccurate)
        collector.walk(body)
        for property in owner.storedProperties
        where !property.isStatic && property.initialValue == nil
            && property.checkedInitialValue == nil
            && !collector.names.contains((property.presented ?? property).name)
            && !collector.names.contains(property.name)
            && (property.isLet || property.type.wrapped == nil)
        {
            let property = property.presented ?? property
            environment.error(
                "uninitialized-property", "'init' gives the property '\(property.name)' no value",
                at: initializer.range, notes: [.init("declared here", at: property.range)],
                hint: "write 'self.\(property.name) = …' in it")
        }
    }
}

/// The names that stand on the left of `=`.
private final class AssignmentCollector: SyntaxVisitor {
    private(set) var names: Set<String> = []

    override func visit(_ node: InfixOperatorExprSyntax) -> SyntaxVisitorContinueKind {
        if node.operator.is(AssignmentExprSyntax.self) { collect(node.leftOperand) }
        return .visitChildren
    }

    private func collect(_ target: ExprSyntax) {
        if let name = target.as(DeclReferenceExprSyntax.self) {
            names.insert(name.baseName.identifierText)
        } else if let member = target.as(MemberAccessExprSyntax.self) {
            names.insert(member.declName.baseName.identifierText)
        } else if let tuple = target.as(TupleExprSyntax.self) {
            for element in tuple.elements { collect(element.expression) }
        }
    }
}

extension Function {
    /// Whether the initializer hands the work to another one or replaces `self` as a whole.
    var delegates: Bool {
        bodySyntax?.contains {
            let text = $0.trimmedDescription
            return text.hasPrefix("self.init(") || text.hasPrefix("self = ")
        } ?? false
    }
}
