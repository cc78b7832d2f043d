import Bytecode
import Diagnostics

/// The language tower's front door: source text of cells in, code out.
///
/// Not safe for several threads at once; the session serializes its use.
package final class CellCompiler {
    let environment: Environment
    let compiler: Compiler
    var layouts: TypeLayouts { compiler.layouts }
    /// Cells that something is left of, by their files.
    var records: [ObjectIdentifier: CellRecord] = [:]
    var recordCount = 0
    /// What cells were when they last ran, by their identifiers.
    private var lastRuns: [String: SourceFile] = [:]
    /// What was declared while somebody completed or inspected a cell; whoever did may look at it until
    /// the next text comes.
    var abandoned: [Declaration] = []
    /// How many of them have lost their names since the last that went.
    var unnamedCount = 0

    /// A cell that compiled: load `delta`, then run its entry.
    package struct CompiledCell {
        package let delta: ProgramDelta
        package let file: SourceFile
        /// What it declares.
        package let names: [String]
        fileprivate let variables: [Variable]
        fileprivate let result: Variable?
        /// What the names of its variables meant before.
        let replaced: [String: [Declaration]]
    }

    package enum Outcome {
        /// Problems are warnings.
        case success(CompiledCell, warnings: [Diagnostic])
        case failure([Diagnostic])
    }

    package init(library: [LibraryDeclaration]) {
        environment = Environment(library: library)
        compiler = Compiler(environment: environment)
    }

    deinit {
        discardAbandoned()
        environment.dismantle()
    }

    /// Checks and compiles a cell. On success its names are visible to the cells after it, and shadow
    /// what had them before; on failure nothing has changed.
    /// - Parameters:
    ///   - number: of a notebook's cell whose value is kept as `Out[number]`; nil for scripts.
    ///   - cellID: the same each time that the cell runs. Functions that it declares take the places of all
    ///     of their names that it declared when it last ran, whatever those took and gave.
    ///   - defersLibrary: whether the library's functions are compiled when they are first called.
    package func compile(
        _ text: String, name: String, keepingResultAs number: Int? = nil, cellID: String? = nil,
        defersLibrary: Bool = true
    ) -> Outcome {
        compiler.defersLibrary = defersLibrary
        let file = SourceFile(name: name, text: text)
        discardAbandoned()
        environment.problems = []
        environment.extended = []
        environment.displaced = []
        environment.localDeclarations = []
        environment.writtenTypes = []
        environment.lastRun = cellID.flatMap { lastRuns[$0] }
        environment.effort = Effort()
        if number != nil { environment.results.isOffered = true }
        let source = ParsedSource(file, operators: &environment.operators)
        if !source.diagnostics.isEmpty {
            // One mistake upsets the parser several times; the first complaint of a line is the one.
            var lines: Set<Int> = []
            let first = source.diagnostics.filter { problem in
                lines.insert(problem.range.map { file.position(of: $0.start).line } ?? 0).inserted
            }
            noteUnrun(source)
            return .failure(answered(first, in: file))
        }
        let cell = CellChecker(
            environment: environment, resultName: number.map(CellResults.name(ofCell:))
        ).check(source)
        if environment.hasErrors { return fail(source, cell) }
        guard let delta = compiler.compile(cell) else { return fail(source) }
        let replaced = cell.scope.localNames.map { ($0, environment.cells.local($0)) }
        commit(cell)
        record(cell)
        if let cellID { lastRuns[cellID] = file }
        retireDisplaced()
        noteSupersededUses(of: file)
        return .success(
            CompiledCell(
                delta: delta, file: file, names: cell.scope.localNames, variables: cell.variables,
                result: cell.resultVariable,
                replaced: Dictionary(replaced, uniquingKeysWith: { first, _ in first })),
            warnings: ordered(environment.problems, in: file))
    }

    /// The code of a library function that a running program calls for the first time.
    package func compileDeferred(_ number: Int) throws -> ProgramDelta {
        environment.effort = Effort()
        environment.problems = []
        defer { environment.problems = [] }
        if let delta = compiler.compile(deferred: number) { return delta }
        let problem = environment.problems.first { $0.severity == .error }
        throw Failure(
            id: problem?.id ?? "not-understood",
            problem?.message ?? "this function has problems and cannot be called")
    }

    private func fail(_ source: ParsedSource, _ cell: CheckedCell? = nil) -> Outcome {
        noteUnrun(source)
        removeExtensions(of: source.file)
        for declarations in cell?.scope.names.values.map(\.self) ?? [] {
            for declaration in declarations { declaration.discard() }
        }
        for declaration in environment.localDeclarations { declaration.discard() }
        return .failure(
            answered(ordered(environment.problems, in: source.file), in: source.file))
    }

    private func noteUnrun(_ source: ParsedSource) {
        for name in source.tree.statements.declaredNames {
            environment.unrunNames.note(name, .notCompiled(cell: source.file.name))
        }
    }

    func discardAbandoned() {
        for declaration in abandoned { declaration.discard() }
        abandoned = []
    }

    private func answered(_ problems: [Diagnostic], in file: SourceFile) -> [Diagnostic] {
        PythonHabits.answered(problems, in: file, besides: environment.operators.contains)
    }

    /// The problems in the order of their places. What is checked twice, as closures are, is said once.
    private func ordered(_ problems: [Diagnostic], in file: SourceFile) -> [Diagnostic] {
        if problems.isEmpty { return [] }
        var seen: Set<String> = []
        let once = problems.filter {
            seen.insert("\($0.range?.start ?? -1) \($0.message)").inserted
        }
        func place(_ problem: Diagnostic) -> Int {
            problem.range.map { $0.file === file ? $0.start : .max } ?? .max
        }
        let places = once.map(place)
        return once.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { once[$0] }
    }

    /// - Parameter isInterrupted: is asked now and then whether the user wants to stop.
    package func stop(when isInterrupted: @escaping () -> Bool) {
        environment.isInterrupted = isInterrupted
    }

    /// Takes back what a cell that does not count added to types of other cells and the library's.
    func removeExtensions(of file: SourceFile) {
        for nominal in environment.extended {
            for (name, members) in nominal.members {
                nominal.members[name] = members.filter { $0.file !== file }
            }
            nominal.conformances.removeAll { $0.origin === file }
        }
        for (nominal, member) in environment.displaced {
            nominal.members[member.name, default: []].append(member)
        }
        environment.displaced = []
        environment.restoreSuperseded()
        if !environment.extended.isEmpty { environment.lookups.forgetAll() }
    }

    private func commit(_ cell: CheckedCell) {
        cell.scope.localNames.forEach(environment.supersede)
        let superseded = Set(environment.settleSuperseded())
        for name in cell.scope.localNames {
            let new = cell.scope.local(name)
            let old = environment.cells.local(name)
            environment.cells.replace(name, with: overloads(of: new, among: old) + new)
            environment.namesBeforeRestart.remove(name)
            environment.unrunNames.forget(name)
        }
        if !superseded.isEmpty { compiler.rename(superseded) }
    }

    /// Functions that stay when others of their name are declared: those that can be told apart.
    private func overloads(of new: [Declaration], among old: [Declaration]) -> [Declaration] {
        let functions = new.compactMap { $0 as? Function }
        guard functions.count == new.count else { return [] }
        return old.filter { old in
            guard let old = old as? Function, old.file !== environment.lastRun else { return false }
            return !functions.contains { $0.replaces(old) }
        }
    }

    /// Names that were there before the kernel was started again, so that a cell that misses one is
    /// told why.
    package func expect(namesBeforeRestart names: Set<String>) {
        environment.namesBeforeRestart = names
    }

    /// Settles what a cell's names mean once it has run.
    ///
    /// Names whose declarations it did not complete mean what they meant before. Variables that it
    /// declared anew make room: nothing can read their old values, unless a function does.
    /// - Parameter offset: how far a cell that failed had come; nil for one that did not.
    /// - Returns: the globals whose references can be released.
    package func settle(_ cell: CompiledCell, reached offset: Int?) -> [Int] {
        var released: [Int] = []
        for variable in cell.variables {
            let old = cell.replaced[variable.name] ?? []
            if let offset, variable.wholeRange.end > offset {
                environment.cells.replace(variable.name, with: old)
                environment.unrunNames.note(
                    variable.name, .notReached(cell: cell.file.name))
                continue
            }
            for case let old as Variable in old { released += references(of: old) }
        }
        for (name, old) in cell.replaced {
            let current = environment.cells.local(name)
            for declaration in old where !current.contains(where: { $0 === declaration }) {
                compiler.retire(declaration)
            }
        }
        if let result = cell.result, offset == nil {
            let dropped = environment.results.keep(result)
            released += dropped.flatMap(references)
            noteUnnamed(resultOf: dropped)
        }
        noteUnnamed(cell)
        return released
    }

    /// Globals that hold what a variable refers to, unless a function may still read it.
    private func references(of variable: Variable) -> [Int] {
        guard let number = variable.globalNumber, !variable.isCaptured else { return [] }
        return compiler.layouts.descriptor(for: variable.type).references.map { number + $0 }
    }
}
