import Bytecode
import Diagnostics
import Language
import Testing

/// The language tower by itself: with a library of a few lines, without a machine.
@Suite struct CompilerTests {
    /// Just enough for whole numbers.
    static let library: [LibraryDeclaration] = [
        source("protocol ExpressibleByIntegerLiteral {}"),
        source("protocol Equatable { static func == (lhs: Self, rhs: Self) -> Bool }"),
        source("struct Int: ExpressibleByIntegerLiteral, Equatable {}"),
        source("struct Bool {}"),
        source("struct String {}"),
        source("enum Optional<Wrapped> { case none, some(Wrapped) }"),
        LibraryDeclaration(
            context: "extension Int", text: "static func + (lhs: Int, rhs: Int) -> Int",
            implementation: .intrinsic(Intrinsic("addInt")), origin: "test"),
        LibraryDeclaration(
            context: "extension Int", text: "static func == (lhs: Int, rhs: Int) -> Bool",
            implementation: .intrinsic(Intrinsic("equalInt")), origin: "test"),
    ]

    static func source(_ text: String) -> LibraryDeclaration {
        LibraryDeclaration(context: nil, text: text, implementation: .source, origin: "test")
    }

    private func problems(_ code: String) -> [Diagnostic] {
        switch CellCompiler(library: Self.library).compile(code, name: "In[1]") {
        case .success(_, let warnings): warnings
        case .failure(let problems): problems
        }
    }

    @Test("An addition becomes one instruction")
    func addition() throws {
        let outcome = CellCompiler(library: Self.library).compile(
            "func twice(_ n: Int) -> Int { n + n }\nlet four = twice(2)", name: "In[1]")
        guard case .success(let cell, _) = outcome else {
            Issue.record("the cell did not compile")
            return
        }
        let twice = try #require(cell.delta.functions.first { $0.code.name == "twice" })
        #expect(twice.code.code.filter { $0.opcode == .addInt }.count == 1)
        #expect(cell.delta.entry != nil)
    }

    @Test("An unknown name is reported at its place, with the nearest known one")
    func unknownName() {
        let found = problems("let value = 1\nlet other = valeu")
        #expect(found.map(\.id) == ["unknown-name"])
        #expect(found.first?.range?.start == 26)
        #expect(found.first?.hint == "did you mean 'value'?")
    }

    @Test("A value of the wrong type is reported with both types")
    func wrongType() {
        let found = problems("let n: Int = true")
        #expect(found.map(\.id) == ["type-mismatch"])
        #expect(found.first?.message.contains("Int") == true)
        #expect(found.first?.message.contains("Bool") == true)
    }

    @Test("A cell that fails leaves no names behind; one that succeeds does")
    func namesAppearTogether() {
        let compiler = CellCompiler(library: Self.library)
        _ = compiler.compile("let kept = 1", name: "In[1]")
        _ = compiler.compile("let lost = 1\nlet wrong = nothing", name: "In[2]")
        if case .failure(let problems) = compiler.compile("let x = kept + lost", name: "In[3]") {
            #expect(problems.map(\.id) == ["unknown-name"])
            #expect(problems.first?.message.contains("lost") == true)
        } else {
            Issue.record("'lost' must not exist")
        }
    }

    @Test("Assigning to a constant says how to declare a variable")
    func constant() {
        let found = problems("let n = 1\nn = 2")
        #expect(found.map(\.id) == ["immutable"])
        #expect(found.first?.hint == "declare it with 'var'")
    }
}
