import Diagnostics
import Glibc
import JupyterKernel
import JupyterProtocol

/// The single checks of `swiftlet doctor`.
struct Checkup {
    enum Verdict: String {
        case good = "ok     "
        /// Works, but something is less than it could be.
        case notice = "notice "
        case broken = "BROKEN "
    }

    struct Finding {
        let verdict: Verdict
        let what: String
        var advice: String?

        init(_ verdict: Verdict, _ what: String, advice: String? = nil) {
            self.verdict = verdict
            self.what = what
            self.advice = advice
        }

        var text: String {
            verdict.rawValue + what + (advice.map { "\n         → \($0)" } ?? "")
        }
    }

    /// The running program.
    func program() -> [Finding] {
        guard let path = try? Files.ownPath() else {
            return [Finding(.broken, "the program's own path is unknown", advice: "mount /proc")]
        }
        return [Finding(.good, "swiftlet \(SwiftletVersion.current) at \(path)")]
    }

    /// What Jupyter knows of us.
    func kernelSpecs() -> [Finding] {
        var findings: [Finding] = []
        for folder in JupyterFolders.kernels {
            for name in (try? Files.names(in: folder)) ?? [] {
                let path = "\(folder)/\(name)/kernel.json"
                guard let bytes = try? Files.read(path), let json = try? JSONParser.parse(bytes),
                    let command = json["argv"]?.arrayValue?.first?.stringValue,
                    command.hasSuffix("swiftlet")
                else { continue }
                findings.append(check(command, in: path))
            }
        }
        if findings.isEmpty {
            return [
                Finding(
                    .broken,
                    "Jupyter does not know the kernel (looked in "
                        + JupyterFolders.kernels.joined(separator: ", ") + ")",
                    advice: "run 'swiftlet install', in a Python environment "
                        + "'swiftlet install --sys-prefix'")
            ]
        }
        return findings
    }

    private func check(_ command: String, in spec: String) -> Finding {
        guard
            let program = command.contains("/") ? command : JupyterFolders.program(named: command),
            access(program, X_OK) == 0
        else {
            return Finding(
                .broken, "\(spec) starts '\(command)', which is not there",
                advice: "run 'swiftlet install' again, or remove the folder")
        }
        return Finding(.good, "kernelspec \(spec)")
    }

    func libraries() -> [Finding] {
        Libraries.all.map { library in
            if let version = library.version {
                return Finding(.good, "\(library.name) \(version)".trimmingEnd)
            }
            return Finding(
                .notice, "\(library.name) is missing: \(library.loss)",
                advice: "sudo apt-get install \(library.package)")
        }
    }

    /// Whether sockets can be had on this machine.
    func ports() -> [Finding] {
        do {
            try KernelProbe.bindPorts()
            return [Finding(.good, "five ports on 127.0.0.1")]
        } catch {
            return [
                Finding(
                    .broken, "no ports on 127.0.0.1: \(Self.words(error))",
                    advice:
                        "let the machine use its loopback interface, or choose the transport ipc "
                        + "in Jupyter")
            ]
        }
    }

    /// Starts a kernel as Jupyter would, and asks it who it is and what one and one are.
    func kernel() -> [Finding] {
        do {
            let probe = try KernelProbe(program: try Files.ownPath())
            defer { probe.end() }
            let milliseconds = try probe.start()
            guard try probe.sum() == "2" else {
                return [Finding(.broken, "a kernel started but cannot add", advice: "reinstall it")]
            }
            return [Finding(.good, "a kernel answers after \(milliseconds) ms")]
        } catch {
            return [
                Finding(
                    .broken, "a kernel does not start: \(Self.words(error))",
                    advice:
                        "run 'swiftlet kernel -f FILE' with a connection file and read what it says"
                )
            ]
        }
    }

    func jupyter() -> [Finding] {
        guard let path = JupyterFolders.program(named: "jupyter") else {
            return [
                Finding(
                    .notice, "'jupyter' is not on the PATH",
                    advice: "pip install jupyterlab, or activate its environment")
            ]
        }
        return [Finding(.good, "Jupyter at \(path)")]
    }

    func machine() -> [Finding] {
        let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
        let gigabytes = Double(sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))) / 1e9
        let text = "\(cores) cores, \((gigabytes * 10).rounded() / 10) GB of memory"
        guard gigabytes >= 1 else {
            return [Finding(.notice, text, advice: "training wants at least 1 GB")]
        }
        return [Finding(.good, text)]
    }

    private static func words(_ error: any Error) -> String {
        (error as? Failure)?.message ?? "\(error)"
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
