import RichDisplay

/// How much a cell may show: enough for any reader, and not so much that it chokes a front end or
/// fills a notebook's file.
///
/// What a cell prints past its limit is dropped, but for the last lines, which often say how it ended.
package struct OutputBudget {
    /// Bytes of text and displays together.
    package static let defaultLimit = 4_000_000
    /// Bytes of text that are kept past the limit.
    package static let tailSize = 2_000

    /// What becomes of a piece of text.
    package enum Verdict: Equatable {
        case shown
        /// The limit is reached here: only so many bytes of the piece are shown.
        case cut(shown: Int)
        case dropped
    }

    package let limit: Int
    private(set) package var used = 0
    private(set) package var droppedBytes = 0
    private(set) package var droppedDisplays = 0
    private var tail: [UInt8] = []

    /// - Parameter limit: in bytes; nil for none.
    package init(limit: Int? = defaultLimit) { self.limit = limit ?? .max }

    private var isSpent: Bool { used >= limit }

    /// Notes text that a cell prints.
    package mutating func spend(text: UnsafeBufferPointer<UInt8>) -> Verdict {
        if !isSpent {
            let room = limit - used
            used += text.count
            if text.count <= room { return .shown }
            // Not within a character.
            var shown = room
            while shown > 0, text[shown] & 0xC0 == 0x80 { shown -= 1 }
            used = limit
            drop(UnsafeBufferPointer(rebasing: text[shown...]))
            return .cut(shown: shown)
        }
        drop(text)
        return .dropped
    }

    /// Notes a display; false where it must not be shown any more.
    package mutating func spend(display byteCount: Int) -> Bool {
        guard !isSpent else {
            droppedDisplays += 1
            return false
        }
        used += byteCount
        return true
    }

    private mutating func drop(_ text: UnsafeBufferPointer<UInt8>) {
        droppedBytes += text.count
        tail.append(contentsOf: text.suffix(Self.tailSize))
        if tail.count > 32 * Self.tailSize { tail.removeFirst(tail.count - Self.tailSize) }
    }

    /// What is said where the limit is reached.
    package var notice: String {
        "\n[output past \(Self.size(limit)) is not shown; SWIFTLET_OUTPUT_LIMIT sets another limit]\n"
    }

    /// What is said at the end of a cell that printed past its limit, and its last lines.
    package var ending: (notice: String, tail: [UInt8])? {
        guard droppedBytes > 0 || droppedDisplays > 0 else { return nil }
        var parts: [String] = []
        if droppedBytes > 0 { parts.append(Self.size(droppedBytes) + " of text") }
        if droppedDisplays > 0 { parts.append("\(droppedDisplays) displays") }
        // Whole lines, unless there is only a part of one.
        var last = tail.suffix(Self.tailSize)
        if droppedBytes > last.count, let newline = last.firstIndex(of: 0x0A),
            newline + 1 < last.endIndex
        {
            last = last[(newline + 1)...]
        }
        return ("[\(parts.joined(separator: " and ")) not shown; the last lines:]\n", Array(last))
    }

    private static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<10_000: "\(bytes) bytes"
        case ..<10_000_000: "\(bytes / 1000) kB"
        default: "\(bytes / 1_000_000) MB"
        }
    }
}
