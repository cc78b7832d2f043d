import ArgumentParser
import Diagnostics
import Glibc

/// Which Jupyter a kernel is installed for.
struct InstallationOptions: ParsableArguments {
    @Flag(help: "For this user, in the data folder of Jupyter (the default).")
    var user = false

    @Flag(help: "For the active Python environment.")
    var sysPrefix = false

    @Option(help: "For the Python environment or system at this path.")
    var prefix: String?

    @Option(help: "The kernel's name in Jupyter.")
    var name = "swiftlet"

    func validate() throws {
        guard [user, sysPrefix, prefix != nil].count(where: { $0 }) <= 1 else {
            throw ValidationError("Choose one of --user, --sys-prefix and --prefix.")
        }
    }

    func kernelSpec() throws -> KernelSpec {
        try KernelSpec(kernelsFolder: try kernelsFolder(), name: name)
    }

    private func kernelsFolder() throws -> String {
        if let prefix { return Self.absolute(prefix) + "/share/jupyter/kernels" }
        if sysPrefix {
            guard let folder = Self.variable("VIRTUAL_ENV") ?? Self.variable("CONDA_PREFIX") else {
                throw Failure(
                    id: "no-environment", "--sys-prefix needs an active Python environment",
                    hint: "activate it first, or name it with --prefix")
            }
            return folder + "/share/jupyter/kernels"
        }
        if let folder = Self.variable("JUPYTER_DATA_DIR") { return folder + "/kernels" }
        if let folder = Self.variable("XDG_DATA_HOME") { return folder + "/jupyter/kernels" }
        guard let home = Self.variable("HOME") else {
            throw Failure(
                id: "no-home", "--user needs the environment variable HOME",
                hint: "set it, or use --prefix")
        }
        return home + "/.local/share/jupyter/kernels"
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
        defer { free(here) }
        return String(cString: here) + "/" + path
    }
}

/// Makes the kernel known to Jupyter.
struct InstallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install", abstract: "Make the kernel known to Jupyter.")

    @OptionGroup var options: InstallationOptions

    @Flag(help: "Copy this program into the kernel's folder, so that nothing else is needed.")
    var copy = false

    @Option(help: "The kernel's name in front ends.")
    var displayName: String?

    @Option(
        name: .customLong("env"), parsing: .singleValue,
        help: .init(
            "A variable of the kernel's environment; may be given several times.",
            valueName: "NAME=value"))
    var environment: [String] = []

    func validate() throws {
        for entry in environment where !entry.contains("=") || entry.hasPrefix("=") {
            throw ValidationError("--env takes NAME=value, not '\(entry)'.")
        }
    }

    func run() throws {
        try reportingFailure {
            let spec = try options.kernelSpec()
            try spec.install(
                program: try Files.ownPath(), copiesProgram: copy, displayName: displayName,
                environment: environment)
            print("Installed the kernel '\(spec.name)' in \(spec.folder)")
        }
    }
}

/// Makes Jupyter forget the kernel.
struct UninstallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uninstall", abstract: "Remove the kernel from Jupyter.")

    @OptionGroup var options: InstallationOptions

    func run() throws {
        try reportingFailure {
            let spec = try options.kernelSpec()
            try spec.uninstall()
            print("Removed the kernel '\(spec.name)' from \(spec.kernelsFolder)")
        }
    }
}
