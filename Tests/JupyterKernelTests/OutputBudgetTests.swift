import JupyterKernel
import Testing

@Suite("What a cell may show")
struct OutputBudgetTests {
    private func spend(_ text: String, of budget: inout OutputBudget) -> OutputBudget.Verdict {
        var text = text
        return text.withUTF8 { budget.spend(text: $0) }
    }

    @Test("Text is shown up to the limit, then cut, then dropped")
    func limit() {
        var budget = OutputBudget(limit: 10)
        #expect(spend("12345", of: &budget) == .shown)
        #expect(budget.ending == nil)
        #expect(spend("67890ab", of: &budget) == .cut(shown: 5))
        #expect(spend("c", of: &budget) == .dropped)
        #expect(budget.droppedBytes == 3)
        #expect(budget.ending.map { String(decoding: $0.tail, as: UTF8.self) } == "abc")
    }

    @Test("A character is not cut into bytes")
    func characters() {
        var budget = OutputBudget(limit: 6)
        #expect(spend("aaaa𨭎", of: &budget) == .cut(shown: 4))
    }

    @Test("The tail is the last whole lines, however much was dropped")
    func tail() {
        var budget = OutputBudget(limit: 1)
        for number in 0..<100_000 { _ = spend("line \(number)\n", of: &budget) }
        let tail = budget.ending.map { String(decoding: $0.tail, as: UTF8.self) } ?? ""
        #expect(tail.hasPrefix("line 99"))
        #expect(tail.hasSuffix("line 99999\n"))
        #expect(tail.utf8.count <= OutputBudget.tailSize)
    }

    @Test("Displays count with text, and without a limit nothing is dropped")
    func displays() {
        var budget = OutputBudget(limit: 100)
        let verdicts = [
            budget.spend(display: 60), budget.spend(display: 60), budget.spend(display: 1),
        ]
        #expect(verdicts == [true, true, false])
        #expect(budget.droppedDisplays == 1)
        var free = OutputBudget(limit: nil)
        let isShown = free.spend(display: .max / 2)
        #expect(isShown)
    }
}
