import TestSupport
import Testing

/// Programs without tensors mean under Swiftlet what they mean under the Swift compiler.
///
/// `./test differential` holds the same programs against the compiler itself.
@Suite(.serialized) struct DifferentialTests {
    @Test(
        "A program prints what it prints under swiftc",
        arguments: DifferentialProgram.all(in: "Accepted"))
    func printsTheSame(program: DifferentialProgram) throws {
        let expected = try program.expectedOutput()
        let result = Notebook().runOnDeepStack(try program.code())
        #expect(result.error == nil, "\(program): \(result.message)")
        if result.error == nil, result.printed != expected {
            let difference = firstDifference(expected: expected, got: result.printed)
            Issue.record("\(program) prints something else, \(difference)")
        }
    }

    /// Names declared anew, overloads, extensions and conformances of the first run meet their namesakes.
    @Test(
        "A program says the same when its cell runs again, and again",
        arguments: DifferentialProgram.all(in: "Accepted"))
    func runsAgain(program: DifferentialProgram) throws {
        let notebook = Notebook()
        let code = try program.code()
        let runs = (0..<3).map { _ in
            let result = notebook.runOnDeepStack(code)
            #expect(result.error == nil, "\(program): \(result.message)")
            return result.printed
        }
        let again = firstDifference(expected: runs[1], got: runs[2])
        #expect(again.isEmpty, "\(program) says something else the third time, \(again)")
        #expect(!notebook.output.error.contains("superseded-use"), "\(notebook.output.error)")
        // What the variables of the run before held goes when they are declared anew, which may be said.
        if !code.contains("deinit") {
            let again = firstDifference(expected: runs[0], got: runs[1])
            #expect(again.isEmpty, "\(program) says something else the second time, \(again)")
        }
    }

    @Test(
        "A program that swiftc rejects is rejected for the same reason",
        arguments: DifferentialProgram.all(in: "Rejected"))
    func isRejected(program: DifferentialProgram) throws {
        let expected = try #require(
            try program.expectedError(), "\(program): its first line is `// Error: id`")
        let result = Notebook().runOnDeepStack(try program.code())
        #expect(result.error?.name == expected, "\(program): \(result.message)")
        #expect(result.printed.isEmpty, "\(program) ran before it was rejected")
    }
}
