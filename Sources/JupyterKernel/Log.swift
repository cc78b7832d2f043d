import Glibc

/// The kernel's log: lines on standard error, which Jupyter shows where the server runs.
enum Log {
    static func line(_ text: String) {
        // One write, so that lines from two threads do not mix. A lost log line harms nobody.
        let bytes = Array("swiftlet: \(text)\n".utf8)
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
}
