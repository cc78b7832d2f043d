import Glibc

/// The process's own standard output and error.
enum Terminal {
    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    static func writeToOutput(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

    static func writeToError(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

    /// Writes all bytes; gives up where nobody reads any more.
    private static func write(_ bytes: [UInt8], to file: Int32) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(file, buffer.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0, errno != EINTR { return }
            written += max(0, count)
        }
    }
}
