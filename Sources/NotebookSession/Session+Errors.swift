import Diagnostics
import Language
import VirtualMachine

/// What a cell that failed tells its user.
extension Session {
    /// All problems of a cell that did not compile, as one error.
    func cellError(_ problems: [Diagnostic]) -> CellError {
        let shown = problems.filter { $0.severity == .error }
        guard let first = shown.first else {
            return CellError(name: "error", message: "the cell did not compile", traceback: [])
        }
        var traceback: [String] = []
        for problem in shown.prefix(20) {
            if !traceback.isEmpty { traceback.append("") }
            traceback += renderer.renderedLines(of: problem, as: .ansi)
        }
        return CellError(
            name: first.id, message: first.message, traceback: traceback,
            isInterruption: first.id == "interrupted")
    }

    func failure(_ error: RunError, in cell: CellCompiler.CompiledCell) -> CellError {
        let outermost = error.frames.last { $0.range?.file === cell.file }
        settle(cell, reached: outermost?.range?.start)
        if error.isInterrupted {
            let diagnostic = Diagnostic(
                id: "interrupted", "stopped", at: error.range,
                hint: "all variables keep the values they had")
            return CellError(
                name: "interrupted", message: "stopped",
                traceback: renderer.renderedLines(of: diagnostic, as: .ansi), isInterruption: true)
        }
        var notes = error.failure.notes.map { Diagnostic.Note($0) }
        // The way to the failure, line by line, the innermost being the diagnostic's own.
        func line(_ range: SourceRange) -> String {
            "\(range.file.name) \(range.file.position(of: range.start).line)"
        }
        var seen = Set(error.range.map { [line($0)] } ?? [])
        for frame in error.frames where frame.isUser {
            guard let range = frame.range, notes.count < 8, seen.insert(line(range)).inserted else {
                continue
            }
            notes.append(Diagnostic.Note("called from here", at: range))
        }
        if error.omittedFrames > 0 {
            notes.append(Diagnostic.Note("and \(error.omittedFrames) calls between"))
        }
        let diagnostic = Diagnostic(
            id: error.failure.id, error.failure.message, at: error.range, notes: notes,
            hint: error.failure.hint)
        return CellError(
            name: error.failure.id, message: error.failure.message,
            traceback: renderer.renderedLines(of: diagnostic, as: .ansi))
    }
}
