import SwiftSyntax

/// What reading a property asks of whoever holds it.
extension Checker {
    /// A getter may throw, and may change the value it belongs to.
    func noteRead(of variable: Variable, _ base: Expression, at syntax: some SyntaxProtocol) {
        guard let getter = variable.getter else { return }
        if getter.canThrow { noteThrow(true, getter.thrown, at: syntax) }
        guard getter.isMutating, !variable.isStatic, variable.owner?.kind != .classType else {
            return
        }
        requireMutable(base, at: syntax, calling: variable.name)
    }
}
