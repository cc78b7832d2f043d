import ArgumentParser
import Glibc
import JupyterKernel

/// Looks at everything that a kernel needs and says what is wrong.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check that the kernel can run, and say what to do.",
        discussion: "The exit status is 1 if something must be mended.")

    func run() throws {
        let checkup = Checkup()
        var findings: [Checkup.Finding] = []
        for group in [
            checkup.program, checkup.kernelSpecs, checkup.libraries, checkup.ports, checkup.kernel,
            checkup.jupyter, checkup.machine,
        ] {
            for finding in group() {
                print(finding.text)
                findings.append(finding)
            }
        }
        let broken = findings.count { $0.verdict == .broken }
        print(
            broken == 0
                ? "\nSwiftlet is ready."
                : "\n\(broken) \(broken == 1 ? "thing needs" : "things need") mending.")
        if broken > 0 { throw ExitCode.failure }
    }
}
