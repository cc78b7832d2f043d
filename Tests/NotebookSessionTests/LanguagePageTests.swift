import Foundation
import TestSupport
import Testing

/// What docs/language.md and docs/training.md show is what happens.
///
/// A block of `swift` runs in a notebook of its own, cell by cell where a line `// next cell` parts it. One
/// that begins with `// Error: id` fails with that error; else it prints the block of `text` behind it.
@Suite(.serialized) struct LanguagePageTests {
    struct Example: Sendable, CustomStringConvertible {
        var code: String
        var output: String
        var description: String { String(code.prefix { $0 != "\n" }) }
    }

    static let examples = ["language", "training"].flatMap(examples(of:))

    private static func examples(of page: String) -> [Example] {
        let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/\(page).md")
        let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
        var result: [Example] = []
        // Every second part lies between fences.
        let parts = text.components(separatedBy: "```")
        for index in stride(from: 1, to: parts.count, by: 2) {
            let lines = parts[index].split(
                separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            let body = lines.count > 1 ? String(lines[1]) : ""
            if lines[0] == "swift" {
                result.append(Example(code: body, output: ""))
            } else if lines[0] == "text", !result.isEmpty {
                result[result.count - 1].output = body
            }
        }
        return result
    }

    @Test("An example of the page does what the page says", arguments: examples)
    func example(example: Example) {
        let notebook = Notebook()
        var printed = ""
        var last: Notebook.Result?
        for cell in example.code.components(separatedBy: "// next cell\n") {
            let result = notebook.runOnDeepStack(cell)
            printed += result.printed
            last = result
        }
        if example.code.hasPrefix("// Error: ") {
            let id = example.description.dropFirst("// Error: ".count)
            #expect(last?.error?.name == String(id), "\(last?.message ?? "")")
        } else {
            #expect(last?.error == nil, "\(last?.message ?? "")")
            #expect(printed == example.output)
        }
    }

    @Test("The pages have examples")
    func hasExamples() { #expect(Self.examples.count >= 16) }
}
