import Diagnostics
import SwiftSyntax

/// Calls that no function fits.
extension Checker {
    func reportNoMatch(
        _ candidates: [Candidate], _ problems: [Diagnostic], _ arguments: [WrittenArgument],
        _ name: String, _ syntax: some SyntaxProtocol
    ) {
        if reportHidden(candidates, name, syntax) { return }
        if arguments.isEmpty, reportProperty(candidates, name, syntax) { return }
        if let type = candidates.first?.baseType {
            let place = syntax.as(FunctionCallExprSyntax.self).map(nameOfCallee)
            if reportWithheld(
                name, of: type, arguments, beside: candidates, at: place ?? Syntax(syntax))
            {
                return
            }
        }
        if let problem = unknownLabel(candidates, arguments, name, syntax)
            ?? problemOfNearest(candidates, arguments, name, syntax)
        {
            environment.report(problem)
            return
        }
        if candidates.count == 1 || Set(problems.map(\.message)).count == 1 {
            var problem = problems[0]
            problem.notes += candidates.prefix(1).compactMap(note)
            environment.report(problem)
            return
        }
        environment.error(
            "no-overload", "no '\(name)' takes these arguments", at: range(syntax),
            notes: notes(nearest(candidates, to: arguments)))
    }

    /// `max(0, n)` in an extension of a collection, which has methods `max` of its own.
    private func reportHidden(
        _ candidates: [Candidate], _ name: String, _ syntax: some SyntaxProtocol
    ) -> Bool {
        guard let owner = candidates.first?.baseType?.nominal ?? scopeNominal,
            candidates.allSatisfy({ $0.baseType != nil }),
            let call = syntax.as(FunctionCallExprSyntax.self),
            call.calledExpression.is(DeclReferenceExprSyntax.self),
            let hidden = hiddenFunctions(name).first
        else { return false }
        error(
            "no-overload",
            "'\(name)' means the method of '\(owner.name)' here, which hides the function",
            at: call.calledExpression,
            notes: [.init(Signatures.text(of: hidden), at: hidden.isLibrary ? nil : hidden.range)],
            hint: hidden.isLibrary ? "write Swift.\(name)(…)" : "rename one of the two")
        return true
    }

    /// `numbers.count()`, where a property has the name as well.
    private func reportProperty(
        _ candidates: [Candidate], _ name: String, _ syntax: some SyntaxProtocol
    ) -> Bool {
        if case .metatype? = candidates.first?.base?.type.shallow { return false }
        guard let candidate = candidates.first, let type = candidate.baseType,
            let call = syntax.as(FunctionCallExprSyntax.self),
            members(of: type, named: name, isStatic: false).contains(where: {
                ($0.0 as? Variable)?.subscriptParameters == nil && $0.0 is Variable
            })
        else { return false }
        error(
            "not-callable", "'\(name)' of \(article(type.resolved)) is a property, not a function",
            at: call.calledExpression,
            hint: "leave out the parentheses: \(source(range(call.calledExpression)))")
        return true
    }

    private var scopeNominal: Nominal? {
        sequence(first: scope, next: \.parent).lazy.compactMap(\.nominal).first
    }

    /// `sorted` of `words.sorted()`
    private func nameOfCallee(_ call: FunctionCallExprSyntax) -> Syntax {
        let callee = call.calledExpression
        return callee.as(MemberAccessExprSyntax.self).map { Syntax($0.declName) } ?? Syntax(callee)
    }

    /// A label that none of several functions has.
    private func unknownLabel(
        _ candidates: [Candidate], _ arguments: [WrittenArgument], _ name: String,
        _ syntax: some SyntaxProtocol
    ) -> Diagnostic? {
        guard candidates.count > 1 else { return nil }
        let nearest = nearest(candidates, to: arguments)
        var labels: [String] = []
        for label in nearest.flatMap({ parameters(of: $0.declaration).compactMap(\.label) })
        where !labels.contains(label) {
            labels.append(label)
        }
        let unknown = arguments.first { argument in
            argument.label.map { !labels.contains($0) } ?? false
        }
        guard let unknown, let label = unknown.label, !labels.isEmpty else { return nil }
        let shown = labels.prefix(8).joined(separator: ", ") + (labels.count > 8 ? ", …" : "")
        return Diagnostic(
            id: "argument-label", "no '\(name)' has an argument labelled '\(label)'",
            at: placeOfLabel(unknown), notes: notes(nearest),
            hint: hintWithoutLabels(
                nearest.map { parameters(of: $0.declaration) }, arguments, syntax)
                ?? closestName(to: label, among: labels).map { "did you mean '\($0):'?" }
                ?? "there are the labels \(shown)")
    }

