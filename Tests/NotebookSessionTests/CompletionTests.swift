import NotebookSession
import TestSupport
import Testing

/// Completion and inspection; `‸` stands for the cursor.
@Suite("Completion and inspection")
struct CompletionTests {
    private static func notebook() -> Notebook {
        let notebook = Notebook()
        notebook.run(
            """
            let temperature = 20.5
            /// A cat.
            struct Cat {
                var lives = 9
                var name: String
                /// Loses lives.
                func lose(_ count: Int, quickly: Bool = false) -> Cat { self }
                static let best = Cat(name: "Tom")
            }
            let tom = Cat(name: "Tom")
            let maybe: Cat? = nil
            enum Mood { case calm, cross(Int) }
            func feed(_ cat: Cat, mood: Mood = .calm, times: Int = 1) {}
            """)
        return notebook
    }

    private static func complete(_ code: String, in notebook: Notebook = notebook()) -> Completions
    {
        let parts = code.split(separator: "‸", omittingEmptySubsequences: false)
        return notebook.session.complete(
            parts.joined(), cursor: parts[0].unicodeScalars.count)
    }

    @Test(
        "What may stand at the cursor comes first",
        arguments: [
            ("print(temp‸", "temperature"), ("tom.li‸", "lives"), ("tom.lose(1).na‸", "name"),
            ("maybe?.li‸", "lives"), ("[tom].map { $0.li‸", "lives"),
            ("[tom].map { $0.li‸ }", "lives"),
            ("[tom].map { cat in cat.na‸ }.count", "name"), ("Cat.be‸", "best"),
            ("feed(tom, mo‸", "mood: "), ("feed(tom, mood: .‸", "calm"),
            ("feed(tom, mood: .cr‸)", "cross"),
            ("let local = [1.5]\nlocal.fir‸", "first"),
            ("let local = 3\nprint(loc‸)\nlet after = 1", "local"),
            ("func f(argument: Int) { arg‸ }", "argument"), ("func f(c: Ca‸", "Cat"),
            ("let c: Ca‸", "Cat"),
            ("let m = Mood.calm\nswitch m { case .‸", "calm"),
            ("switch Mood.calm {\ncase .cr‸: break\n}", "cross"),
            ("let pair = (left: 1, right: 2)\npair.ri‸", "right"), ("retu‸", "return"),
            ("import Fo‸", "Foundation"),
            ("tom.lose(1, quick‸)", "quickly: "), ("if tom.li‸ > 3 {\n", "lives"),
            ("\"\\(tom.li‸)\"", "lives"),
            ("let 🐱 = tom\n🐱.li‸", "lives"), ("for x in [tom] { x.na‸", "name"),
            ("tom.NA‸", "name"),
            ("struct A { var b = 1\nfunc f() { self.b‸ } }", "b"),
            ("let x = tom.li‸\nprint(1)", "lives"),
            ("tom\n    .lose(1)\n    .na‸", "name"), ("let x: Mood = .ca‸", "calm"),
        ])
    func first(code: String, expected: String) {
        let found = Self.complete(code)
        #expect(found.candidates.first?.text == expected, "\(found.candidates.prefix(5))")
    }

    @Test(
        "Where nothing can be guessed nothing is offered",
        arguments: [
            "// tem‸", "\"tem‸\"", "let ne‸", "func na‸", "1.5‸", "nothing.at.all‸", "tom.zzz‸",
        ])
    func nothing(code: String) {
        #expect(Self.complete(code).candidates.isEmpty)
    }

    @Test(
        "Members of a value's own type come before its protocols', and names before the library's")
    func ranking() {
        let members = Self.complete("tom.‸").candidates.map(\.text)
        #expect(members == ["lives", "lose", "name"])
        let names = Self.complete("t‸").candidates.map(\.text)
        #expect(names.prefix(2) == ["temperature", "tom"])
        #expect(Self.complete("‸").candidates.count < 80)
    }

    @Test("The stretch that is replaced is counted in Unicode scalars")
    func replaced() {
        #expect(Self.complete("print(temp‸").replacing == 6..<10)
        #expect(Self.complete("let 👩‍👩‍👧 = 1; tem‸perature").replacing == 15..<18)
    }

    @Test("Asking leaves nothing behind")
    func traces() {
        let notebook = Self.notebook()
        _ = Self.complete(
            "extension Int { var half: Int { self / 2 } }\nlet left = 1\n4.ha‸", in: notebook)
        #expect(notebook.run("4.half").error?.name == "unknown-member")
        #expect(notebook.run("left").error?.name == "unknown-name")
    }

    @Test(
        "A name is explained by signature, documentation, type and value",
        arguments: [
            ("to‸m", "let tom: Cat"), ("to‸m", "value: Cat(lives: 9, name: \"Tom\")"),
            ("Ca‸t", "A cat."),
            ("tom.lo‸se(1)", "Loses lives."), ("tom.lose(‸", "func Cat.lose(_ count: Int"),
            ("[1].ma‸p { $0 }", ".map<"), ("let local = 1.5\nloca‸l", "let local: Double"),
            ("feed(tom, mood: .ca‸lm)", "case Mood.calm"),
        ])
    func inspection(code: String, expected: String) {
        let parts = code.split(separator: "‸", omittingEmptySubsequences: false)
        let found = Self.notebook().session.inspect(
            parts.joined(), cursor: parts[0].unicodeScalars.count, showingSource: false)
        #expect(found?.plainText.contains(expected) == true, "\(found?.plainText ?? "nothing")")
    }

    @Test(
        "Unfinished code asks for more, at the right indent",
        arguments: [
            ("if x {\n    f(", "        "), ("let x = 1 +", ""), ("let t = \"\"\"\n  a", "  "),
            ("/* a", ""),
            ("#if DEBUG\nlet a = 1", ""), ("[1, 2,\n", "    "),
            ("struct A {\n    var x = 1", "    "),
            ("f(a,", "    "), ("xs.map { x in", "    "),
            ("for i in 0..<3 {\n    print(i)\n    if i > 1 {", "        "),
        ])
    func unfinished(code: String, indent: String) {
        #expect(Notebook().session.completeness(of: code) == .incomplete(indent: indent))
    }

    @Test(
        "Finished code and hopeless code ask for nothing",
        arguments: [
            ("let x = 1", true), ("f { $0 }", true), ("%time", true), ("?print", true),
            ("let x = )", false), ("}", false),
        ])
    func finished(code: String, isComplete: Bool) {
        #expect(Notebook().session.completeness(of: code) == (isComplete ? .complete : .invalid))
    }

    @Test("Completion in a property whose type would be part of itself comes to an end")
    func typeOfItself() {
        let notebook = Notebook()
        let text = "struct Person age=\\Person.age"
        for cursor in 0...text.unicodeScalars.count {
            _ = notebook.session.complete(text, cursor: cursor)
        }
        #expect(notebook.run("1 + 1").text == "2")
    }
}
