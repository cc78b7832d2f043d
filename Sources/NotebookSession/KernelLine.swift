/// A line of a cell that is for the kernel and not for the language: `%time`, `?softmax`.
///
/// It stands before the cell's code, at the beginning of its line.
package enum KernelLine: Equatable, Sendable {
    /// `%help`
    case help
    /// `%who`
    case who
    /// `%reset`
    case reset
    /// `%time`, for the code behind it and below it.
    case time
    /// `%timeit`, for the code behind it and below it.
    case timeRepeatedly
    /// `%env`, `%env NAME`, `%env NAME=value`: what stands behind the word.
    case environment(String)
    /// `?name`, `name?`; with two question marks the source is wanted, too.
    case inspect(name: String, wantsSource: Bool)
    case unknown(String)

    /// What there is, as `%help` shows it.
    static let summaries = [
        ("%time", "runs the code behind and below it and says how long that took"),
        ("%timeit", "runs the code behind and below it many times and says how long one takes"),
        ("%env", "lists the environment's variables; %env NAME shows one, %env NAME=value sets it"),
        ("%who", "lists the variables with their types and values"),
        ("%reset", "forgets everything that cells have defined"),
        ("%help", "shows this list"),
        ("?name", "explains a name; ??name shows its source, too"),
    ]

    /// What people write by habit in notebooks of Python; the language answers those.
    private static let habits: Set = ["matplotlib", "pip", "conda", "load", "config", "autoreload"]

    /// The kernel's line that a cell begins with, and the cell's code, whose lines keep their numbers.
    package static func split(_ cell: String) -> (line: KernelLine, code: String)? {
        var rest = cell[...]
        var blank = ""
        while let line = rest.firstIndex(where: { $0 != "\n" }), line != rest.startIndex {
            blank += rest[..<line]
            rest = rest[line...]
        }
        let end = rest.firstIndex(of: "\n") ?? rest.endIndex
        let first = rest[..<end]
        if let line = question(first) {
            guard rest[end...].allSatisfy(\.isWhitespace) else { return nil }
            return (line, "")
        }
        guard isKernelLine(first) else { return nil }
        let marks = first.prefix { $0 == first.first }
        let word = first.dropFirst(marks.count).prefix { $0.isLetter || $0 == "_" }
        if isHabit(first) { return nil }
        let code = first.dropFirst(marks.count + word.count)
        if marks == "%", word == "env" {
            return (.environment(String(code.drop { $0 == " " })), blank + rest[end...])
        }
        let padding = String(repeating: " ", count: marks.count + word.count)
        // `%%time` is what `%time` is: the code below the line belongs to both.
        let line: KernelLine =
            switch (marks, word) {
            case ("%", "help"), ("%", "lsmagic"): .help
            case ("%", "who"), ("%", "whos"): .who
            case ("%", "reset"): .reset
            case ("%", "time"), ("%%", "time"): .time
            case ("%", "timeit"), ("%%", "timeit"): .timeRepeatedly
            default: .unknown(String(marks + word))
            }
        return (line, blank + padding + code + rest[end...])
    }

    /// Whether a line is none of the language's: no statement begins with `%word` or `?word`.
    static func isKernelLine(_ line: Substring) -> Bool {
        guard let first = line.first, first == "%" || first == "?" else { return false }
        let rest = line.drop { $0 == first }
        return rest.first?.isLetter == true
    }

    private static func isHabit(_ line: Substring) -> Bool {
        habits.contains(String(line.drop { $0 == "%" }.prefix { $0.isLetter }))
    }

    /// The first line of a program that is the kernel's, counted from 1, with its text.
    static func firstLine(in program: String) -> (number: Int, text: String)? {
        for (index, line) in program.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated() where isKernelLine(line) && !isHabit(line)
        {
            return (index + 1, String(line))
        }
        return nil
    }

    private static func question(_ line: Substring) -> KernelLine? {
        var name = line.drop { $0 == " " }
        while name.last == " " { name.removeLast() }
        let marksBefore = name.prefix { $0 == "?" }.count
        name = name.dropFirst(marksBefore)
        while marksBefore > 0, name.first == " " { name.removeFirst() }
        let marksBehind = name.reversed().prefix { $0 == "?" }.count
        let marks = marksBefore + marksBehind
        name = name.dropLast(marksBehind)
        guard marks == 1 || marks == 2, marksBefore == 0 || marksBehind == 0,
            name.first.map({ $0.isLetter || $0 == "_" }) == true,
            name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })
        else { return nil }
        return .inspect(name: String(name), wantsSource: marks == 2)
    }
}
