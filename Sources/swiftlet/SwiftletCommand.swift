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
}
