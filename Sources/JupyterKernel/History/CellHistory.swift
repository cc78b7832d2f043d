import JupyterProtocol
import Synchronization

/// The cells that ran, for `history_request`: the last ones from memory, all others from the store.
///
/// Questions and `save` belong to one thread, until that ends; the running cell's methods may be
/// called from another.
package final class CellHistory: Sendable {
    /// Longer texts of values are cut: the history is for finding code again.
    package static let longestOutput = 10_000

    private struct State {
        /// Those that the store does not have.
        var entries: [HistoryReply.Entry] = []
        /// The last one's cell still runs.
        var isOpen = false

        var settledCount: Int { entries.count - (isOpen ? 1 : 0) }
    }

    private let state = Mutex(State())
    private let store: Mutex<HistoryStore?>

    /// - Parameter store: nil for a history that ends with the session.
    package init(store: HistoryStore? = nil) { self.store = Mutex(store) }

    // MARK: The running cell

    /// A cell begins.
    package func append(line: Int, input: String) {
        // The session's number is the store's to give; until it is asked for, zero stands for it.
        let entry = HistoryReply.Entry(session: 0, line: line, input: input, output: nil)
        state.withLock { state in
            state.entries.append(entry)
            state.isOpen = true
        }
    }

    /// Adds the text of the value that the last cell had.
    package func setOutput(_ output: String) {
        let output =
            output.utf8.count > Self.longestOutput ? output.prefix(1000) + " …" : output[...]
        state.withLock { state in
            guard let last = state.entries.popLast() else { return }
            state.entries.append(
                HistoryReply.Entry(
                    session: 0, line: last.line, input: last.input, output: String(output)))
        }
    }

    /// The last cell has ended.
    package func settle() { state.withLock { $0.isOpen = false } }

    // MARK: The store

    /// How many cells that have ended the store lacks.
    package var unstoredCount: Int {
        store.withLock { $0 == nil } ? 0 : state.withLock { $0.settledCount }
    }

    /// Writes to the store what it lacks. May wait for the disk: not for where cells run.
    /// - Parameter includesOpen: at the end of the kernel, also the cell that still runs.
    package func save(includesOpen: Bool = false) {
        store.withLock { store in
            let new = state.withLock { state in
                state.entries.prefix(includesOpen ? state.entries.count : state.settledCount)
            }
            if new.isEmpty { return }
            if store?.append(Array(new)) == true {
                state.withLock { $0.entries.removeFirst(new.count) }
            } else {
                // Once is enough: from here on the history is this session's only.
                store = nil
            }
        }
    }

    // MARK: Questions

    /// The entries that a request asks for, oldest first.
    package func entries(for access: HistoryRequest.Access) -> [HistoryReply.Entry] {
        let store = store.withLock { $0 }
        let session = store?.session ?? 1
        let own = state.withLock { $0.entries }.map { entry in
            HistoryReply.Entry(
                session: session, line: entry.line, input: entry.input, output: entry.output)
        }
        switch access {
        case .tail(let count):
            let missing = count - own.count
            return missing > 0 ? (store?.tail(missing) ?? []) + own : Array(own.suffix(count))
        case .range(let wanted, let start, let stop):
            let wanted = wanted > 0 ? wanted : session + wanted
            let stored = store?.range(session: wanted, start: start, stop: stop) ?? []
            guard wanted == session else { return stored }
            return stored + own.filter { $0.line >= start && $0.line < stop ?? .max }
        case .search(let pattern, let count, let isUnique):
            let glob = GlobPattern(pattern)
            var matches = (store?.search(pattern) ?? []) + own.filter { glob.matches($0.input) }
            if isUnique {
                var seen: Set<String> = []
                matches = matches.reversed().filter { seen.insert($0.input).inserted }.reversed()
            }
            return matches.suffix(count ?? .max)
        }
    }
}

/// A pattern in which `*` stands for any text and `?` for one character.
struct GlobPattern {
    private let pattern: [Unicode.Scalar]

    init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

    /// Whether the pattern is all of a text. Goes back only to the last star, so it takes at most
    /// text times pattern steps.
    func matches(_ text: String) -> Bool {
        let text = Array(text.unicodeScalars)
        var textIndex = 0
        var patternIndex = 0
        var afterStar: (text: Int, pattern: Int)?
        while textIndex < text.count {
            if patternIndex < pattern.count, pattern[patternIndex] == "*" {
                afterStar = (textIndex, patternIndex + 1)
                patternIndex += 1
            } else if patternIndex < pattern.count,
                pattern[patternIndex] == "?" || pattern[patternIndex] == text[textIndex]
            {
                textIndex += 1
                patternIndex += 1
            } else if let star = afterStar {
                afterStar = (star.text + 1, star.pattern)
                textIndex = star.text + 1
                patternIndex = star.pattern
            } else {
                return false
            }
        }
        return pattern[patternIndex...].allSatisfy { $0 == "*" }
    }
}
