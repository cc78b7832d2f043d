import SwiftSyntax

/// Parts that several kinds of declarations have. They are asked of every declaration, which makes a cast to
/// the protocols for them too slow.
extension DeclSyntax {
    /// The words before a declaration, where it may have any.
    var words: (attributes: AttributeListSyntax?, modifiers: DeclModifierListSyntax?) {
        switch self.as(DeclSyntaxEnum.self) {
        case .actorDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .associatedTypeDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .classDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .deinitializerDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .enumCaseDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .enumDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .extensionDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .functionDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .importDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .initializerDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .macroDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .macroExpansionDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .missingDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .precedenceGroupDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .protocolDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .structDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .subscriptDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .typeAliasDecl(let syntax): (syntax.attributes, syntax.modifiers)
        case .variableDecl(let syntax): (syntax.attributes, syntax.modifiers)
        default: (nil, nil)
        }
    }

    /// A declaration with members between braces.
    var group: (any DeclGroupSyntax)? {
        switch self.as(DeclSyntaxEnum.self) {
        case .actorDecl(let syntax): syntax
        case .classDecl(let syntax): syntax
        case .enumDecl(let syntax): syntax
        case .extensionDecl(let syntax): syntax
        case .protocolDecl(let syntax): syntax
        case .structDecl(let syntax): syntax
        default: nil
        }
    }

    /// A type that may have generic parameters.
    var genericType: (any WithGenericParametersSyntax)? {
        switch self.as(DeclSyntaxEnum.self) {
        case .actorDecl(let syntax): syntax
        case .classDecl(let syntax): syntax
        case .enumDecl(let syntax): syntax
        case .structDecl(let syntax): syntax
        default: nil
        }
    }

    /// The name that a type has among the members of another.
    var innerTypeName: TokenSyntax? {
        switch self.as(DeclSyntaxEnum.self) {
        case .actorDecl(let syntax): syntax.name
        case .associatedTypeDecl(let syntax): syntax.name
        case .classDecl(let syntax): syntax.name
        case .enumDecl(let syntax): syntax.name
        case .protocolDecl(let syntax): syntax.name
        case .structDecl(let syntax): syntax.name
        case .typeAliasDecl(let syntax): syntax.name
        default: nil
        }
    }
}
