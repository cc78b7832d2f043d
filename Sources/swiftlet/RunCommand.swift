import ArgumentParser
import Diagnostics
import JupyterKernel
import NotebookSession

/// Runs a script in the terminal.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a script in the terminal.",
        discussion: """
            Errors go to standard error, with the line and a caret, and the exit status is 1.
            """)

    @Argument(help: "A file of Swift code.", completion: .file(extensions: ["swift"]))
    var file: String

    @Flag(help: .init("Print the bytecode instead of running it.", visibility: .hidden))
    var bytecode = false

    func run() throws { try Self.run(file, printingBytecode: bytecode) }

    static func run(_ file: String, printingBytecode: Bool = false) throws {
        let code = try reportingFailure { try Self.code(in: file) }
        let interrupts = InterruptSignal()
        let name = file
        let outcome = try KernelThread.value("executor", stackSize: 512 << 20) {
            let output = TerminalOutput()
            let session = Session(output: output, colorsWarnings: Terminal.errorIsTerminal)
            if printingBytecode, let text = session.bytecode(of: code, named: name) {
                output.write(text, to: .standard)
                output.finish()
                return CellOutcome.success(value: nil)
            }
            interrupts.forward { session.interrupt() }
            let outcome = session.execute(code, named: name)
            output.finish()
            return outcome
        }
        guard case .failure(let error) = outcome else { return }
        for line in error.traceback {
            Terminal.writeToError((Terminal.errorIsTerminal ? line : plain(line)) + "\n")
        }
        throw error.isInterruption ? ExitCode(130) : ExitCode.failure
    }

    private static func code(in path: String) throws -> String {
        guard let text = String(validating: try Files.read(path), as: UTF8.self) else {
            throw Failure(id: "script-file", "the script '\(path)' is not UTF-8 text")
        }
        return text
    }

    /// A line without the escapes that colour it.
    private static func plain(_ line: String) -> String {
        line.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
    }
}
