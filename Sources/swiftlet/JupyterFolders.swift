import Glibc

/// Where Jupyter looks for kernels, and the shell for programs.
enum JupyterFolders {
    /// Folders of kernelspecs, in Jupyter's order.
    static var kernels: [String] {
        var folders = paths(in: "JUPYTER_PATH")
        if let folder = variable("JUPYTER_DATA_DIR") {
            folders.append(folder)
        } else if let folder = variable("XDG_DATA_HOME") {
            folders.append(folder + "/jupyter")
        } else if let home = variable("HOME") {
            folders.append(home + "/.local/share/jupyter")
        }
        for prefix in [variable("VIRTUAL_ENV"), variable("CONDA_PREFIX"), environmentOfJupyter] {
            if let prefix { folders.append(prefix + "/share/jupyter") }
        }
        folders += ["/usr/local/share/jupyter", "/usr/share/jupyter"]
        var seen: Set<String> = []
        return folders.map { $0 + "/kernels" }.filter { seen.insert($0).inserted }
    }

    /// The Python environment whose `jupyter` the shell would find.
    private static var environmentOfJupyter: String? {
        guard let program = program(named: "jupyter") else { return nil }
        let parts = program.split(separator: "/")
        return parts.count > 2 ? "/" + parts.dropLast(2).joined(separator: "/") : nil
    }

    /// The program that the shell would start.
    static func program(named name: String) -> String? {
        paths(in: "PATH").map { $0 + "/" + name }.first { access($0, X_OK) == 0 }
    }

    private static func paths(in name: String) -> [String] {
        (variable(name) ?? "").split(separator: ":").map(String.init)
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
