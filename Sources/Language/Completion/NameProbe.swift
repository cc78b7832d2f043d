import Diagnostics
import SwiftSyntax

/// Stands at one name of a cell while that is checked, and takes down what the checker knows there.
///
/// Completion puts a made-up name at the cursor and lets the whole cell be checked: what may stand there
/// then follows from the same rules as what may run, inside closures and half-written calls too.
final class NameProbe {
    /// What completion puts at the cursor.
    static let marker = "__cursor"

    let file: SourceFile
    /// UTF-8 offset of the name.
    let offset: Int

    /// The name follows a dot behind a value or a type.
    private(set) var base: (type: Type, isStatic: Bool)?
    /// The name follows a dot that nothing stands before: the type that is expected.
    private(set) var implicitBase: Type?
    /// The name stands alone.
    private(set) var scope: Scope?
    private(set) var expected: Type?
    private(set) var selfType: (type: Type, isStatic: Bool)?
    private(set) var typeScope: Scope?
    /// The name is an argument, and these labels could stand before it.
    private(set) var labels: [(label: String, parameter: ParameterDeclaration)] = []
    /// The name is a pattern for a value of this type.
    private(set) var patternType: Type?

    init(file: SourceFile, offset: Int) {
        self.file = file
        self.offset = offset
    }

    func isAt(_ token: TokenSyntax, of file: SourceFile) -> Bool {
        file === self.file && token.positionAfterSkippingLeadingTrivia.utf8Offset == offset
    }

    // An expression may be checked several times, on the way with types still open: what is known
    // best counts.

    func note(base type: Type, isStatic: Bool) {
        let type = type.resolved
        if type.isError || (type.isUnresolvedVariable && base != nil) { return }
        base = (type, isStatic)
    }

    func note(implicitBase type: Type?) {
        guard let type = type?.resolved, !type.isError, !type.isUnresolvedVariable else { return }
        implicitBase = type
    }

    func note(scope: Scope, expected: Type?, selfType: (type: Type, isStatic: Bool)?) {
        self.scope = scope
        self.selfType = selfType
        guard let type = expected?.resolved, !type.isError, !type.isUnresolvedVariable else {
            return
        }
        self.expected = type
    }

    func note(typeScope: Scope) { self.typeScope = typeScope }

    func note(patternType: Type) { self.patternType = patternType.resolved }

    func note(labels: [(label: String, parameter: ParameterDeclaration)]) {
        for label in labels where !self.labels.contains(where: { $0.label == label.label }) {
            self.labels.append(label)
        }
    }
}

/// What the checker tells a probe; nothing where none stands.
extension Checker {
    func probeMember(_ name: DeclReferenceExprSyntax, of type: Type, isStatic: Bool) {
        guard let probe = environment.probe, probe.isAt(name.baseName, of: file) else { return }
        probe.note(base: type, isStatic: isStatic)
    }

    func probeImplicitMember(_ name: DeclReferenceExprSyntax, of type: Type?) {
        guard let probe = environment.probe, probe.isAt(name.baseName, of: file) else { return }
        probe.note(implicitBase: type.map(normalized))
    }

    func probeName(_ name: DeclReferenceExprSyntax, _ expected: Type?) {
        guard let probe = environment.probe, probe.isAt(name.baseName, of: file) else { return }
        probe.note(
            scope: scope, expected: expected, selfType: selfVariable().map { ($0.type, false) })
    }

    func probePattern(_ syntax: ExprSyntax, of type: Type) {
        guard let probe = environment.probe, let name = syntax.as(DeclReferenceExprSyntax.self),
            probe.isAt(name.baseName, of: file)
        else { return }
        probe.note(patternType: type)
    }

    /// The labels that a name in a call's arguments might be the beginning of.
    func probeLabels(_ candidates: [Candidate], _ arguments: [WrittenArgument]) {
        guard let probe = environment.probe,
            let place = arguments.firstIndex(where: { argument in
                argument.label == nil
                    && argument.syntax.as(DeclReferenceExprSyntax.self)
                        .map { probe.isAt($0.baseName, of: file) } == true
            })
        else { return }
        let used = Set(arguments.compactMap(\.label))
        for candidate in candidates {
            let parameters = parameters(of: candidate.declaration).dropFirst(place)
            probe.note(
                labels: parameters.compactMap { parameter in
                    parameter.label.flatMap { used.contains($0) ? nil : ($0, parameter) }
                })
        }
    }
}
