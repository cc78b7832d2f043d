import Foundation
import TestSupport
import Testing

/// Programs that ask for too much end with an error, and running cells again and again costs nothing.
@Suite("Safety", .serialized) struct SafetyTests {
    /// Runs a cell on a stack like the kernel's.
    private static func run(_ code: String) -> Notebook.Result { Notebook().runOnDeepStack(code) }

    @Test(
        "Source that is nested or long beyond reason is an error or runs",
        arguments: [
            String(repeating: "(", count: 10_000) + "1" + String(repeating: ")", count: 10_000),
            "let f = " + String(repeating: "{ ", count: 5000) + String(repeating: "}", count: 5000),
            "let a = " + String(repeating: "[", count: 300) + String(repeating: "]", count: 300),
            String(repeating: "if true {\n", count: 2000) + String(repeating: "}\n", count: 2000),
            "let text = \"" + String(repeating: "x", count: 1_000_000) + "\"",
            (0..<2000).map { "\($0)" }.joined(separator: " + "),
        ])
    func longSource(code: String) { _ = Self.run(code) }

    @Test("Default values that nest thirty deep are checked once each")
    func nestedDefaults() {
        let types = (1...30).map {
            "struct A\($0) { init(a: A\($0 - 1) = .init(), b: A\($0 - 1) = .init()) {} }"
        }
        let result = Self.run("struct A0 { var x = 0 }\n" + types.joined(separator: "\n"))
        #expect(result.error == nil, "\(result.message)")
    }

    @Test("A generic function that needs itself for ever larger types is an error")
    func polymorphicRecursion() {
        let result = Self.run(
            """
            struct Box<T> { var value: T }
            func wrap<T>(_ x: T, _ n: Int) { if n > 0 { wrap(Box(value: x), n - 1) } }
            wrap(1, 3)
            """)
        #expect(result.error?.name == "generic-recursion", "\(result.message)")
    }

    @Test("Endless recursion is an error that says how deep it came")
    func recursion() {
        let result = Self.run("func f(_ n: Int) -> Int { f(n + 1) + 1 }\nf(0)")
        #expect(result.error?.name == "stack-overflow")
    }

    @Test("An array larger than the memory is an error")
    func hugeArray() {
        let result = Self.run("[Int](repeating: 0, count: 1_000_000_000_000_000_000)")
        #expect(result.error?.name == "out-of-memory")
    }

    @Test(
        "Running a cell again and again leaves memory as it was",
        arguments: [
            "1 + 1", "let text = \"a\"\nprint([1][text.count])", "let broken: Int = \"text\"",
        ])
    func rerunning(code: String) {
        let notebook = Notebook()
        for _ in 0..<300 { notebook.run(code) }
        let before = Self.residentBytes
        for _ in 0..<1000 { notebook.run(code) }
        // What stays is a number for each cell and for each of its variables.
        #expect(Self.residentBytes - before < 1 << 20, "\(Self.residentBytes - before)")
    }

    @Test(
        "Declaring names anew, again and again, keeps little of what they meant",
        arguments: [
            "func next(_ n: Int = 1) -> Int { n + 1 }\nprint(next())",
            "struct Box { var a = 1; func twice() -> Int { a * 2 } }\nprint(Box().twice())",
            "enum Step: Int, CaseIterable { case one = 1, two }\nprint(Step.allCases.count)",
            "func item() -> Int { 3 }\nprint([1, 2][item()])",
            "struct Broken { var a: Int = \"text\" }",
            "class Net { var a = 1; func twice() -> Int { a * 2 } }\nprint(Net().twice())",
            "class A { func f() -> Int { 1 } }\nclass B: A { override func f() -> Int { 2 } }\nprint(B().f())",
            "class Net { var a = [1] }\nlet net = Net()\nfunc first() -> Int { net.a[0] }\nprint(first())",
            "protocol P { func f() -> Int }\nstruct S: P { func f() -> Int { 1 } }\nlet p: any P = S()\nprint(p.f())",
            "func same<T>(_ x: T) -> T { x }\nprint(same(1))",
            "let add = { (x: Int) in x + 1 }\nprint([1, 2].map(add).map { $0 * 2 })",
            "extension Int { var doubled: Int { self * 2 } }\nprint(3.doubled)",
            "extension Int { func doubled() -> Int { self * 2 } }\nprint(3.doubled())",
            "extension Array { func second() -> Element? { count > 1 ? self[1] : nil } }\nprint([1, 2].second()!)",
        ])
    func redeclaring(code: String) {
        let notebook = Notebook()
        for _ in 0..<300 { notebook.run(code) }
        let before = Self.residentBytes
        for _ in 0..<1000 { notebook.run(code) }
        // What stays is a record for each type, and a number for each function.
        #expect(Self.residentBytes - before < 4 << 20, "\(Self.residentBytes - before)")
    }

    @Test("What old declarations made goes on working, however often they are declared anew")
    func oldValues() {
        let notebook = Notebook()
        notebook.run("protocol Counting { func count() -> Int }")
        notebook.run("var kept: [any Counting] = []\nvar calls: [() -> Int] = []")
        for n in 0..<200 {
            let result = notebook.run(
                """
                func base() -> Int { 1000 }
                struct Box: Counting { let n = \(n); func count() -> Int { n + base() } }
                kept.append(Box())
                calls.append(base)
                calls.append { Box().count() }
                """)
            #expect(result.error == nil, "\(result.message)")
        }
        let result = notebook.run(
            "print(kept.map { $0.count() }.reduce(0, +), calls.map { $0() }.reduce(0, +))")
        // 200 · 1000 + (0 + … + 199), and once more with 200 · 1000 of `base` itself.
        #expect(result.printed == "219900 419900\n", "\(result.printed) \(result.message)")
    }

    private static var residentBytes: Int {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        return (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
    }

    @Test(
        "Stop ends long work of the library, too",
        arguments: [
            "while true { _ = (0..<100_000).map { $0 * 2 }.sorted() }",
            "var s = \"ab\"\nwhile true { s = String(repeating: \"ab\", count: 50_000) }",
            "let big = Array(0..<2_000_000)\nwhile true { _ = big.sorted(by: >) }",
        ])
    func stop(code: String) throws {
        let notebook = Notebook()
        let session = notebook.session
        nonisolated(unsafe) var requested = ContinuousClock.now
        notebook.output.whenWritten {
            Thread.detachNewThread {
                requested = .now
                session.interrupt()
            }
        }
        let result = notebook.run("print(1)\n" + code)
        let took = ContinuousClock.now - requested
        #expect(result.error?.isInterruption == true, "\(result.message)")
        // 100 ms on a machine of its own, in release.
        #expect(took < .seconds(2), "\(took)")
    }
}
