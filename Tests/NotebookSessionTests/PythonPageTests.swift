import Foundation
import TestSupport
import Testing

/// What docs/swift-for-python-users.md shows is what happens.
///
/// Each section is a notebook. Its blocks of `swift` are cells, and print the block of `text` behind them; in each
/// row of its tables the second column is a cell, and the third what it prints or its value.
@Suite struct PythonPageTests {
    struct Section: Sendable, CustomStringConvertible {
        var description: String
        var cells: [(code: String, result: String?)] = []
    }

    static let sections: [Section] = {
        let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/swift-for-python-users.md")
        let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
        var sections: [Section] = []
        var fence: String?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                let opened = fence == nil ? String(line.dropFirst(3)) : nil
                if opened == "swift" { sections[sections.count - 1].cells.append(("", "")) }
                fence = opened
            } else if line.hasPrefix("## ") {
                sections.append(Section(description: String(line.dropFirst(3))))
            } else if let fence, let last = sections.last?.cells.indices.last {
                let section = sections.count - 1
                if fence == "swift" { sections[section].cells[last].code += line + "\n" }
                if fence == "text" { sections[section].cells[last].result? += line + "\n" }
            } else if line.hasPrefix("| `"), let cell = cell(ofRow: line) {
                sections[sections.count - 1].cells.append(cell)
            }
        }
        return sections
    }()

    /// The Swift of a table's row and its result; nil for a row in words.
    private static func cell(ofRow line: Substring) -> (code: String, result: String?)? {
        let bar = "\u{1}"
        let columns = line.replacing("\\|", with: bar).split(
            separator: "|", omittingEmptySubsequences: false
        ).map {
            String($0).trimmingCharacters(in: .whitespaces).replacing(bar, with: "|")
        }
        guard columns.count == 5, let code = code(columns[2]) else { return nil }
        return (code, code.isEmpty ? nil : self.code(columns[3]) ?? "")
    }

    private static func code(_ column: String) -> String? {
        guard column.count > 1, column.hasPrefix("`"), column.hasSuffix("`") else { return nil }
        let inside = column.dropFirst().dropLast()
        return inside.contains("`") ? nil : String(inside)
    }

    @Test("A section of the page does what the page says", arguments: sections)
    func section(section: Section) {
        let notebook = Notebook()
        for cell in section.cells {
            let result = notebook.runOnDeepStack(cell.code)
            let shown = result.printed + (result.text ?? "")
            #expect(result.error == nil, "\(cell.code): \(result.message)")
            #expect(Self.words(shown) == Self.words(cell.result ?? ""), "\(cell.code)")
        }
    }

    /// On one line, as a table shows it.
    private static func words(_ text: String) -> String {
        text.replacing("\n", with: " ").trimmingCharacters(in: .whitespaces)
    }

    @Test("The page is about everything")
    func isComplete() {
        #expect(Self.sections.count >= 10)
        #expect(Self.sections.map(\.cells.count).reduce(0, +) >= 150)
    }
}
