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
