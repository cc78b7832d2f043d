import Foundation
import TestSupport
import Testing

/// Cells follow each other: values, redefinition, Stop.
@Suite(.serialized) struct CellTests {
    @Test("The last expression of a cell is its value")
    func lastExpression() {
        let notebook = Notebook()
        #expect(notebook.run("1 + 2").text == "3")
        #expect(notebook.run("let x = 5").text == nil)
        #expect(notebook.run("x * 2").text == "10")
        #expect(notebook.run("print(x)").text == nil)
        #expect(notebook.run("[1.5, 2]").text == "[1.5, 2.0]")
        #expect(notebook.run("\"text\"").text == "\"text\"")
    }

    @Test(
        "A later cell may declare a name anew; functions compiled before keep what they were compiled with"
    )
    func redefinition() {
        let notebook = Notebook()
        notebook.run("let scale = 2\nfunc twice(_ x: Int) -> Int { x * scale }")
        notebook.run("let scale = 100")
        #expect(notebook.run("twice(3)").text == "6")
        notebook.run("func twice(_ x: Int) -> Int { x * scale }")
        #expect(notebook.run("twice(3)").text == "300")
        notebook.run("let scale = \"now a text\"")
        #expect(notebook.run("scale").text == "\"now a text\"")
    }

    @Test("Values of a superseded type live on and print with their cell")
    func supersededType() {
        let notebook = Notebook()
        notebook.run("struct Net { var a = 1 }\nlet old = Net()")
        notebook.run("struct Net { var a = 1, b = 2 }\nlet new = Net()")
        #expect(notebook.run("old.a + new.b").text == "3")
        #expect(notebook.run("old").text == "Net (In[1])(a: 1)")
        let mixed = notebook.run("var both = [new]\nboth.append(old)")
        #expect(mixed.message.contains("Net (In[1])"), "\(mixed.message)")
    }

    @Test("An endless loop ends when it is asked to stop, and variables survive")
    func interruption() {
        let notebook = Notebook()
        notebook.run("var count = 0")
        let session = notebook.session
        notebook.output.whenWritten { session.interrupt() }
        let result = notebook.run("print(\"begun\")\nwhile true { count += 1 }")
        #expect(result.error?.isInterruption == true)
        #expect(notebook.run("count >= 0").text == "true")
    }

    @Test(
        "Stop is for a cell from its announcement to its end, whatever the cell is made of",
        arguments: [
            "%timeit 1 + 1", "%time while true { }", "%reset\nwhile true { }", "while true { }",
        ])
    func stopOfAnnouncedCell(code: String) {
        let notebook = Notebook()
        notebook.session.expectCell()
        notebook.session.interrupt()
        #expect(notebook.run(code).error?.isInterruption == true)
        #expect(notebook.run("1 + 1").text == "2")
    }

    @Test(
        "Stop after a cell that runs nothing is nobody's",
        arguments: ["?print", "%who", "nobody"])
    func stopAfterKernelLine(code: String) {
        let notebook = Notebook()
        notebook.session.expectCell()
        notebook.run(code)
        notebook.session.interrupt()
        guard case .success(let value) = notebook.session.evaluate("6 * 7") else {
            Issue.record("Stop has met the expression after the cell")
            return
        }
        #expect(value?.plainText == "42")
    }

    @Test("Running a cell again and again keeps no old values, whether it succeeds or fails")
    func rerunning() {
        let notebook = Notebook()
        let cells = [
            "var list = [[1, 2], [3]]\nlet text = \"n = \\(list.count)\"\nlist.append([4])",
            "let broken = [\"a\", \"b\"]\nprint(broken[list.count + 5])",
        ]
        for cell in cells { notebook.run(cell) }
        // Each compiled function keeps its literals; the second round shows how many those are.
        let first = notebook.session.liveObjectCount
        for cell in cells { notebook.run(cell) }
        let perRound = notebook.session.liveObjectCount - first
        for _ in 0..<10 { for cell in cells { notebook.run(cell) } }
        #expect(notebook.session.liveObjectCount - first == 11 * perRound)
        #expect(perRound <= 8)
    }

    @Test("A cell that fails before it declares a name anew leaves the old one")
    func failingRedeclaration() {
        let notebook = Notebook()
        notebook.run("let kept = [1, 2, 3]")
        notebook.run("print([1][9])\nlet kept = 5")
        #expect(notebook.run("kept").text == "[1, 2, 3]")
        notebook.run("let kept = kept[7]")
        #expect(notebook.run("kept").text == "[1, 2, 3]")
        notebook.run("let kept = kept.count")
        #expect(notebook.run("kept").text == "3")
    }

    @Test("A property's first value may come from a variable of the same cell")
    func propertyFromVariable() {
        #expect(
            Notebook().run("let width = 7\nstruct Box { var w = width }\nBox().w").text == "7")
    }

    @Test("Output goes to the stream it was written to")
    func streams() {
        let notebook = Notebook()
        #expect(
            notebook.run("print(\"a\", \"b\", separator: \"-\", terminator: \"!\")").printed
                == "a-b!")
    }

    @Test("Names in scope complete, also members")
    func completion() {
        let notebook = Notebook()
        notebook.run("let temperature = 20.5\nstruct Cat { var lives = 9 }\nlet tom = Cat()")
        let names = notebook.session.complete("print(temp", cursor: 10)
        #expect(names.candidates.map(\.text) == ["temperature"])
        #expect(names.replacing == 6..<10)
        let members = notebook.session.complete("tom.li", cursor: 6)
        #expect(members.candidates.map(\.text) == ["lives"])
    }

    @Test("A name is explained by its signature and documentation")
    func inspection() {
        let notebook = Notebook()
        let found = notebook.session.inspect("Dropout", cursor: 3, showingSource: false)
        #expect(found?.plainText.contains("struct Dropout") == true)
        #expect(notebook.session.inspect("nothingHere", cursor: 3, showingSource: false) == nil)
    }

    @Test("An unfinished cell asks for more lines")
    func completeness() {
        let session = Notebook().session
        #expect(session.completeness(of: "let x = 1") == .complete)
        #expect(session.completeness(of: "for i in 0..<3 {") == .incomplete(indent: "    "))
        #expect(session.completeness(of: "let let let = ) (\nprint(1)") == .invalid)
    }

    @Test("A model's gradient, an optimizer step and an undo")
    func training() {
        let notebook = Notebook()
        notebook.run(
            """
            struct Line: Layer {
                var weight = Tensor([[0.0]])
                func callAsFunction(_ x: Tensor) -> Tensor { matmul(x, weight) }
            }
            var line = Line()
            let before = line
            let x = Tensor([[1.0], [2.0]])
            let y = Tensor([[3.0], [6.0]])
            """)
        // d/dw mean((w x - y)²) at w = 0 is mean(-2 x y) = -(2·1·3 + 2·2·6) / 2 = -15
        let slope = notebook.run(
            "let (loss, gradient) = valueWithGradient(at: line) { meanSquaredError($0(x), y) }\nprint(loss.item(), gradient.weight.item())"
        )
        #expect(slope.printed == "22.5 -15.0\n", "\(slope.message)")
        let step = notebook.run(
            "var optimizer = SGD(learningRate: 0.1)\noptimizer.update(&line, along: gradient)\nprint(line.weight.item(), before.weight.item())"
        )
        #expect(step.printed == "1.5 0.0\n", "\(step.message)")
    }

    @Test("All declarations of the library read and check without a problem")
    func library() {
        let problems = Notebook().session.libraryProblems()
        for problem in problems {
            Issue.record("\(problem.message) in \(problem.range?.file.name ?? "?")")
        }
    }
}
