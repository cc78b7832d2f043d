import Diagnostics
import Testing

/// The range of the first occurrence of `text` in a cell of that source.
private func range(of text: String, in source: String, name: String = "In[3]") -> SourceRange {
    let file = SourceFile(name: name, text: source)
    let bytes = Array(source.utf8)
    let wanted = Array(text.utf8)
    let start = (0...bytes.count - wanted.count).first { start in
        bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
    return SourceRange(file: file, start: start ?? 0, end: (start ?? 0) + wanted.count)
}

private let renderer = DiagnosticRenderer()

@Test("An error shows its sentence, its place, the line with a caret, and the hint")
func errorWithHint() {
    let diagnostic = Diagnostic(
        id: "shape-mismatch", "matmul needs 784 rows on the right, found 10",
        at: range(of: "matmul(x, w)", in: "let a = 1\n\n\nlet y = matmul(x, w)\nprint(y)"),
        hint: "swap the operands")
    #expect(
        renderer.render(diagnostic) == """
            error: matmul needs 784 rows on the right, found 10 [shape-mismatch]
              In[3], line 4
              4 | let y = matmul(x, w)
                |         ^~~~~~~~~~~~
              hint: swap the operands
            """)
}

@Test("A note has its own place, in a cell of its own, and line numbers keep their columns")
func noteWithPlace() {
    let lines = (1...9).map { "let v\($0) = \($0)" }.joined(separator: "\n") + "\nv1 = 2"
    let diagnostic = Diagnostic(
        id: "assign-to-let", "cannot assign to v1", at: range(of: "v1 = 2", in: lines),
        notes: [
            .init("v1 was declared here", at: range(of: "v1", in: "let v1 = 1", name: "In[2]")),
            .init("a `let` never changes"),
        ])
    #expect(
        renderer.render(diagnostic) == """
            error: cannot assign to v1 [assign-to-let]
              In[3], line 10
              10 | v1 = 2
                 | ^~~~~~
              note: v1 was declared here
              In[2], line 1
              1 | let v1 = 1
                |     ^~
              note: a `let` never changes
            """)
}

@Test("A diagnostic without a place is one line; further lines of a message are set in")
func messageOnly() {
    let warning = Diagnostic(.warning, id: "slow", "first\nsecond")
    #expect(renderer.render(warning) == "warning: first\n         second [slow]")
}

@Test("Tabs widen to their stops and wide characters take two columns under the caret")
func tabsAndWideCharacters() {
    let diagnostic = Diagnostic(
        id: "x", "m", at: range(of: "bad", in: "\ta\tlet 数据 = \"👩‍👩‍👧é\" + bad"))
    #expect(
        renderer.render(diagnostic) == """
            error: m [x]
              In[3], line 1
              1 |     a   let 数据 = "👩‍👩‍👧é" + bad
                |                            ^~~
            """)
}

@Test("Control characters and reordering marks show as pictures, and carets stay in place")
func controlCharacters() {
    let source = "let s = \"\u{1B}[31m\u{7}\u{202E}\" + bad"
    let diagnostic = Diagnostic(id: "x", "has \u{1B}[2J in it", at: range(of: "bad", in: source))
    #expect(
        renderer.render(diagnostic) == """
            error: has ␛[2J in it [x]
              In[3], line 1
              1 | let s = "␛[31m␇<U+202E>" + bad
                |                            ^~~
            """)
}

@Test("A range over three lines is underlined on each of them, from its first word on")
func severalLines() {
    let source = "let a = f(\n    1,\n    2)"
    let diagnostic = Diagnostic(
        id: "x", "m", at: range(of: "f(\n    1,\n    2)", in: source))
    #expect(
        renderer.render(diagnostic) == """
            error: m [x]
              In[3], line 1
              1 | let a = f(
                |         ^~
              2 |     1,
                |     ~~
              3 |     2)
                |     ~~
            """)
}

