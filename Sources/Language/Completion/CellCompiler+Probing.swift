import Diagnostics
import SwiftSyntax

extension CellCompiler {
    /// What the checker knows of one name of a cell, and the token it saw there. Leaves no trace.
    func probe(_ code: String, at offset: Int) -> (probe: NameProbe, token: TokenSyntax?) {
        let file = SourceFile(name: "analysis", text: code)
        let probe = NameProbe(file: file, offset: offset)
        let before = (environment.problems, environment.operators, environment.extended)
        environment.probe = probe
        environment.effort = Effort()
        environment.lastRun = nil
        environment.extended = []
        environment.displaced = []
        environment.localDeclarations = []
        environment.writtenTypes = []
        discardAbandoned()
        defer {
            removeExtensions(of: file)
            environment.probe = nil
            (environment.problems, environment.operators, environment.extended) = before
        }
        let source = ParsedSource(file, operators: &environment.operators)
        let cell = CellChecker(environment: environment).check(source)
        abandoned = cell.scope.names.values.joined() + environment.localDeclarations
        let token = source.tree.token(at: AbsolutePosition(utf8Offset: offset))
        return (probe, token)
    }
}
