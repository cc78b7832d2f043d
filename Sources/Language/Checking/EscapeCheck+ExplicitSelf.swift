import Diagnostics

/// An object that a closure keeps alive is named in it: 'self.count', or '[self] in' at its start.
extension EscapeCheck {
    /// Refuses `self` where nobody wrote it, in a closure that may outlive the call.
    func requireWritten(_ instance: Variable, at place: SourceRange) {
        guard closures.contains(where: \.escapes),
            environment.conformances.isReference(instance.type),
            !closures.contains(where: {
                $0.expression.captureList.contains { $0.variable == instance }
            }),
            !isUnwrapped(instance)
        else { return }
        let name = place.source
        environment.error(
            "implicit-self", "this closure may outlive the call, and '\(name)' keeps 'self' alive",
            at: place, hint: "say so: 'self.\(name)', or '[self] in' at the start of the closure")
    }

    /// `{ [weak self] in guard let self else { return } … }`: what it keeps is known there, though
    /// not in closures within.
    private func isUnwrapped(_ instance: Variable) -> Bool {
        instance.context != nil && closures.last?.expression.context === instance.context
    }
}
