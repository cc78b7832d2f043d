import SwiftSyntax

/// Words before a member that matter to a class and its subclasses.
struct MemberModifiers {
    var isFinal = false
    var isOverride = false
    var isRequired = false
    var isConvenience = false
    var isPrivate = false
    /// `class` where `static` could stand: subclasses may override it.
    var isClassMember = false
    /// Written in an extension, whose members cannot be overridden.
    var isInExtension = false

    init() {}

    init(_ syntax: DeclModifierListSyntax) {
        for modifier in syntax where modifier.detail == nil {
            switch modifier.name.tokenKind {
            case .keyword(.final): isFinal = true
            case .keyword(.override): isOverride = true
            case .keyword(.required): isRequired = true
            case .keyword(.convenience): isConvenience = true
            case .keyword(.private), .keyword(.fileprivate): isPrivate = true
            case .keyword(.class): isClassMember = true
            default: break
            }
        }
    }
}

extension Function {
    /// Whether the function that runs depends on the instance's class.
    var isDispatched: Bool {
        guard let owner, owner.kind == .classType, !owner.isFinal, !modifiers.isFinal else {
            return false
        }
        if overridden != nil { return true }
        if modifiers.isInExtension || modifiers.isPrivate { return false }
        if isStatic, !modifiers.isClassMember { return false }
        return role != .initializer || modifiers.isRequired || !modifiers.isConvenience
    }

    /// Where the line of overrides that this function belongs to begins.
    var dispatchRoot: Function {
        var root = self
        while let upper = root.overridden { root = upper }
        return root
    }

    /// Whether the type it is called on comes as a hidden first argument: a class's own or a
    /// subclass. Operators are called by their operands.
    var takesMetatype: Bool {
        isStatic && owner?.kind == .classType
            && name.first.map(DeclarationReader.isOperatorStart) != true
    }

    /// Of a class's initializer: whether it answers if it succeeded. Overrides answer as the
    /// initializer they take the place of does.
    var reportsFailure: Bool { isFailable || overridden?.reportsFailure == true }
}
