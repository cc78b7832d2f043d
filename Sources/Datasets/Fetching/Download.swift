import Diagnostics
import Glibc

/// How far a download has come.
package struct DownloadProgress: Sendable {
    /// The file's name, without its address.
    package let fileName: String
    /// Bytes.
    package let received: Int
    /// Bytes.
    package let total: Int
}

/// Fetches files with the system's `curl`.
///
/// A child process, because the alternative, Foundation's networking, would have to be loaded by
/// every kernel for the sake of four files in its life; and a child can be ended at any moment
/// when the user presses Stop.
struct Download {
    let address: String
    let fileName: String
    let size: Int

    /// Fetches the file to a path, calling `progress` about ten times a second.
    ///
    /// What `progress` throws ends the download. Throws a text that says what went wrong if the
    /// address does not deliver.
    func fetch(to path: String, progress: (DownloadProgress) throws -> Void) throws {
        let child = try start(path)
        var status: Int32 = 0
        var ended = false
        defer {
            if !ended {
                kill(child, SIGKILL)
                waitpid(child, &status, 0)
            }
        }
        while true {
            let result = waitpid(child, &status, WNOHANG)
            if result != 0, !(result < 0 && errno == EINTR) { break }
            let received = FileSystem.size(of: path) ?? 0
            try progress(DownloadProgress(fileName: fileName, received: received, total: size))
            usleep(100_000)
        }
        ended = true
        // Exit status in bits 8 to 15; a signal in the low seven.
        let code = status & 0x7F == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(status & 0x7F)
        guard code == 0 else { throw DownloadProblem(address: address, curlStatus: code) }
        try progress(DownloadProgress(fileName: fileName, received: size, total: size))
    }

    private func start(_ path: String) throws -> pid_t {
        let arguments = [
            "curl", "--silent", "--fail", "--location", "--proto", "=https,http,file",
            "--proto-redir", "=https,http", "--connect-timeout", "15", "--speed-time", "30",
            "--speed-limit", "1", "--max-filesize", String(size), "--output", path, "--", address,
        ]
        // Only what curl needs is passed on.
        let names = [
            "PATH", "HOME", "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY",
            "no_proxy", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE",
        ]
        let environment = names.compactMap { name in
            DatasetEnvironment.variable(name).map { "\(name)=\($0)" }
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in 0...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        var child: pid_t = 0
        let result = withCStrings(arguments) { argv in
            withCStrings(environment) { envp in
                posix_spawnp(&child, "curl", &actions, nil, argv, envp)
            }
        }
        guard result == 0 else {
            throw Failure(
                id: "dataset-download-failed",
                "cannot start curl, which downloads need: \(String(cString: strerror(result)))",
                hint: "install it with `apt-get install curl`, or set SWIFTLET_DATA_DIR to a "
                    + "directory that holds the files")
        }
        return child
    }

    private func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}

/// An address that did not deliver; another may.
struct DownloadProblem: Error {
    let address: String
    let reason: String

    init(address: String, reason: String) {
        self.address = address
        self.reason = reason
    }

    /// The exit statuses of curl that a user can do something about.
    init(address: String, curlStatus: Int) {
        let known = [
            6: "the host is not known", 7: "the host cannot be reached",
            22: "the host does not have the file", 23: "the file cannot be written",
            28: "the host took too long", 35: "no secure connection could be made",
            37: "the file does not exist", 60: "the host's certificate is not trusted",
            63: "the file is larger than expected",
        ]
        self.init(address: address, reason: known[curlStatus] ?? "curl ended with \(curlStatus)")
    }
}
