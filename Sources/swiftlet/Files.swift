import Diagnostics
import Glibc

/// The few things that installing a kernel does with files.
enum Files {
    /// All bytes of a file.
    /// - Throws: `Failure` `file` with the path and the system's reason, as everything here.
    static func read(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "r") else { throw failure("read", path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
            bytes.append(contentsOf: buffer[..<count])
        }
        guard ferror(file) == 0 else { throw failure("read", path) }
        return bytes
    }

    /// Writes beside the path and renames: what was there stays whole until the new is complete,
    /// also a program that runs.
    static func write(_ bytes: [UInt8], to path: String, permissions: mode_t = 0o644) throws {
        let part = path + ".part"
        guard let file = fopen(part, "w") else { throw failure("write", part) }
        let count = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, count == bytes.count, chmod(part, permissions) == 0,
            rename(part, path) == 0
        else {
            let failure = failure("write", path)
            unlink(part)
            throw failure
        }
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws {
        var ancestor = path.hasPrefix("/") ? "" : "."
        for component in path.split(separator: "/") {
            ancestor += "/" + component
            guard mkdir(ancestor, 0o755) == 0 || errno == EEXIST else {
                throw failure("make the folder", ancestor)
            }
        }
    }

    /// Removes a folder that holds files only.
    static func removeFolder(_ path: String) throws {
        for name in try names(in: path) where unlink(path + "/" + name) != 0 {
            throw failure("remove", path + "/" + name)
        }
        guard rmdir(path) == 0 else { throw failure("remove", path) }
    }

    static func names(in folder: String) throws -> [String] {
        guard let directory = opendir(folder) else { throw failure("open", folder) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The path of the running program.
    static func ownPath() throws -> String {
        guard let path = realpath("/proc/self/exe", nil) else {
            throw failure("find the running program at", "/proc/self/exe")
        }
        defer { free(path) }
        return String(cString: path)
    }

    private static func failure(_ verb: String, _ path: String) -> Failure {
        Failure(id: "file", "cannot \(verb) '\(path)': \(String(cString: strerror(errno)))")
    }
}
