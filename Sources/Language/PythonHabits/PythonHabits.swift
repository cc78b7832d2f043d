import Diagnostics

/// Answers mistakes that come from Python with the Swift for the very line.
struct PythonHabits {
    // Never changed after it is made; only `Regex` does not say that it can be shared.
    nonisolated(unsafe) private static let table: [PythonTranslation.Rule] = Habit.table.compactMap
    { habit in
        HabitPattern(habit.python).map { PythonTranslation.Rule(habit: habit, pattern: $0) }
    }

    /// Mistakes whose line may be Python though it can be parsed.
    private static let telling: Set<String> = [
        "argument-count", "argument-label", "missing-argument", "no-operator", "no-overload",
        "not-callable", "unknown-member", "unknown-name", "unknown-type", "unsupported-statement",
        "operator-precedence", "missing-type",
    ]
    /// Those whose place says little: a row that fits the line will do.
    private static let vague: Set<String> = [
        "argument-count", "argument-label", "missing-argument", "missing-type", "no-overload",
    ]

    private let file: SourceFile
    private let rules: [PythonTranslation.Rule]
    private var lines: [String] = []
    /// Lines that an answer covers already.
    private var answered: Set<Int> = []

    private init(_ file: SourceFile, besides isDeclared: (String) -> Bool) {
        self.file = file
        rules = Self.table.filter { rule in !rule.pattern.signs.contains(where: isDeclared) }
        lines = (1...max(1, file.lineCount)).map { String(file.line($0)) }
    }

    /// The problems with Swift for what is Python; those that only follow from it are left out.
    ///
    /// - Parameter isDeclared: whether a sign is an operator that the user declared.
    static func answered(
        _ problems: [Diagnostic], in file: SourceFile, besides isDeclared: (String) -> Bool
    ) -> [Diagnostic] {
        if problems.isEmpty { return [] }
        var habits = PythonHabits(file, besides: isDeclared)
        return problems.compactMap { habits.answer($0) }
    }

    private mutating func answer(_ problem: Diagnostic) -> Diagnostic? {
        guard let range = problem.range, problem.severity == .error, range.file === file else {
            return problem
        }
        let line = file.position(of: range.start).line
        if problem.id == "syntax" {
            if answered.contains(line) { return nil }
            return block(around: line, problem) ?? statement(line, problem) ?? problem
        }
        guard Self.telling.contains(problem.id) else { return problem }
        if answered.contains(line) { return nil }
        return hinted(problem, range, line)
    }

    // MARK: What the parser stumbled over

    /// The block that the line belongs to, if it is written in Python's way.
    private mutating func block(around line: Int, _ problem: Diagnostic) -> Diagnostic? {
        var first = line
        if !PythonTranslation.isHead(lines[line - 1]) {
            // The head is above, and less indented.
            let indent = PythonTranslation.indent(lines[line - 1])
            guard
                let head = (1..<max(2, line)).reversed().first(where: {
                    !lines[$0 - 1].trimmingSpaces.isEmpty
                        && PythonTranslation.indent(lines[$0 - 1]) < max(indent, 1)
                }), PythonTranslation.isHead(lines[head - 1])
            else { return nil }
            first = head
        }
        // `else:` continues what began above.
        while first > 1, PythonTranslation.continues(lines[first - 1]) {
            let indent = PythonTranslation.indent(lines[first - 1])
            guard
                let head = (1..<first).reversed().first(where: {
                    PythonTranslation.indent(lines[$0 - 1]) == indent
                        && PythonTranslation.isHead(lines[$0 - 1])
                })
            else { return nil }
            first = head
        }
        let last = end(ofBlock: first)
        var translation = PythonTranslation(rules: rules, names: namesOutside(first...last))
        let swift = translation.block(Array(lines[(first - 1)...(last - 1)]))
        answered.formUnion(first...last)
        // What upset the parser here goes on upsetting it at the end of the text.
        answered.insert(lines.count)
        let shown = swift.count > 14 ? swift.prefix(13) + ["…"] : swift[...]
        return Diagnostic(
            id: "python-syntax", translation.reason ?? problem.message, at: place(ofLine: first),
            hint: "in Swift:\n" + shown.joined(separator: "\n"))
    }

