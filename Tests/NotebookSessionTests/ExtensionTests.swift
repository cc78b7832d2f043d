import TestSupport
import Testing

/// What is known of a type is remembered from cell to cell, until one of them changes it.
@Suite("What a later cell adds to a type")
struct ExtensionTests {
    @Test("A member that was missing is found once an extension adds it")
    func members() {
        let notebook = Notebook()
        #expect(notebook.run("3.doubled").error?.name == "unknown-member")
        notebook.run("extension Int { var doubled: Int { self * 2 } }")
        #expect(notebook.run("3.doubled").text == "6")
        #expect(notebook.run("[1, 2].total").error?.name == "unknown-member")
        notebook.run("extension Sequence where Element == Int { var total: Int { reduce(0, +) } }")
        #expect(notebook.run("[1, 2].total").text == "3")
    }

    @Test("A conformance that was missing holds once an extension adds it")
    func conformances() {
        let notebook = Notebook()
        notebook.run("protocol Named { var name: String { get } }\nstruct Point {}")
        notebook.run("func shown<T: Named>(_ value: T) -> String { value.name }")
        #expect(notebook.run("shown(Point())").error != nil)
        notebook.run("extension Point: Named { var name: String { \"point\" } }")
        #expect(notebook.run("shown(Point())").text == "\"point\"")
    }

    @Test("A type prints as its description says, also where that comes later")
    func descriptions() {
        let notebook = Notebook()
        notebook.run("struct Point { var x = 1 }\nlet point = Point()")
        #expect(notebook.run("\"\\(point)\"").text == "\"Point(x: 1)\"")
        notebook.run(
            "extension Point: CustomStringConvertible { var description: String { \"P\" } }")
        #expect(notebook.run("\"\\(point)\"").text == "\"P\"")
    }

    @Test("An extension in a cell with a mistake adds nothing")
    func mistakes() {
        let notebook = Notebook()
        let mistake = "extension Int { var tripled: Int { self * 3 } }\nlet n: Int = \"three\""
        #expect(notebook.run(mistake).error?.name == "type-mismatch")
        #expect(notebook.run("3.tripled").error?.name == "unknown-member")
    }

    @Test("A mistake beside a new version of a member leaves the old one, and so does a completion")
    func mistakenVersions() {
        let notebook = Notebook()
        notebook.run("extension Int { func changed() -> Int { self * 2 } }")
        let new = "extension Int { func changed() -> Int { self * 3 } }\n"
        #expect(notebook.run(new + "let n: Int = \"three\"").error?.name == "type-mismatch")
        #expect(notebook.run("3.changed()").text == "6")
        _ = notebook.session.complete(new + "3.chan", cursor: new.count + 6)
        #expect(notebook.run("3.changed()").text == "6")
        notebook.run(new)
        #expect(notebook.run("3.changed()").text == "9")
    }
}
