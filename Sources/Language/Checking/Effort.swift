import Diagnostics

/// How much work one cell may cause, so that no text keeps the checker busy for ever.
///
/// Trying overloads inside overloads and default arguments inside default arguments can take a number
/// of steps that doubles with each level. People's cells take some thousands.
struct Effort {
    /// Expressions that one cell may have checked: about a second of work.
    static let limit = 500_000
    /// Levels of nesting, which the thread's stack has to hold.
    static let deepest = 12_000
    /// Functions that one cell may have compiled.
    static let mostFunctions = 50_000
    /// Levels of generic arguments within each other.
    static let deepestType = 32
    /// Parts of one type: `Pair<Pair<Int, Int>, Int>` has five.
    static let mostParts = 2_000

    private(set) var isSpent = false
    private var steps = 0
    private(set) var depth = 0

    mutating func enter(isInterrupted: () -> Bool) -> Bool {
        depth += 1
        steps += 1
        if steps & 0x3FF == 0, isInterrupted() { isSpent = true }
        if steps > Self.limit || depth > Self.deepest { isSpent = true }
        return !isSpent
    }

    mutating func leave() { depth -= 1 }
}

extension Environment {
    /// Says once that a cell takes too long, however the checker came there.
    func reportSpent(at range: SourceRange) {
        guard !problems.contains(where: { Self.idsOfSpent.contains($0.id) }) else { return }
        if isInterrupted() {
            problems.append(Diagnostic(id: "interrupted", "stopped", at: range))
            return
        }
        problems.append(
            Diagnostic(
                id: "too-complex", "this takes too long to check", at: range,
                hint: "write it in several steps, with types"))
    }

    private static let idsOfSpent: Set = ["too-complex", "interrupted"]
}
