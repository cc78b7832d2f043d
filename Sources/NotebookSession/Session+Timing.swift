import Diagnostics
@preconcurrency import Glibc
import Language

/// `%timeit` and `%env`.
extension Session {
    private static let rounds = 7
    /// A round that takes at least this long is long enough to be measured.
    private static let longEnough = Duration.milliseconds(100)

    /// Runs the code many times, in a loop of the language's own, and says how long one run takes.
    ///
    /// The code stands in a scope of its own: what it declares is gone afterwards.
    func timedRepeatedly(_ code: String, _ cell: NotebookCell) -> CellOutcome {
        guard !code.allSatisfy(\.isWhitespace) else {
            return .failure(
                cellError([
                    Diagnostic(
                        id: "nothing-to-time", "%timeit needs code behind it or below it",
                        hint: "%timeit a + b")
                ]))
        }
        // A value that nobody looks at would not be computed where it is a tensor.
        let body = CellCompiler.isExpression(code) ? "_keep(\(code)\n)" : "\(code)\n"
        func round(_ count: Int, _ body: String) -> (CellOutcome, Duration) {
            let start = ContinuousClock.now
            let outcome = execute(
                "for _ in 0..<\(count) { \(body) }", named: cell.name, cell: nil,
                reportsWarnings: count == 1)
            return (outcome, ContinuousClock.now - start)
        }
        // What compiling and starting a cell cost is taken off.
        let empty = (0..<5).map { _ in round(2, "").1 }.min() ?? .zero
        var count = 1
        while true {
            let (outcome, time) = round(count, body)
            guard case .success = outcome else { return outcome }
            if time - empty >= Self.longEnough || count >= 100_000_000 { break }
            // 1, 2, 5, 10, 20, 50 …
            count = String(count).first == "2" ? count * 5 / 2 : count * 2
        }
        var times: [Double] = []
        for _ in 0..<Self.rounds {
            let (outcome, time) = round(count, body)
            guard case .success = outcome else { return outcome }
            times.append(max(0, (time - empty) / .seconds(1)) / Double(count))
        }
        let mean = times.reduce(0, +) / Double(times.count)
        let variance = times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(times.count)
        output.write(
            "\(Self.text(.seconds(mean))) ± \(Self.text(.seconds(variance.squareRoot()))) per run"
                + " (mean ± deviation of \(Self.rounds) rounds, \(count) runs each)\n",
            to: .standard)
        return .success(value: nil)
    }

    /// - Returns: what is wrong with the words behind `%env`.
    func obeyEnvironment(_ words: String) -> Diagnostic? {
        let parts = words.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.first.map { $0.trimmed } ?? ""
        if words.isEmpty {
            output.write(Self.environment(), to: .standard)
            return nil
        }
        guard !name.isEmpty, !name.contains(" ") else {
            return Diagnostic(
                id: "environment-name", "'\(name)' cannot name a variable of the environment",
                hint: "%env NAME shows one, %env NAME=value sets it")
        }
        if parts.count == 2 {
            let value = parts[1].trimmed
            setenv(name, value, 1)
            output.write("\(name)=\(value)\n", to: .standard)
            return nil
        }
        guard let value = getenv(name) else {
            return Diagnostic(
                id: "environment-name", "the environment has no variable '\(name)'",
                hint: "%env \(name)=value sets it, %env lists all")
        }
        output.write("\(name)=\(String(cString: value))\n", to: .standard)
        return nil
    }

    /// Every variable on a line; what looks like a secret is not shown.
    private static func environment() -> String {
        var lines: [String] = []
        var next = environ
        while let entry = next.pointee {
            let line = String(cString: entry)
            let name = line.prefix { $0 != "=" }
            let isSecret = ["KEY", "TOKEN", "SECRET", "PASSWORD"].contains {
                name.uppercased().hasSuffix($0)
            }
            lines.append(isSecret ? "\(name)=…" : line)
            next += 1
        }
        return lines.sorted().map { $0 + "\n" }.joined()
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
