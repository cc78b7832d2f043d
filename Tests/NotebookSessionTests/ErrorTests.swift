import TestSupport
import Testing

/// A mistake is an error in its cell, with line and caret; everything else stays as it was.
@Suite(.serialized) struct ErrorTests {
    /// A cell, the id of its error, the line it points at, and words its text must contain.
    struct Mistake: CustomStringConvertible, Sendable {
        let code: String
        let id: String
        let line: Int
        let words: [String]
        var description: String { id }
    }

    static let mistakes = [
        Mistake(
            code:
                "let a = Tensor(zeros: [2, 3])\nlet b = Tensor(zeros: [4, 5])\nlet c = matmul(a, b)",
            id: "shape-mismatch", line: 3, words: ["matmul", "[2, 3]", "[4, 5]"]),
        Mistake(
            code: "print(kept)\nprint(keptt)", id: "unknown-name", line: 2,
            words: ["keptt", "did you mean 'kept'?"]),
        Mistake(
            code: "let n: Int = \"three\"", id: "type-mismatch", line: 1, words: ["Int", "String"]),
        Mistake(
            code: "let whole = 3\nlet half = 0.5\nprint(whole * half)", id: "no-operator", line: 3,
            words: ["Int", "Double", "Double(whole)"]),
        Mistake(
            code: "let list = [1, 2, 3]\nprint(list[3])", id: "index-out-of-range", line: 2,
            words: ["3"]),
        Mistake(
            code: "var big = Int.max\nbig += 1", id: "arithmetic-overflow", line: 2,
            words: ["9223372036854775807"]),
        Mistake(
            code: "print(1)\nprint(7 / (kept - 42))", id: "division-by-zero", line: 2, words: []),
        Mistake(
            code: "let none: Int? = nil\nprint(none!)", id: "nil-unwrapped", line: 2, words: ["nil"]
        ),
        Mistake(
            code: "func deep(_ n: Int) -> Int { deep(n + 1) + 1 }\nprint(deep(0))",
            id: "stack-overflow", line: 1, words: ["deep"]),
        Mistake(
            code:
                "let ten = Tensor(zeros: [3])\nlet labels = Tensor([0, 12, 1], dtype: .int32)\nlet loss = softmaxCrossEntropy(logits: Tensor(zeros: [3, 10]), labels: labels)\nprint(loss)",
            id: "label-out-of-range", line: 3, words: ["12", "10"]),
        Mistake(
            code: "for i in range(10) { print(i) }", id: "unknown-name", line: 1, words: ["0..<10"]),
        Mistake(code: "let x = ", id: "syntax", line: 1, words: []),
        Mistake(
            code: "kept = 3", id: "immutable", line: 1, words: ["kept", "'var'"]),
        Mistake(
            code: "struct P { var x: Int; let y: Int\n  init() { x = 1 } }",
            id: "uninitialized-property",
            line: 2, words: ["'y'", "self.y = "]),
        Mistake(
            code: "class A { let n: Int }", id: "no-initializers", line: 1, words: ["'A'", "'n'"]),
        Mistake(
            code: "func f() -> Int { }", id: "missing-return", line: 1, words: ["f"]),
    ]

    @Test(
        "A mistake is named, with its line and a caret, and variables survive", arguments: mistakes)
    func mistakeIsReported(mistake: Mistake) {
        let notebook = Notebook()
        notebook.run("let kept = 42\nvar list2 = [1, 2, 3]")
        let result = notebook.run(mistake.code)
        #expect(result.error?.name == mistake.id, "\(result.message)")
        #expect(result.message.contains("In[2], line \(mistake.line)"), "\(result.message)")
        #expect(result.message.contains("^"), "\(result.message)")
        for word in mistake.words {
            #expect(result.message.contains(word), "\(word) in \(result.message)")
        }
        #expect(notebook.run("kept + list2.count").text == "45")
    }

    @Test("A missing file is an error that names it, and may be caught")
    func missingFile() {
        let notebook = Notebook()
        notebook.run(
            "struct Net: Layer { var d = Dense(2, 2)\nfunc callAsFunction(_ x: Tensor) -> Tensor { d(x) } }\nvar net = Net()"
        )
        let result = notebook.run("try net.load(\"no-such-file.safetensors\")")
        #expect(result.message.contains("no-such-file.safetensors"), "\(result.message)")
        let caught = notebook.run(
            "do { try net.load(\"none.safetensors\") } catch { print(\"caught\") }")
        #expect(caught.printed == "caught\n")
    }

    @Test(
        "What a failing cell did before its failure stays done; what it did not reach does not exist"
    )
    func partialCell() {
        let notebook = Notebook()
        let result = notebook.run(
            "let first = 1\nvar list = [first]\nprint(list[9])\nlet never = 2")
        #expect(result.error?.name == "index-out-of-range")
        #expect(notebook.run("first + list.count").text == "2")
        #expect(notebook.run("never").error?.name == "unknown-name")
    }

    @Test("Several mistakes in one cell are all reported")
    func severalMistakes() {
        let message = Notebook().run("print(aaa)\nprint(bbb)").message
        #expect(message.contains("'aaa'") && message.contains("'bbb'"))
    }
}
