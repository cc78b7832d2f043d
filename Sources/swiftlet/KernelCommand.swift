import ArgumentParser
import Diagnostics
import Glibc
import JupyterKernel

/// Serves one notebook; Jupyter starts it.
struct KernelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kernel", abstract: "Serve a notebook. Jupyter runs this.")

    @Option(
        name: [.customShort("f"), .customLong("connection-file")],
        help: "Jupyter's connection file.")
    var connectionFile: String

    func run() throws { try Self.serve(connectionFile) }

    static func serve(_ connectionFile: String) throws {
        try reportingFailure {
            try Kernel(connection: ConnectionFile(path: connectionFile), path: connectionFile).run()
        }
        // Not `exit`: a cell that would not stop may still use what exit handlers tear down.
        _exit(0)
    }
}

/// Runs `body`; a failure becomes a line on standard error and exit status 1.
func reportingFailure<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let failure as Failure {
        Terminal.writeToError("error: \(failure.message)\n")
        for note in failure.notes { Terminal.writeToError("note: \(note)\n") }
        if let hint = failure.hint { Terminal.writeToError("hint: \(hint)\n") }
        throw ExitCode.failure
    }
}
