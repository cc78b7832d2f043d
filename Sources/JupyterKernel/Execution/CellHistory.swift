import JupyterProtocol
import Synchronization

/// The cells that ran in this session, for `history_request`.
package final class CellHistory: Sendable {
    /// This session's number. Earlier ones are not kept.
    package static let session = 1

    private let entries = Mutex<[HistoryReply.Entry]>([])

    package init() {}

    package func append(line: Int, input: String) {
        entries.withLock {
            $0.append(
                HistoryReply.Entry(session: Self.session, line: line, input: input, output: nil))
        }
    }

    /// Adds the text of the value that the last cell had.
    package func setOutput(_ output: String) {
        entries.withLock { entries in
            guard let last = entries.popLast() else { return }
            entries.append(
                HistoryReply.Entry(
                    session: last.session, line: last.line, input: last.input, output: output))
        }
    }

    /// The entries that a request asks for, oldest first.
    package func entries(for access: HistoryRequest.Access) -> [HistoryReply.Entry] {
        let all = entries.withLock { $0 }
        switch access {
        case .tail(let count): return all.suffix(count)
        case .range(let session, let start, let stop):
            guard session == 0 || session == Self.session else { return [] }
            return all.filter { $0.line >= start && $0.line < stop ?? .max }
        case .search(let pattern, let count, let isUnique):
            let pattern = Array(pattern.unicodeScalars)
            var matches = all.filter { Self.matches(Array($0.input.unicodeScalars), pattern) }
            if isUnique {
                var seen: Set<String> = []
                matches = matches.reversed().filter { seen.insert($0.input).inserted }.reversed()
            }
            return matches.suffix(count ?? .max)
        }
    }

    /// Whether a pattern, in which `*` stands for any text and `?` for one character, is all of a
    /// text. Goes back only to the last star, so it takes at most text times pattern steps.
    private static func matches(_ text: [Unicode.Scalar], _ pattern: [Unicode.Scalar]) -> Bool {
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
