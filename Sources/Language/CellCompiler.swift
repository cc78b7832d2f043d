import Bytecode
import Diagnostics

/// The language tower's front door: source text of cells in, code out.
///
/// Not safe for several threads at once; the session serializes its use.
package final class CellCompiler {
    let environment: Environment
    private let compiler: Compiler

    /// A cell that compiled: load `delta`, then run its entry.
    package struct CompiledCell {
        package let delta: ProgramDelta
        package let file: SourceFile
        fileprivate let variables: [Variable]
        /// What the names of its variables meant before.
        fileprivate let replaced: [String: [Declaration]]
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

    /// Checks and compiles a cell. On success its names are visible to the cells after it, and shadow
    /// what had them before; on failure nothing has changed.
    package func compile(_ text: String, name: String) -> Outcome {
        let file = SourceFile(name: name, text: text)
        environment.problems = []
        environment.extended = []
        let source = ParsedSource(file, operators: &environment.operators)
        if !source.diagnostics.isEmpty {
            // One mistake upsets the parser several times; the first complaint of a line is the one.
            var lines: Set<Int> = []
            let first = source.diagnostics.filter { problem in
                lines.insert(problem.range.map { file.position(of: $0.start).line } ?? 0).inserted
            }
            return .failure(PythonHabits.answered(first, in: file))
        }
        let cell = CellChecker(environment: environment).check(source)
        if environment.hasErrors { return fail(file) }
        guard let delta = compiler.compile(cell) else { return fail(file) }
        let replaced = cell.variables.map { ($0.name, environment.cells.local($0.name)) }
        commit(cell)
        return .success(
            CompiledCell(
                delta: delta, file: file, variables: cell.variables,
                replaced: Dictionary(replaced, uniquingKeysWith: { first, _ in first })),
            warnings: unrepeated(environment.problems))
    }

    private func fail(_ file: SourceFile) -> Outcome {
        for nominal in environment.extended {
            for (name, members) in nominal.members {
                nominal.members[name] = members.filter { $0.file !== file }
            }
            nominal.conformances.removeAll { $0.origin === file }
        }
        return .failure(PythonHabits.answered(unrepeated(environment.problems), in: file))
    }

    /// What is checked twice, as closures are, is said once.
    private func unrepeated(_ problems: [Diagnostic]) -> [Diagnostic] {
        var seen: Set<String> = []
        return problems.filter {
            seen.insert("\($0.range?.start ?? -1) \($0.message)").inserted
        }
    }

    private func commit(_ cell: CheckedCell) {
        for name in cell.scope.localNames {
            let new = cell.scope.local(name)
            let old = environment.cells.local(name)
            for case let nominal as Nominal in old { nominal.isSuperseded = true }
            if old.contains(where: { $0 is Nominal }) { compiler.renameSuperseded() }
            let areFunctions =
                new.allSatisfy { $0 is Function } && old.allSatisfy { $0 is Function }
            environment.cells.replace(name, with: areFunctions ? old + new : new)
        }
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
                continue
            }
            for case let old as Variable in old where !old.isCaptured {
                guard let number = old.globalNumber else { continue }
                let type = compiler.layouts.descriptor(for: old.type)
                released += type.references.map { number + $0 }
            }
        }
        return released
    }
}
