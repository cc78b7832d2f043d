import Diagnostics
import Glibc
import JupyterProtocol

/// The folder by which Jupyter knows the kernel: kernel.json and logos.
struct KernelSpec {
    /// Where kernelspecs live: `…/share/jupyter/kernels`.
    let kernelsFolder: String
    let name: String

    var folder: String { kernelsFolder + "/" + name }

    /// - Throws: `Failure` `kernel-name` where Jupyter would not accept the name.
    init(kernelsFolder: String, name: String) throws {
        let allowed = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."):
                true
            default: false
            }
        }
        guard allowed, !name.isEmpty, name != ".", name != ".." else {
            throw Failure(
                id: "kernel-name", "'\(name)' cannot name a kernel",
                hint: "use ASCII letters, digits, '-', '_' and '.'")
        }
        self.kernelsFolder = kernelsFolder
        self.name = name
    }

    /// Writes the kernelspec.
    /// - Parameters:
    ///   - program: the absolute path of the binary that Jupyter shall start.
    ///   - copiesProgram: puts a copy of the binary into the kernelspec, so that it needs nothing
    ///     outside.
    ///   - displayName: the name in front ends; nil for the template's.
    ///   - environment: variables that the kernel starts with, as `NAME=value`.
    func install(
        program: String, copiesProgram: Bool, displayName: String?, environment: [String] = []
    ) throws {
        let template = try Self.templateFolder(near: program)
        try Files.makeFolder(folder)
        var program = program
        if copiesProgram {
            let copy = folder + "/swiftlet"
            if program != copy {
                try Files.write(try Files.read(program), to: copy, permissions: 0o755)
            }
            program = copy
        }
        for file in try Files.names(in: template) where file.hasPrefix("logo-") {
            try Files.write(try Files.read(template + "/" + file), to: folder + "/" + file)
        }
        let bytes = try Files.read(template + "/kernel.json")
        let json: JSONValue
        do throws(JSONProblem) { json = try JSONParser.parse(bytes) } catch {
            throw Failure(id: "kernelspec", "'\(template)/kernel.json' is not JSON: \(error)")
        }
        let spec = Self.filled(
            json, program: program, displayName: displayName, environment: environment)
        var writer = JSONWriter()
        writer.value(spec)
        try Files.write(writer.bytes + [0x0A], to: folder + "/kernel.json")
    }

    /// Removes the kernelspec.
    /// - Throws: `Failure` `kernel-not-installed` where there is none.
    func uninstall() throws {
        guard Files.exists(folder + "/kernel.json") else {
            throw Failure(
                id: "kernel-not-installed", "there is no kernel '\(name)' in '\(kernelsFolder)'",
                hint: "'jupyter kernelspec list' shows which kernels are where")
        }
        try Files.removeFolder(folder)
    }

    /// The template with the program's path as the first word of the command.
    private static func filled(
        _ template: JSONValue, program: String, displayName: String?, environment: [String]
    ) -> JSONValue {
        let variables = environment.map { entry in
            let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return JSONValue.Member(String(parts[0]), .string(String(parts[1])))
        }
        let added = variables.isEmpty ? [] : [JSONValue.Member("env", .object(variables))]
        return .object(
            (template.members ?? []).map { member in
                switch member.key {
                case "argv":
                    let rest = (member.value.arrayValue ?? []).dropFirst()
                    return JSONValue.Member("argv", .array([.string(program)] + rest))
                case "display_name":
                    return JSONValue.Member(
                        "display_name", displayName.map { .string($0) } ?? member.value)
                default: return member
                }
            } + added)
    }

    /// The folder `kernelspec` beside the program or above it, as in a checkout.
    private static func templateFolder(near program: String) throws -> String {
        var folder = program[...]
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            for place in ["/kernelspec", "/share/swiftlet/kernelspec", ""] {
                let candidate = folder + place
                let isWhole = ["/kernel.json", "/logo-svg.svg"].allSatisfy { file in
                    Files.exists(candidate + file)
                }
                if isWhole { return String(candidate) }
            }
        }
        throw Failure(
            id: "kernelspec", "cannot find the folder 'kernelspec' near '\(program)'",
            hint: "keep it beside the program")
    }
}
