import ArgumentParser
import JupyterKernel

/// The command line.
@main
struct SwiftletCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "swiftlet",
        abstract: "Swift for tensors, in a Jupyter notebook.",
        discussion: """
            'swiftlet install' makes the kernel known to Jupyter; after that it is chosen in JupyterLab
            like any other. 'swiftlet run' runs a script in the terminal, 'swiftlet doctor' finds out
            what is wrong where a kernel does not start.
            """,
        version: "swiftlet \(SwiftletVersion.current)",
        subcommands: [
            KernelCommand.self, InstallCommand.self, UninstallCommand.self, RunCommand.self,
            DoctorCommand.self,
        ])

    static func main() {
        KernelThread.shareOneHeap()
        let arguments = CommandLine.arguments.dropFirst()
        guard let command = plainCommand(Array(arguments)) else { return main(nil) }
        do { try command() } catch { exit(withError: error) }
    }

    /// The commands that somebody waits for, when nothing but a file is given: the general way to read
    /// arguments takes longer than everything else before the first cell.
    private static func plainCommand(_ arguments: [String]) -> (() throws -> Void)? {
        guard let file = arguments.last, !file.hasPrefix("-") else { return nil }
        switch arguments.dropLast() {
        case ["run"]: return { try RunCommand.run(file) }
        case ["kernel", "-f"], ["kernel", "--connection-file"]:
            return { try KernelCommand.serve(file) }
        default: return nil
        }
    }
}
