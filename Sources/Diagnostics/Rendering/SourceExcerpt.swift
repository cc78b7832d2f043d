/// The lines of source that a range touches, ready to print, with what to underline in each.
struct SourceExcerpt {
    struct Line: Equatable {
        /// One-based; nil for the dots that stand for lines left out.
        var number: Int?
        var text: String
        /// The columns to underline, counted from zero; empty where nothing is to be marked.
        var marks: Range<Int>
    }

    /// A range over more lines than this shows its first two and its last.
    static let mostLines = 4
    /// Columns of context kept before the mark when a line is clipped.
    static let contextBefore = 24

    let lines: [Line]

    /// - Parameter width: how many columns the text of a line may fill.
    init(of range: SourceRange, width: Int) {
        let start = range.file.position(of: range.start)
        var end = range.file.position(of: range.end)
        if end.line > start.line, end.column == 1 {
            // The range ends with a line break; nothing of the next line belongs to it.
            end = (end.line - 1, range.file.line(end.line - 1).count + 1)
        }
        var numbers: [Int?] = Array(start.line...end.line)
        if numbers.count > Self.mostLines {
            numbers = [start.line, start.line + 1, nil, end.line]
        }
        lines = numbers.map { number in
            guard let number else { return Line(number: nil, text: "", marks: 0..<0) }
            let text = range.file.line(number)
            let indent = text.prefix { $0 == " " || $0 == "\t" }.count
            let from = number == start.line ? start.column - 1 : indent
            let to = number == end.line ? end.column - 1 : text.count
            return Self.line(
                number, DisplayText.cells(of: text), marking: from..<max(from, to), width: width,
                isFirst: number == start.line)
        }
    }

    private static func line(
        _ number: Int, _ cells: [DisplayCell], marking marked: Range<Int>, width: Int, isFirst: Bool
    ) -> Line {
        var columns = [0]
        for cell in cells { columns.append(columns[columns.count - 1] + cell.width) }
        let from = columns[min(marked.lowerBound, cells.count)]
        let to = columns[min(marked.upperBound, cells.count)]
        // A mark of no width, such as "expected an expression here", still needs its caret.
        let marks = from..<max(to, isFirst ? from + 1 : from)
        guard columns[cells.count] > width else {
            return Line(number: number, text: text(of: cells[...]), marks: marks)
        }
        return clipped(number, cells, columns, marks, width: width)
    }

    /// Cuts a long line to a window around the start of the mark, with an ellipsis at each cut.
    private static func clipped(
        _ number: Int, _ cells: [DisplayCell], _ columns: [Int], _ marks: Range<Int>, width: Int
    ) -> Line {
        let room = max(width - 2, 8)
        let last = columns[cells.count]
        let wanted = max(0, min(marks.lowerBound - contextBefore, last - room))
        let first = columns.firstIndex { $0 >= wanted } ?? 0
        var end = first
        while end < cells.count, columns[end + 1] - columns[first] <= room { end += 1 }
        let head = first > 0 ? "…" : ""
        let tail = end < cells.count ? "…" : ""
        let shift = head.count - columns[first]
        let limit = columns[end] + shift
        let lower = min(max(marks.lowerBound + shift, 0), limit)
        let upper = min(marks.upperBound + shift, limit)
        return Line(
            number: number, text: head + text(of: cells[first..<end]) + tail,
            marks: lower..<max(lower + (marks.isEmpty ? 0 : 1), upper))
    }

    private static func text(of cells: ArraySlice<DisplayCell>) -> String {
        var text = cells.map(\.glyphs).joined()
        while text.last == " " { text.removeLast() }
        return text
    }
}