    private func end(ofBlock first: Int) -> Int {
        let indent = PythonTranslation.indent(lines[first - 1])
        var last = first
        for number in (first + 1)..<max(first + 1, lines.count + 1) {
            let line = lines[number - 1]
            if line.trimmingSpaces.isEmpty { continue }
            let isInside = PythonTranslation.indent(line) > indent
            let goesOn =
                PythonTranslation.indent(line) == indent && PythonTranslation.continues(line)
            guard isInside || goesOn else { break }
            last = number
        }
        return last
    }

    /// Names that the rest of the text declares.
    private func namesOutside(_ block: ClosedRange<Int>) -> Set<String> {
        var names: Set<String> = []
        for (index, line) in lines.enumerated() where !block.contains(index + 1) {
            for match in line.matches(of: #/(?:let|var|func)\s+(\w+)/#) {
                names.insert(String(match.1))
            }
        }
        return names
    }

    private mutating func statement(_ line: Int, _ problem: Diagnostic) -> Diagnostic? {
        let text = lines[line - 1].trimmingSpaces
        var translation = PythonTranslation(rules: rules)
        let swift = translation.line(text)
        guard swift != text,
            let reason = translation.reason ?? translation.literalReasons.first
        else { return nil }
        answered.insert(line)
        return Diagnostic(
            id: "python-syntax", reason, at: place(ofLine: line),
            hint: swift.isEmpty ? nil : "in Swift: \(swift)")
    }

    // MARK: What the checker stumbled over

    /// The same problem with Swift for its line, if a row of the table is about what is marked.
    private mutating func hinted(_ problem: Diagnostic, _ range: SourceRange, _ line: Int)
        -> Diagnostic
    {
        let text = lines[line - 1].trimmingSpaces
        var translation = PythonTranslation(rules: rules)
        let swift = translation.line(text)
        guard swift != text else { return problem }
        let marked = marked(range)
        let words = Set(HabitPattern.words(in: marked))
        let telling = translation.used.sorted().first { index in
            let pattern = rules[index].pattern
            // What is missing is missing within what is marked.
            if problem.id == "missing-argument" {
                return pattern.replacing(in: marked, with: "") != nil
            }
            if Self.vague.contains(problem.id) { return !rules[index].habit.isSwiftToo }
            return pattern.words.isEmpty
                ? pattern.signs.contains(where: marked.contains)
                : pattern.words.contains(where: words.contains)
        }
        let reason =
            telling.map { rules[$0].habit.reason }
            ?? (problem.id == "unknown-type" ? translation.reasons.first : nil)
            ?? (words.contains("format") ? translation.literalReasons.first : nil)
        guard let reason else { return problem }
        answered.insert(line)
        var result = problem
        result.hint = swift.isEmpty ? reason : "\(reason): \(swift)"
        result.notes = []
        return result
    }

    /// The marked text, with the sign after it: `end=` is telling, `end` is not.
    private func marked(_ range: SourceRange) -> String {
        let utf8 = file.text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: min(range.start, utf8.count))
        let end = utf8.index(utf8.startIndex, offsetBy: min(range.end, utf8.count))
        let after = file.text[end...].first.map(String.init) ?? ""
        return file.text[start..<end].trimmingSpaces + ("=(.".contains(after) ? after : "")
    }

    private func place(ofLine number: Int) -> SourceRange {
        let text = lines[number - 1]
        let start = file.offset(ofLine: number)
        let indent = PythonTranslation.indent(text)
        let end = start + text.utf8.count
        return SourceRange(file: file, start: min(start + indent, end), end: end)
    }
}
