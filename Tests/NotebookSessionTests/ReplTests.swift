import Foundation
import NotebookSession
import TestSupport
import Testing

/// What a notebook has beyond a script: values of cells, the kernel's lines, what a restart leaves.
@Suite("The notebook's own rules")
struct ReplTests {
    @Test("A cell's value is at hand as Out[n], with its type, and as last")
    func outputs() {
        let notebook = Notebook()
        notebook.run("[1, 2, 3]")
        #expect(notebook.run("last.count").text == "3")
        #expect(notebook.run("Out[1].reduce(0, +) + last").text == "9")
        notebook.run("let silent = 1")
        #expect(notebook.run("last + Out[3]").text == "18")
        let missing = notebook.run("Out[4]")
        #expect(missing.message.contains("there is no Out[4]"), "\(missing.message)")
        #expect(missing.message.contains("Out[5]"), "\(missing.message)")
        #expect(notebook.run("let n = 1\nOut[n]").error?.name == "cell-number")
    }

    @Test("A variable of the user's called last or Out shadows the notebook's")
    func shadowing() {
        let notebook = Notebook()
        notebook.run("1 + 1")
        notebook.run("let last = \"mine\"\nlet Out = [7, 8]")
        #expect(notebook.run("last").text == "\"mine\"")
        #expect(notebook.run("Out[1]").text == "8")
    }

    @Test("A script's cells have no numbers")
    func script() {
        let session = Notebook().session
        guard case .failure(let error) = session.execute("Out[1]", named: "script.swift") else {
            Issue.record("Out[1] should be unknown")
            return
        }
        #expect(error.name == "unknown-name")
    }

    @Test("Only the last hundred values are kept")
    func limit() {
        let notebook = Notebook()
        for _ in 0..<120 { notebook.run("[1.5, 2.5]") }
        let objects = notebook.session.liveObjectCount
        for _ in 0..<120 { notebook.run("[1.5, 2.5]") }
        #expect(notebook.session.liveObjectCount <= objects + 10)
        #expect(notebook.run("Out[20]").error?.name == "no-output")
        #expect(notebook.run("Out[240]").text == "[1.5, 2.5]")
    }

