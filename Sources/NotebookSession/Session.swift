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
    let output: any Output
    /// What runs cells; another one after a reset.
    private let currentMachine: Mutex<Machine>
    private var compiler: CellCompiler
    /// Held while the compiler works, never while a cell runs.
    private let compiling = Mutex(())
    /// Held while a cell runs: values can be looked at only between cells.
    let running = Mutex(())
    let renderer = DiagnosticRenderer()
    private let isRunning = Atomic<Bool>(false)
    private let names: NameLedger?
    private let warningStyle: DiagnosticRenderer.Style

    /// - Parameters:
    ///   - output: where cells write and display.
    ///   - names: what a restart leaves of the session before, if somebody keeps that.
    ///   - colorsWarnings: whether who reads standard error sees colours.
    package init(output: any Output, names: NameLedger? = nil, colorsWarnings: Bool = true) {
        let library = Catalog.library
        self.output = output
        self.names = names
        warningStyle = colorsWarnings ? .ansi : .plain
        currentMachine = Mutex(
            Machine(
                natives: library.natives, shortForms: library.shortForms, output: output))
        compiler = CellCompiler(library: library.declarations)
        if let names { compiler.expect(namesBeforeRestart: names.namesBefore) }
        CellServices.startSession()
        connect()
    }

    var machine: Machine { currentMachine.withLock { $0 } }

    /// Uses the compiler, on any thread.
    func withCompiler<Result>(_ body: (CellCompiler) throws -> Result) rethrows -> Result {
        try compiling.withLock { _ in try body(compiler) }
    }

    /// Runs a notebook's cell.
    package func execute(_ code: String, as cell: NotebookCell) -> CellOutcome {
        stoppable {
            if let (line, rest) = KernelLine.split(code) { return obey(line, rest, cell) }
            return run(code, as: cell)
        }
    }

    /// Runs what is left of a notebook's cell without the kernel's lines.
    func run(_ code: String, as cell: NotebookCell) -> CellOutcome {
        execute(code, named: cell.name, cell: cell)
    }

    /// Runs a program that errors call by this name. The kernel's lines are no part of programs.
    package func execute(_ code: String, named name: String) -> CellOutcome {
        stoppable { execute(code, named: name, cell: nil) }
    }

    func execute(
        _ code: String, named name: String, cell: NotebookCell?,
        reportsWarnings: Bool = true
    ) -> CellOutcome {
        running.withLock { _ in
            let compiled = withCompiler {
                $0.compile(
                    code, name: name,
                    keepingResultAs: cell?.keepsResult == true ? cell?.number : nil,
                    cellID: cell?.id)
            }
            switch compiled {
            case .failure(let problems):
                return .failure(cellError(misplacedKernelLine(in: code, named: name) ?? problems))
            case .success(let cell, let warnings):
                for warning in warnings where reportsWarnings {
                    output.write(renderer.render(warning, as: warningStyle) + "\n", to: .error)
                }
                names?.record(cell.names)
                return run(cell)
            }
        }
    }

    /// The bytecode of a program that is not run, function by function; nil if it does not compile.
    package func bytecode(of code: String, named name: String) -> String? {
        guard
            case .success(let cell, _) = compiling.withLock({ _ in
                compiler.compile(code, name: name, defersLibrary: false)
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
        withCompiler { $0.libraryProblems() }
    }

    private func run(_ cell: CellCompiler.CompiledCell) -> CellOutcome {
        let machine = machine
        machine.load(cell.delta)
        guard let entry = cell.delta.entry else { return .success(value: nil) }
        defer { machine.unload(function: entry) }
        CellServices.begin(machine)
        do {
            try machine.run(function: entry)
            try CellServices.computePending()
        } catch {
            _ = CellServices.end()
            let error = runError(error)
            if error.isInterrupted { CellServices.shelvePending() }
            return .failure(failure(error, in: cell))
        }
        settle(cell, reached: nil)
        return .success(value: CellServices.end())
    }

    func settle(_ cell: CellCompiler.CompiledCell, reached offset: Int?) {
        let released = withCompiler { $0.settle(cell, reached: offset) }
        machine.releaseGlobals(released)
        collect()
    }

    /// Now and then, lets go of what cells declared that nothing leads to any more.
    private func collect() {
        guard let owned = withCompiler({ $0.unnamedGlobals() }) else { return }
        let groups = owned.map {
            Machine.OwnedGlobals(
                numbers: $0.numbers, isOwnType: $0.isOwnType, isOwnFunction: $0.isOwnFunction)
        }
        guard let live = machine.liveReferences(besides: groups) else { return }
        let gone = withCompiler {
            $0.collect(liveTypes: live.types, liveFunctions: live.functions)
        }
        machine.releaseGlobals(gone.globals)
        machine.forget(functions: gone.functions, types: gone.types)
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
        execute(expression, named: "expression", cell: nil)
    }

    /// Asks the running cell to stop; harmless when none runs.
    package func interrupt() {
        if isRunning.load(ordering: .relaxed) { machine.interrupt() }
    }

    /// A cell is about to be announced, on the thread that will run it: from now on Stop is meant for
    /// it. Whoever sees the announcement may ask at once, before the cell has begun.
    package func expectCell() {
        machine.interruption.clear()
        isRunning.store(true, ordering: .relaxed)
    }

    /// Runs a cell to its end, during which Stop is meant for it and stays asked for: also between the
    /// rounds of `%timeit`, and for a line that runs nothing.
    private func stoppable(_ body: () -> CellOutcome) -> CellOutcome {
        if !isRunning.load(ordering: .relaxed) { expectCell() }
        defer {
            isRunning.store(false, ordering: .relaxed)
            machine.interruption.clear()
        }
        return body()
    }

    /// Forgets everything that cells have defined.
    func reset() {
        let library = Catalog.library
        let isStopped = machine.interruption.isRequested
        running.withLock { _ in
            compiling.withLock { _ in compiler = CellCompiler(library: library.declarations) }
            currentMachine.withLock {
                $0 = Machine(
                    natives: library.natives, shortForms: library.shortForms, output: output)
            }
            CellServices.startSession()
            connect()
        }
        if isStopped { machine.interrupt() }
    }

    /// Stop ends the compiler's work as it ends a program's, and the machine has the library's
    /// functions compiled as it comes to them.
    private func connect() {
        let machine = machine
        let interruption = machine.interruption
        withCompiler { $0.stop { interruption.isRequested } }
        machine.compileDeferred = { [unowned self] number in
            try withCompiler { try $0.compileDeferred(number) }
        }
    }
}
