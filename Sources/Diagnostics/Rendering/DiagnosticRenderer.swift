/// Writes diagnostics for people: the sentence, the line of code with a caret, notes and a hint.
///
///     error: matmul needs 784 rows on the right, found 10 [shape-mismatch]
///       In[3], line 4
///       4 | let y = matmul(x, w)
///         |         ^~~~~~~~~~~~
///       hint: transpose the right side
///
/// Whatever a message or a source line contains, the result is safe to show: control characters
/// appear as pictures, and HTML is escaped.
package struct DiagnosticRenderer: Sendable {
    /// What the text is for.
    package enum Style: Sendable {
        /// Text and nothing else.
        case plain
        /// Text with the colour escapes of terminals and notebooks.
        case ansi
        /// One `<pre>` element that needs no style sheet.
        case html
    }

    /// How many columns a line of source may fill before it is clipped around the caret.
    package let width: Int

    package init(width: Int = 100) { self.width = width }

    /// The diagnostic as one text without a line break at its end.
    package func render(_ diagnostic: Diagnostic, as style: Style = .plain) -> String {
        let text = renderedLines(of: diagnostic, as: style).joined(separator: "\n")
        return style == .html ? "<pre style=\"white-space:pre-wrap\">\(text)</pre>" : text
    }

    /// The diagnostic line by line, as a notebook's traceback wants it.
    ///
    /// In HTML each line is a fragment to be placed in a `<pre>` element.
    package func renderedLines(
        of diagnostic: Diagnostic, as style: Style = .plain
    ) -> [String] {
        styledLines(of: diagnostic).map { spans in
            spans.map { StyledText.write($0, as: style) }.joined()
        }
    }

    private func styledLines(of diagnostic: Diagnostic) -> [[StyledText]] {
        let label = StyledText(.severity(diagnostic.severity), diagnostic.severity.rawValue)
        var lines = labelled(label, diagnostic.message, role: .message, indent: "")
        let id = DisplayText.lines(of: diagnostic.id).joined(separator: " ")
        lines[lines.count - 1].append(StyledText(.faint, " [\(id)]"))
        if let range = diagnostic.range { lines += place(of: range) }
        if let hint = diagnostic.hint {
            lines += labelled(StyledText(.hint, "hint"), hint, role: .plain, indent: "  ")
        }
        for note in diagnostic.notes {
            let label = StyledText(.severity(.note), "note")
            lines += labelled(label, note.message, role: .plain, indent: "  ")
            if let range = note.range { lines += place(of: range) }
        }
        return lines
    }

    /// `label: text`, with further lines of the text set in under its first.
    private func labelled(
        _ label: StyledText, _ text: String, role: StyledText.Role, indent: String
    ) -> [[StyledText]] {
        let parts = DisplayText.lines(of: text)
        let further = indent + String(repeating: " ", count: label.text.count + 2)
        return parts.enumerated().map { index, part in
            index == 0
                ? [StyledText(.plain, indent), label, StyledText(.plain, ": "), .init(role, part)]
                : [StyledText(.plain, further), StyledText(role, part)]
        }
    }

    /// The name of the file, the line, and the source with its marks.
    private func place(of range: SourceRange) -> [[StyledText]] {
        let excerpt = SourceExcerpt(of: range, width: width)
        let name = DisplayText.lines(of: range.file.name).joined(separator: " ")
        let first = range.file.position(of: range.start).line
        let digits = String(excerpt.lines.compactMap(\.number).max() ?? first).count
        let blank = String(repeating: " ", count: digits)

        var result = [[StyledText(.place, "  \(name), line \(first)")]]
        var caret = "^"
        for line in excerpt.lines {
            guard let number = line.number else {
                result.append([StyledText(.place, "  \(blank) …")])
                continue
            }
            let padded = blank.dropLast(String(number).count) + String(number)
            let bar = line.text.isEmpty ? " |" : " | "
            result.append([StyledText(.place, "  \(padded)\(bar)"), StyledText(.plain, line.text)])
            if !line.marks.isEmpty {
                let tildes = String(repeating: "~", count: line.marks.count - caret.count)
                let space = String(repeating: " ", count: line.marks.lowerBound)
                result.append([
                    StyledText(.place, "  \(blank) | "), StyledText(.plain, space),
                    StyledText(.mark, caret + tildes),
                ])
                caret = ""
            }
        }
        return result
    }
}
