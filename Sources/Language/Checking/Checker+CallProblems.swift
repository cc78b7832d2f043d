import Diagnostics
import SwiftSyntax

/// Calls that no function fits.
extension Checker {
    func reportNoMatch(
        _ candidates: [Candidate], _ problems: [Diagnostic], _ name: String,
        _ syntax: some SyntaxProtocol
    ) {
        if candidates.count == 1 || Set(problems.map(\.message)).count == 1 {
            var problem = problems[0]
            problem.notes += candidates.prefix(1).compactMap(note)
            environment.report(problem)
            return
        }
        environment.error(
            "no-overload", "no '\(name)' takes these arguments", at: range(syntax),
            notes: candidates.prefix(6).compactMap(note))
    }

    func reportNoFit(
        _ candidates: [Candidate], _ arguments: [WrittenArgument], _ name: String,
        _ syntax: some SyntaxProtocol
    ) {
        let types = arguments.map { $0.checked.map { "\($0.type.resolved)" } ?? "…" }
        if arguments.contains(where: { $0.checked?.type.isError == true }) { return }
        environment.error(
            "no-overload",
            "no '\(name)' takes \(types.isEmpty ? "no arguments" : "(\(types.joined(separator: ", ")))")",
            at: range(syntax), notes: candidates.prefix(6).compactMap(note))
    }

    private func note(_ candidate: Candidate) -> Diagnostic.Note? {
        let signature = Signatures.text(of: candidate.declaration)
        return Diagnostic.Note(
            signature, at: candidate.declaration.isLibrary ? nil : candidate.declaration.range)
    }
}
