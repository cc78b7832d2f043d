import Bytecode
import Diagnostics
import Language
import RichDisplay
import StandardLibrary
import Synchronization
import VirtualMachine

/// One notebook's state: its declarations, its variables, its output. Knows no sockets.
///
/// `execute` and `evaluate` run on one thread, always the same. `interrupt`, `complete`, `inspect` and
/// `completeness` may be called from any thread, also while a cell runs: what they need of the
/// compiler is guarded by a lock that no running cell holds.
package final class Session: @unchecked Sendable {
    private let output: any Output
    private let machine: Machine
    private let compiler: CellCompiler
    /// Held while the compiler works, never while a cell runs.
    private let compiling = Mutex(())
    private let renderer = DiagnosticRenderer()
    private let isRunning = Atomic<Bool>(false)

    /// - Parameter output: where cells write and display.
    package init(output: any Output) {
        let library = Catalog.library
        self.output = output
        machine = Machine(natives: library.natives, output: output)
        compiler = CellCompiler(library: library.declarations)
        CellServices.startSession()
    }

    /// Runs a cell. `cellNumber` names it in errors (`In[3]`).
    package func execute(_ code: String, cellNumber: Int) -> CellOutcome {
        execute(code, named: "In[\(cellNumber)]")
    }

    /// Runs a program or cell that errors call by this name.
    package func execute(_ code: String, named name: String) -> CellOutcome {
        machine.interruption.clear()
        switch compiling.withLock({ _ in compiler.compile(code, name: name) }) {
        case .failure(let problems): return .failure(cellError(problems))
        case .success(let cell, let warnings):
            for warning in warnings {
                output.write(renderer.render(warning, as: .ansi) + "\n", to: .error)
            }
            return run(cell)
        }
    }

    /// The bytecode of a program that is not run, function by function; nil if it does not compile.
    package func bytecode(of code: String, named name: String) -> String? {
        guard
            case .success(let cell, _) = compiling.withLock({ _ in
                compiler.compile(code, name: name)
            })
        else { return nil }
        return cell.delta.functions.map { number, function in
            "function \(number) \(function.name)\n\(Disassembler.text(of: function))\n"
        }.joined(separator: "\n")
    }

    /// How many objects the program's variables keep alive; for tests of ownership.
    package var liveObjectCount: Int { machine.liveObjectCount }

    /// What is wrong with the library's own declarations; for its tests.
    package func libraryProblems() -> [Diagnostic] {
        compiling.withLock { _ in compiler.libraryProblems() }
    }

    private func run(_ cell: CellCompiler.CompiledCell) -> CellOutcome {
        machine.load(cell.delta)
        guard let entry = cell.delta.entry else { return .success(value: nil) }
        CellServices.begin(machine)
        isRunning.store(true, ordering: .relaxed)
        defer { isRunning.store(false, ordering: .relaxed) }
        do {
            try machine.run(function: entry)
            try CellServices.computePending()
        } catch {
            _ = CellServices.end()
            return .failure(failure(runError(error), in: cell))
        }
        settle(cell, reached: nil)
        return .success(value: CellServices.end())
    }

    private func settle(_ cell: CellCompiler.CompiledCell, reached offset: Int?) {
        let released = compiling.withLock { _ in compiler.settle(cell, reached: offset) }
        machine.releaseGlobals(released)
    }

    /// What tensors met that were computed only at the end of the cell points at the line that wrote
    /// them down.
    private func runError(_ error: any Error) -> RunError {
        if let error = error as? RunError { return error }
        let failure = error as? Failure ?? Failure(id: "failure", "\(error)")
        return RunError(
            failure: failure, isInterrupted: error is Interrupted, frames: [],
            range: failure.site.flatMap { machine.range(of: $0) })
    }

    /// Evaluates one expression for `user_expressions`.
    package func evaluate(_ expression: String) -> CellOutcome {
        execute(expression, named: "expression")
    }

    /// Asks the running cell to stop; harmless when none runs.
    package func interrupt() {
        if isRunning.load(ordering: .relaxed) { machine.interrupt() }
    }

    /// `cursor` counts Unicode scalars, as the Jupyter protocol does.
    package func complete(_ code: String, cursor: Int) -> Completions {
        let found = compiling.withLock { _ in compiler.complete(code, cursor: cursor) }
        return Completions(
            candidates: found.candidates.map {
                Completions.Candidate(text: $0.name, kind: $0.kind, signature: $0.signature)
            }, replacing: found.replacing)
    }

    /// Signature, documentation, and for values type and value; nil if there is nothing at the cursor.
    package func inspect(_ code: String, cursor: Int, showingSource: Bool) -> MIMEBundle? {
        let inspection = compiling.withLock { _ in
            compiler.inspect(code, cursor: cursor, showingSource: showingSource)
        }
        guard let found = inspection else { return nil }
        var bundle = MIMEBundle(plain: found.plain)
        bundle["text/markdown"] = .text(found.markdown)
        return bundle
    }

    package func completeness(of code: String) -> Completeness {
        switch CellCompiler.completeness(of: code) {
        case .complete: .complete
        case .invalid: .invalid
        case .incomplete(let indent): .incomplete(indent: indent)
        }
    }

    // MARK: Errors

    /// All problems of a cell that did not compile, as one error.
    private func cellError(_ problems: [Diagnostic]) -> CellError {
        let shown = problems.filter { $0.severity == .error }
        guard let first = shown.first else {
            return CellError(name: "error", message: "the cell did not compile", traceback: [])
        }
        var traceback: [String] = []
        for problem in shown.prefix(20) {
            if !traceback.isEmpty { traceback.append("") }
            traceback += renderer.renderedLines(of: problem, as: .ansi)
        }
        return CellError(name: first.id, message: first.message, traceback: traceback)
    }

    private func failure(_ error: RunError, in cell: CellCompiler.CompiledCell) -> CellError {
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
