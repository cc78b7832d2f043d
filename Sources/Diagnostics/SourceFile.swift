/// A piece of source text with a name that people know it by: `In[3]`, a script's path, or a
/// library file.
package final class SourceFile: Sendable {
    /// Whose code it is decides which frame a failure points at: a user's line before a library's.
    package enum Origin: Sendable { case user, library }

    package let name: String
    package let text: String
    package let origin: Origin
    /// UTF-8 offset of the first byte of each line.
    private let lineStarts: [Int]

    package init(name: String, text: String, origin: Origin = .user) {
        self.name = name
        self.text = text
        self.origin = origin
        var text = text
        lineStarts = text.withUTF8 { bytes in
            var starts = [0]
            var rest = bytes[...]
            while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
                starts.append(newline + 1)
                rest = bytes[(newline + 1)...]
            }
            return starts
        }
    }

    /// One-based line, and one-based column counted in characters as a reader sees them.
    package func position(of offset: Int) -> (line: Int, column: Int) {
        let offset = min(max(offset, 0), text.utf8.count)
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        let start = text.utf8.index(text.startIndex, offsetBy: lineStarts[low])
        let end = text.utf8.index(text.startIndex, offsetBy: offset)
        return (low + 1, text[start..<end].count + 1)
    }

    package var lineCount: Int { lineStarts.count }

    /// Where a one-based line begins; the end of the text for a line that is not there.
    package func offset(ofLine number: Int) -> Int {
        lineStarts.indices.contains(number - 1) ? lineStarts[number - 1] : text.utf8.count
    }

    /// The text of a one-based line, without its line break.
    package func line(_ number: Int) -> Substring {
        guard number >= 1, number <= lineStarts.count else { return "" }
        let start = text.utf8.index(text.startIndex, offsetBy: lineStarts[number - 1])
        let end =
            number < lineStarts.count
            ? text.utf8.index(text.startIndex, offsetBy: lineStarts[number] - 1) : text.endIndex
        let line = text[start..<end]
        return line.last == "\r" ? line.dropLast() : line
    }
}

/// A half-open stretch of a source file, in UTF-8 offsets.
package struct SourceRange: Sendable {
    package let file: SourceFile
    package let start: Int
    package let end: Int

    package init(file: SourceFile, start: Int, end: Int) {
        self.file = file
        self.start = start
        self.end = max(start, end)
    }
}
