import SwiftSyntax

/// `private` and `fileprivate`.
extension Checker {
    /// Whether the code at hand may use a declaration.
    func mayUse(_ declaration: Declaration) -> Bool {
        switch declaration.access {
        case .everywhere: true
        case .file: declaration.file === file
        case .type: declaration.file === file && isInside(owner(of: declaration))
        }
    }

    /// Whether the code at hand may change a property that all may read.
    func maySet(_ variable: Variable) -> Bool {
        !variable.hasPrivateSetter || (variable.file === file && isInside(variable.owner))
    }

    private func isInside(_ nominal: Nominal?) -> Bool {
        guard let nominal else { return true }
        var current: Scope? = scope
        while let here = current {
            if here.nominal == nominal { return true }
            current = here.parent
        }
        return false
    }
}

extension Declaration {
    /// Takes over what a declaration's modifiers say about who may use it.
    func readAccess(_ modifiers: DeclModifierListSyntax?) {
        for modifier in modifiers.elements {
            let isSetter = modifier.detail?.detail.text == "set"
            switch modifier.name.tokenKind {
            case .keyword(.private) where isSetter:
                (self as? Variable)?.hasPrivateSetter = true
            case .keyword(.private): access = .type
            case .keyword(.fileprivate) where !isSetter: access = .file
            default: break
            }
        }
    }
}
