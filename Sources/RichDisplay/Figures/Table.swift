/// Text in rows and columns.
package struct Table: Figure {
    package enum Alignment: Sendable { case left, right }

    package var title: String
    package var header: [String]
    /// Rows may be shorter or longer than the header; missing cells are empty.
    package var rows: [[String]]
    /// By column; columns beyond its end are aligned left.
    package var alignments: [Alignment]
    /// Lines under the table, such as totals.
    package var footer: [String]

    package init(
        title: String = "", header: [String], rows: [[String]], alignments: [Alignment] = [],
        footer: [String] = []
    ) {
        self.title = title
        self.header = header
        self.rows = rows
        self.alignments = alignments
        self.footer = footer
    }

    private var columnCount: Int { ([header] + rows).map(\.count).max() ?? 0 }

    private func alignment(_ column: Int) -> Alignment {
        column < alignments.count ? alignments[column] : .left
    }

    package var plainText: String {
        let cells = ([header] + rows).map { row in
            (0..<columnCount).map { $0 < row.count ? row[$0].withoutControlCharacters : "" }
        }
        let widths = (0..<columnCount).map { column in cells.map { $0[column].count }.max() ?? 0 }
        var lines = cells.map { row in
            let padded = row.enumerated().map { column, text in
                let space = String(repeating: " ", count: widths[column] - text.count)
                return alignment(column) == .right ? space + text : text + space
            }
            return Self.trimmed(padded.joined(separator: "  "))
        }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        lines.insert(rule, at: 1)
        if !title.isEmpty { lines.insert(title.withoutControlCharacters, at: 0) }
        if !footer.isEmpty { lines += [rule] + footer.map(\.withoutControlCharacters) }
        return lines.joined(separator: "\n")
    }

    package func html() -> String {
        var html = "<table>"
        if !title.isEmpty {
            html += "<caption style=\"text-align:left\">\(title.escapedForMarkup)</caption>"
        }
        html += "<thead>\(row(header, tag: "th"))</thead><tbody>"
        for cells in rows { html += row(cells, tag: "td") }
        html += "</tbody></table>"
        for line in footer { html += "<div>\(line.escapedForMarkup)</div>" }
        return html
    }

    package func svg() -> String? { nil }
    package func png() -> [UInt8]? { nil }

    private func row(_ cells: [String], tag: String) -> String {
        let columns = (0..<columnCount).map { column in
            let text = column < cells.count ? cells[column].escapedForMarkup : ""
            let side = alignment(column) == .right ? "right" : "left"
            return "<\(tag) style=\"text-align:\(side)\">\(text)</\(tag)>"
        }
        return "<tr>\(columns.joined())</tr>"
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
