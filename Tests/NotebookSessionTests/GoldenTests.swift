import TestSupport
import Testing

/// What users read when they are mistaken, word for word.
@Suite(.serialized) struct GoldenTests {
    @Test("A mistake is answered in these words", arguments: GoldenMistake.all(in: "Mistakes"))
    func mistake(golden: GoldenMistake) throws { try compare(golden) }

    @Test(
        "Python is answered with the Swift for it", arguments: GoldenMistake.all(in: "PythonHabits")
    )
    func habit(golden: GoldenMistake) throws { try compare(golden) }

    @Test(
        "A wrong call of a tensor operation names it, its shapes, and what would have fitted",
        arguments: GoldenMistake.all(in: "TensorErrors"))
    func tensors(golden: GoldenMistake) throws { try compare(golden) }

    @Test(
        "A mistake in training says what is wrong, with the values, and what to try",
        arguments: GoldenMistake.all(in: "TrainingMistakes"))
    func training(golden: GoldenMistake) throws { try compare(golden) }

    @Test("There are at least sixty wrong calls")
    func countOfTensorErrors() { #expect(GoldenMistake.all(in: "TensorErrors").count >= 60) }

    @Test("There are at least sixty habits")
    func count() { #expect(GoldenMistake.all(in: "PythonHabits").count >= 60) }

    private func compare(_ golden: GoldenMistake) throws {
        let said = try golden.said()
        if GoldenMistake.isRecording {
            if said != golden.expected() {
                try golden.record(said)
                Issue.record("recorded \(golden.name)")
            }
            return
        }
        let expected = golden.expected() ?? ""
        #expect(said == expected, "\(golden.name) says:\n\(said)\nexpected:\n\(expected)")
        #expect(!said.isEmpty, "\(golden.name) is no mistake")
    }
}