@Test("A range over many lines shows its first two and its last")
func manyLines() {
    let source = (1...12).map { "line\($0)" }.joined(separator: "\n")
    let diagnostic = Diagnostic(id: "x", "m", at: range(of: source, in: source))
    #expect(
        renderer.render(diagnostic) == """
            error: m [x]
              In[3], line 1
               1 | line1
                 | ^~~~~
               2 | line2
                 | ~~~~~
                 …
              12 | line12
                 | ~~~~~~
            """)
}

@Test("A range that ends with a line break does not reach into the next line")
func trailingLineBreak() {
    let diagnostic = Diagnostic(id: "x", "m", at: range(of: "b\n", in: "a b\nc"))
    #expect(renderer.render(diagnostic).hasSuffix("1 | a b\n    |   ^"))
}

@Test("An empty range at the end of the text, and in an empty text, still has a caret")
func emptyRanges() {
    let end = SourceRange(file: SourceFile(name: "In[1]", text: "a +"), start: 3, end: 3)
    #expect(
        renderer.renderedLines(of: Diagnostic(id: "x", "m", at: end)).suffix(2) == [
            "  1 | a +", "    |    ^",
        ])
    let empty = SourceRange(file: SourceFile(name: "In[1]", text: ""), start: 0, end: 9)
    #expect(
        renderer.renderedLines(of: Diagnostic(id: "x", "m", at: empty)).suffix(2) == [
            "  1 |", "    | ^",
        ])
}

@Test("A long line is clipped around the caret, and the caret points at the same text")
func longLine() throws {
    let source =
        String(repeating: "abcdefghi ", count: 40) + "WRONG" + String(repeating: " z", count: 90)
    let diagnostic = Diagnostic(id: "x", "m", at: range(of: "WRONG", in: source))
    let lines = DiagnosticRenderer(width: 60).renderedLines(of: diagnostic)
    let text = Array(lines[2])
    #expect(text.count <= "  1 | ".count + 60)
    #expect(lines[2].hasPrefix("  1 | …") && lines[2].hasSuffix("…"))
    let caret = try #require(Array(lines[3]).firstIndex(of: "^"))
    #expect(String(text[caret..<caret + 5]) == "WRONG")
    #expect(lines[3].hasSuffix("^~~~~"))
}

@Test("ANSI text differs from plain text by escapes alone")
func ansi() {
    let diagnostic = Diagnostic(
        id: "unknown-name", "cannot find lables", at: range(of: "lables", in: "print(lables)"),
        hint: "did you mean labels?")
    let coloured = renderer.render(diagnostic, as: .ansi)
    #expect(coloured.hasPrefix("\u{1B}[1;31merror\u{1B}[0m: \u{1B}[1mcannot find lables\u{1B}[0m"))
    #expect(coloured.contains("\u{1B}[1m^~~~~~\u{1B}[0m"))
    var stripped = ""
    var isEscape = false
    for character in coloured {
        if character == "\u{1B}" { isEscape = true }
        if !isEscape { stripped.append(character) }
        if character == "m" { isEscape = false }
    }
    #expect(stripped == renderer.render(diagnostic))
}

@Test("Nothing that a user writes reaches HTML unescaped")
func html() {
    let attack = "<img src=x onerror=\"alert('1')\">&"
    let file = SourceFile(name: attack, text: attack)
    let place = SourceRange(file: file, start: 0, end: 4)
    let diagnostic = Diagnostic(
        id: attack, attack, at: place, notes: [.init(attack, at: place)], hint: attack)
    let html = renderer.render(diagnostic, as: .html)
    #expect(html.hasPrefix("<pre style=\"white-space:pre-wrap\">") && html.hasSuffix("</pre>"))
    #expect(!html.contains("<img") && !html.contains("alert('") && !html.contains("onerror=\""))
    let escaped = "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;"
    #expect(html.components(separatedBy: escaped) == 9)
}

extension String {
    /// How many parts a separator makes.
    fileprivate func components(separatedBy separator: String) -> Int {
        ranges(of: separator).count + 1
    }
}