    /// Initializers are told apart by their first label: who writes `Tensor(oneHot:` means the only
    /// one that has it.
    private func problemOfNearest(
        _ candidates: [Candidate], _ arguments: [WrittenArgument], _ name: String,
        _ syntax: some SyntaxProtocol
    ) -> Diagnostic? {
        guard candidates.count > 1, let label = arguments.first?.label else { return nil }
        let meant = candidates.filter { parameters(of: $0.declaration).first?.label == label }
        guard meant.count == 1, let declaration = meant.first?.declaration,
            case .failure(let mismatch) = match(arguments, to: parameters(of: declaration))
        else { return nil }
        var problem = problem(mismatch, arguments, parameters(of: declaration), name, syntax)
        problem.notes += meant.compactMap(note)
        return problem
    }

    func reportNoFit(
        _ candidates: [Candidate], _ arguments: [WrittenArgument], _ name: String,
        _ syntax: some SyntaxProtocol
    ) {
        let types = arguments.map { $0.checked.map { "\($0.type.resolved)" } ?? "…" }
        if arguments.contains(where: { $0.checked?.type.isError == true }) { return }
        if reportHidden(candidates, name, syntax) { return }
        environment.error(
            "no-overload",
            "no '\(name)' takes \(types.isEmpty ? "no arguments" : "(\(types.joined(separator: ", ")))")",
            at: range(syntax),
            notes: notes(nearest(candidates, to: arguments)),
            hint: tensorHint(candidates, arguments))
    }

    /// `model.predict([1, 2])`: an array where a tensor is wanted.
    private func tensorHint(_ candidates: [Candidate], _ arguments: [WrittenArgument]) -> String? {
        for candidate in candidates {
            guard
                case .success(let match) = match(
                    arguments, to: parameters(of: candidate.declaration))
            else { continue }
            let parameters = parameters(of: candidate.declaration)
            for (parameter, positions) in zip(parameters, match.positions)
            where parameter.type.isLibrary("Tensor") {
                for array in positions.map({ arguments[$0].syntax })
                where array.is(ArrayExprSyntax.self) {
                    return "make it a tensor: Tensor(\(source(range(array))))"
                }
            }
        }
        return nil
    }

    /// Those first whose labels are most like the ones that were written.
    private func nearest(_ candidates: [Candidate], to arguments: [WrittenArgument]) -> [Candidate]
    {
        let written = arguments.filter { !$0.isTrailingClosure }.map { $0.label ?? "_" }
        let ranked = candidates.filter { !isInternal($0) }.enumerated().map { index, candidate in
            (misfit(written, parameters(of: candidate.declaration)), index, candidate)
        }
        return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }

    private func misfit(_ written: [String], _ parameters: [ParameterDeclaration]) -> Int {
        var open = parameters
        var cost = 0
        for label in written {
            if let same = open.firstIndex(where: { ($0.label ?? "_") == label }) {
                if !open[same].isVariadic { open.remove(at: same) }
            } else if let like = open.firstIndex(where: {
                $0.label.map { closestName(to: label, among: [$0]) != nil } ?? false
            }) {
                open.remove(at: like)
                cost += 1
            } else {
                cost += 3
            }
        }
        return cost + 2 * open.count { $0.defaultValue == nil && !$0.isVariadic }
    }

    /// Those of the functions that are worth a look.
    private func notes(_ candidates: [Candidate]) -> [Diagnostic.Note] {
        candidates.prefix(3).compactMap(note)
    }

    private func note(_ candidate: Candidate) -> Diagnostic.Note? {
        let signature = Signatures.text(of: candidate.declaration)
        return Diagnostic.Note(
            signature, at: candidate.declaration.isLibrary ? nil : candidate.declaration.range)
    }

    /// What the library keeps for itself: `MaxPool2D(_sizes:_strides:padding:)`.
    private func isInternal(_ candidate: Candidate) -> Bool {
        candidate.declaration.isLibrary
            && parameters(of: candidate.declaration).contains { $0.label?.first == "_" }
    }
}
