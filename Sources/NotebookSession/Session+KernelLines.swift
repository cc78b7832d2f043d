import Diagnostics
import Language
import RichDisplay
import StandardLibrary
import VirtualMachine

/// The lines of a cell that are the kernel's.
extension Session {
    func obey(_ line: KernelLine, _ code: String, _ cell: NotebookCell) -> CellOutcome {
        switch line {
        case .time: return timed(code, cell)
        case .timeRepeatedly: return timedRepeatedly(code, cell)
        case .inspect(let name, let wantsSource):
            let count = name.unicodeScalars.count
            guard let found = inspect(name, cursor: count, showingSource: wantsSource) else {
                return complaint(
                    Diagnostic(
                        id: "unknown-name", "nothing is known about '\(name)'",
                        hint: "%who lists the variables"))
            }
            return .help(found)
        case .unknown(let word):
            let known = KernelLine.summaries.map(\.0)
            let close = closestName(to: word, among: known).map { "did you mean \($0)? " } ?? ""
            return complaint(
                Diagnostic(
                    id: "unknown-command", "the kernel has no '\(word)'",
                    hint: close + "there is " + known.joined(separator: ", ")))
        case .help:
            output.write(Self.table(KernelLine.summaries.map { [$0.0, $0.1] }), to: .standard)
        case .who: output.write(listOfVariables(), to: .standard)
        case .reset: reset()
        case .environment(let words):
            if let problem = obeyEnvironment(words) { return complaint(problem) }
        }
        return code.allSatisfy(\.isWhitespace)
            ? .success(value: nil) : run(code, as: cell)
    }

    private func timed(_ code: String, _ cell: NotebookCell) -> CellOutcome {
        let start = ContinuousClock.now
        let outcome = run(code, as: cell)
        output.write("time: \(Self.text(ContinuousClock.now - start))\n", to: .standard)
        return outcome
    }

    /// `1.52 s`, `310 µs`: three digits.
    static func text(_ duration: Duration) -> String {
        let seconds = duration / .seconds(1)
        let (value, unit) =
            seconds >= 1
            ? (seconds, "s")
            : seconds >= 1e-3
                ? (seconds * 1e3, "ms")
                : seconds >= 1e-6 ? (seconds * 1e6, "µs") : (seconds * 1e9, "ns")
        let places = value >= 100 ? 1.0 : value >= 10 ? 10 : 100
        let rounded = (value * places).rounded() / places
        return "\(places == 1 ? "\(Int(rounded))" : "\(rounded)") \(unit)"
    }

    private func listOfVariables() -> String {
        let variables = withCompiler { $0.variables }
        if variables.isEmpty { return "no cell has defined a variable\n" }
        return Self.table(
            variables.map { [$0.name, $0.type, summary(of: $0)] })
    }

    /// A variable's value as a cell that ends with it shows it; nil while a cell runs, and where
    /// saying it would run code.
    func description(of variable: CellCompiler.KnownVariable) -> String? {
        running.withLockIfAvailable { _ in
            guard variable.isPlain, variable.isSettled else { return nil }
            return try? description(
                of: machine.global(variable.global), as: machine.type(of: variable.descriptor))
        } ?? nil
    }

    /// A value as a cell that ends with it shows it: text in quotes.
    func description(of slots: Slots, as type: TypePointer) throws -> String {
        try CellServices.withoutComputing {
            switch type.pointee.kind {
            case .string, .substring, .character: try machine.describeNested(slots, as: type)
            default: try machine.describe(slots, as: type)
            }
        }
    }

    /// The value on a line of its own, the middle of long ones left out.
    private func summary(of variable: CellCompiler.KnownVariable) -> String {
        let lines = (description(of: variable) ?? "").split(whereSeparator: \.isNewline)
        let line = lines.map { $0.drop { $0 == " " } }.joined(separator: " ")
        // What a tensor ends with, its shape, says more than its first numbers.
        return line.count > 60 ? "\(line.prefix(24)) … \(line.suffix(33))" : line
    }

    static func table(_ rows: [[String]]) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            let cells = zip(row, widths).map { text, width in
                text + String(repeating: " ", count: width - text.count)
            }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }

    private func complaint(_ problem: Diagnostic) -> CellOutcome { .failure(cellError([problem])) }

    /// The complaint about a kernel's line where only the language's can stand.
    func misplacedKernelLine(in program: String, named name: String) -> [Diagnostic]? {
        guard let (number, text) = KernelLine.firstLine(in: program) else { return nil }
        let file = SourceFile(name: name, text: program)
        let start = file.offset(ofLine: number)
        let isCell = name.hasPrefix("In[")
        return [
            Diagnostic(
                id: "kernel-line",
                isCell
                    ? "a line for the kernel stands before the cell's code"
                    : "a line that begins with '\(text.prefix(1))' is for a notebook's kernel",
                at: SourceRange(file: file, start: start, end: start + text.utf8.count),
                hint: isCell
                    ? "move it to the top, or to a cell of its own" : "leave it out of a script")
        ]
    }
}