    @Test("A function that goes on using what a later cell declared anew says so, once")
    func superseded() {
        let notebook = Notebook()
        notebook.run("let rate = 0.1\nfunc scaled(_ x: Double) -> Double { x * rate }")
        notebook.run("func twice(_ x: Double) -> Double { scaled(x) * 2 }")
        notebook.run("let rate = 10.0")
        #expect(notebook.run("twice(1)").text == "0.2")
        let warning = notebook.output.error
        #expect(
            warning.contains("'scaled' goes on using 'rate' as In[1] declared it"), "\(warning)")
        notebook.run("twice(1)")
        #expect(notebook.output.error == warning)
    }

    @Test("A method of an old type says whose it is")
    func supersededMethod() {
        let notebook = Notebook()
        notebook.run("struct Net { func size() -> Int { 1 } }\nlet old = Net()")
        notebook.run("struct Net { func size() -> Int { 2 } }")
        #expect(notebook.run("old.size()").text == "1")
        #expect(notebook.output.error.contains("'size' is that of 'Net' as In[1] declared it"))
    }

    @Test(
        "A cell that runs again has its functions in their new form",
        arguments: [
            // The parameter's type, the result's, the generic parameter's constraint, the labels' defaults.
            (
                "func f(_ x: Int) -> String { \"old\" }",
                "func f(_ x: Double) -> String { \"new\" }", "f(3)"
            ),
            (
                "func f(_ x: Int) -> Int { 1 }", "func f(_ x: Int) -> Double { 2 }",
                "f(3) as Any is Double"
            ),
            (
                "func f<T: Comparable>(_ x: T) -> String { \"old\" }",
                "func f<T>(_ x: T) -> String { \"new\" }", "f(3)"
            ),
            (
                "func f(_ x: Int) -> String { \"old\" }",
                "func f(_ x: Int, _ y: Int = 0) -> String { \"new\" }", "f(3)"
            ),
            (
                "infix operator <->\nfunc <-> (a: Int, b: Int) -> String { \"old\" }",
                "infix operator <->\nfunc <-> (a: Double, b: Double) -> String { \"new\" }",
                "1 <-> 2"
            ),
            (
                "extension Int { subscript(x: Int) -> String { \"old\" } }",
                "extension Int { subscript(x: Double) -> String { \"new\" } }", "1[3]"
            ),
            (
                "extension Int { func f(_ x: Int) -> String { \"old\" } }",
                "extension Int { func f(_ x: Double) -> String { \"new\" } }", "1.f(3)"
            ),
        ])
    func edited(before: String, after: String, use: String) {
        let expected = use.contains("is") ? "true" : "\"new\""
        let notebook = Notebook()
        #expect(notebook.run(before, cellID: "a").error == nil)
        notebook.run(use, cellID: "b")
        let inside = notebook.run(after + "\n" + use, cellID: "a")
        #expect(inside.text == expected, "\(inside.message)")
        let result = notebook.run(use, cellID: "b")
        #expect(result.text == expected, "\(result.message)")
        #expect(notebook.output.error.isEmpty, "\(notebook.output.error)")
    }

    @Test("A cell's errors come in the order of their places, every time")
    func orderOfErrors() {
        let methods = (0..<12).map { "func f\($0)() -> Int { missing\($0) }" }
        let code = "struct A {\n" + methods.joined(separator: "\n") + "\n}\nlet x: Nothing = 1"
        let message = Notebook().run(code).message
        let lines = message.matches(of: #/In\[1\], line (\d+)/#).compactMap { Int($0.1) }
        #expect(lines == Array(2...13) + [15], "\(message)")
    }

    @Test("Functions of one name in two cells overload each other")
    func overloads() {
        let notebook = Notebook()
        notebook.run("func area(_ side: Int) -> String { \"square\" }", cellID: "a")
        notebook.run("func area(_ name: String) -> String { name }", cellID: "b")
        #expect(notebook.run("area(2) + area(\"!\")").text == "\"square!\"")
    }

    @Test("A cell that does not compile takes no names from those before it")
    func failedRedeclaration() {
        let notebook = Notebook()
        notebook.run(
            "struct Net { var size = 1 }\nlet net = Net()\nfunc show(_ x: Net) -> Int { x.size }",
            cellID: "a")
        #expect(
            notebook.run("struct Net { var size = 2 }\nlet n: Int = \"a\"", cellID: "a").error
                != nil)
        #expect(notebook.run("show(Net())").text == "1")
        #expect(notebook.run("net").text == "Net(size: 1)")
    }

    @Test(
        "What an extension adds is what the last cell to say so added",
        arguments: [
            ("extension Int { var name: String { \"%\" } }", "3.name"),
            ("extension Int { static var name: String { \"%\" } }", "Int.name"),
            ("extension Array { subscript(at i: Int) -> String { \"%\" } }", "[1][at: 0]"),
            (
                "extension Array where Element == Int { func name() -> String { \"%\" } }",
                "[1].name()"
            ),
            ("extension Sequence { func name<T>(_ x: T) -> String { \"%\" } }", "[1].name(2)"),
            (
                "protocol P {}\nextension P { func name() -> String { \"%\" } }\nextension Int: P {}",
                "3.name()"
            ),
            (
                "protocol P { func name() -> String }\nextension P { func name() -> String { \"%\" } }\n"
                    + "extension Int: P {}\nfunc call(_ x: some P) -> String { x.name() }",
                "call(3) + (3 as any P).name()"
            ),
        ])
    func extensions(declaration: String, use: String) {
        let notebook = Notebook()
        for word in ["old", "new"] {
            let code = declaration.replacing("%", with: word)
            let count = use.contains("+") ? 2 : 1
            let expected = "\"" + String(repeating: word, count: count) + "\""
            let inside = notebook.run(code + "\n" + use)
            #expect(inside.text == expected, "\(inside.message)")
            let later = notebook.run(use)
            #expect(later.text == expected, "\(later.message)")
        }
        #expect(notebook.output.error.isEmpty, "\(notebook.output.error)")
    }

    @Test("Extensions with other conditions leave each other's members")
    func conditionalExtensions() {
        let notebook = Notebook()
        notebook.run("extension Array where Element == Int { func kind() -> String { \"ints\" } }")
        notebook.run(
            "extension Array where Element == String { func kind() -> String { \"texts\" } }")
        #expect(notebook.run("[1].kind() + [\"a\"].kind()").text == "\"intstexts\"")
    }

    @Test("The kernel's lines stand before the code, whose lines keep their numbers")
    func kernelLines() {
        let notebook = Notebook()
        let timed = notebook.run("%time\nlet n = 3\nn * 2")
        #expect(timed.text == "6")
        #expect(timed.printed.hasPrefix("time: "))
        #expect(notebook.run("%time n + 1").text == "4")
        let failing = notebook.run("%time\n\nprint([1][n])")
        #expect(failing.message.contains("line 3"), "\(failing.message)")
        #expect(notebook.run("%who").printed.contains("n  Int  3"))
        #expect(notebook.run("%tme 1").message.contains("did you mean %time?"))
        #expect(notebook.run("%help").printed.contains("%reset"))
        #expect(notebook.run("let a = 1\n%time").error?.name == "kernel-line")
        notebook.run("%reset")
        #expect(notebook.run("n").error?.name == "unknown-name")
    }

    @Test("A name with question marks is explained", arguments: ["?n", "n?", "  ? n ", "\nn? \n"])
    func questions(cell: String) {
        let notebook = Notebook()
        notebook.run("let n = [1, 2]")
        let help = notebook.run(cell).help
        #expect(help?.plainText.contains("let n: [Int]") == true)
        #expect(help?.plainText.contains("[1, 2]") == true)
    }

    @Test(
        "Code is no question",
        arguments: ["", "?", "???x", "a ? b : c", "?a + b", "f(x)?.b", "?a()"])
    func code(cell: String) {
        if case .inspect? = KernelLine.split(cell)?.line { Issue.record("'\(cell)' is code") }
    }

    @Test("A script cannot have the kernel's lines", arguments: ["let a = 1\n%time a", "?print"])
    func scriptLines(program: String) {
        guard
            case .failure(let error) = Notebook().session.execute(program, named: "script.swift")
        else {
            Issue.record("the kernel's line should be refused")
            return
        }
        #expect(error.name == "kernel-line")
    }

    @Test("A name from before the restart is known to be one")
    func restart() {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("names-\(UInt64.random(in: 0 ... .max))").path
        let first = NameLedger(path: path, owner: "key")
        defer { first.remove() }
        Notebook(names: first).run("let model = 1\nfunc step() {}")
        let again = Notebook(names: NameLedger(path: path, owner: "key"))
        let missing = again.run("model + 1")
        #expect(
            missing.message.contains(
                "'model' was defined in a cell that has not run since the restart"),
            "\(missing.message)")
        again.run("let model = 2")
        #expect(again.run("model").text == "2")
        // What has not run since then is remembered over the next restart, too.
        let third = Notebook(names: NameLedger(path: path, owner: "key"))
        #expect(third.run("step()").error?.name == "not-run-since-restart")
        let other = Notebook(names: NameLedger(path: path, owner: "another kernel's key"))
        #expect(other.run("step()").error?.name == "unknown-name")
    }

    @Test("Who misses a name that a cell with mistakes declares is told which cell")
    func unrunNames() {
        let notebook = Notebook()
        notebook.run("struct Net { var size: Imt }\nlet (a, b) = (1, 2)\nfunc step() {}\n1 + \"x\"")
        let reason = "In[1] declares it, and has not run because of its mistakes"
        for name in ["Net()", "a + 1", "b + 1", "step()"] {
            let missing = notebook.run(name)
            #expect(missing.error?.name == "unknown-name", "\(name): \(missing.message)")
            #expect(missing.message.contains(reason), "\(name): \(missing.message)")
        }
        let missing = notebook.run("let net: Net? = nil")
        #expect(missing.message.contains("In[1] declares it"), "\(missing.message)")
        notebook.run("let c = (")
        #expect(notebook.run("c").message.contains("In[7] declares it"))
        notebook.run("let d = [1][3]\nlet e = 5")
        #expect(notebook.run("e").message.contains("In[9] failed before 'e' had a value"))
        notebook.run("let a = 3, e = 4")
        #expect(notebook.run("a + e").text == "7")
    }
}
