import JupyterKernel
import JupyterProtocol
import Testing

@Suite("History of cells")
struct CellHistoryTests {
    private let history = CellHistory()

    init() {
        for (index, code) in ["let a = 1", "a + 1", "print(a)", "a + 1"].enumerated() {
            history.append(line: index + 1, input: code)
        }
        history.setOutput("2")
    }

    private func lines(_ access: HistoryRequest.Access) -> [Int] {
        history.entries(for: access).map(\.line)
    }

    @Test("The tail is the last cells, oldest first")
    func tail() {
        #expect(lines(.tail(count: 2)) == [3, 4])
        #expect(lines(.tail(count: 0)) == [])
        #expect(lines(.tail(count: 99)) == [1, 2, 3, 4])
    }

    @Test("A range ends before its stop, and other sessions are empty")
    func range() {
        #expect(lines(.range(session: 0, start: 2, stop: 4)) == [2, 3])
        #expect(lines(.range(session: 1, start: 3, stop: nil)) == [3, 4])
        #expect(lines(.range(session: -1, start: 1, stop: 4)) == [])
    }

    @Test(
        "A search matches whole cells with stars and question marks",
        arguments: [
            ("*", [1, 2, 3, 4]), ("a*", [2, 4]), ("*a*1", [1, 2, 4]), ("a ? 1", [2, 4]),
            ("a", []), ("print(?)", [3]), ("", []), ("**(**)**", [3]), ("?", []),
        ])
    func search(pattern: String, expected: [Int]) {
        #expect(lines(.search(pattern: pattern, count: nil, isUnique: false)) == expected)
    }

    @Test("A unique search keeps the latest of equal cells, a count the last matches")
    func unique() {
        #expect(lines(.search(pattern: "*", count: nil, isUnique: true)) == [1, 3, 4])
        #expect(lines(.search(pattern: "*", count: 2, isUnique: true)) == [3, 4])
    }

    @Test("A pattern full of stars takes no exponential time")
    func manyStars() {
        history.append(line: 5, input: String(repeating: "a", count: 20_000))
        let pattern = String(repeating: "*a", count: 50) + "b"
        #expect(lines(.search(pattern: pattern, count: nil, isUnique: false)) == [])
    }

    @Test("The output belongs to the last cell")
    func output() {
        #expect(history.entries(for: .tail(count: 2)).map(\.output) == [nil, "2"])
    }
}
