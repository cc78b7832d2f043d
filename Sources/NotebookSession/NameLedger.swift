import Glibc

/// Remembers over a restart of the kernel which names a notebook's cells had defined, so that a cell
/// that misses one can be told to run the other cell first.
///
/// A small file beside the kernel's connection file, which survives a restart as that does. Names are
/// only ever added to it, a line each: what is written costs a cell some microseconds, and a kernel that
/// is killed leaves a file that is still good. Used on the executing thread.
package final class NameLedger: @unchecked Sendable {
    private let path: String
    private let head: String
    private var known: Set<String> = []

    /// Names that the kernel before this one had.
    package private(set) var namesBefore: Set<String> = []

    /// - Parameter owner: tells this notebook's file from one that another left at the same path.
    package init(path: String, owner: String) {
        self.path = path
        head = "swiftlet names \(Self.digest(owner))\n"
        let lines = Self.contents(of: path).split(separator: "\n")
        if lines.first.map({ "\($0)\n" }) == head {
            namesBefore = Set(lines.dropFirst().map(String.init))
        }
    }

    /// Adds the names that are new.
    package func record(_ names: [String]) {
        let new = names.filter { known.insert($0).inserted }
        if new.isEmpty { return }
        // The first names of a session take the place of the last session's.
        let isFirst = known.count == new.count
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (isFirst ? O_TRUNC : O_APPEND)
        let descriptor = open(path, flags, 0o600)
        // Without the file a restart is less helpful, and nothing else.
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // What has not run since the last restart has not run since this one either.
        let kept = isFirst ? Array(namesBefore.subtracting(known)).sorted() : []
        let text = (isFirst ? head : "") + (kept + new).map { "\($0)\n" }.joined()
        _ = Array(text.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Forgets all names: the notebook is closed.
    package func remove() { unlink(path) }

    private static func contents(of path: String) -> String {
        guard let file = fopen(path, "re") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    /// FNV-1a: the owner may be a secret, which has no place in this file.
    private static func digest(_ text: String) -> String {
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }
}
