import Glibc
import JupyterProtocol
import ZeroMQ

/// A library that the kernel uses, for `swiftlet doctor`.
package struct Libraries: Sendable {
    package let name: String
    /// Nil where it is missing.
    package let version: String?
    /// What does not work without it.
    package let loss: String
    /// The Debian package that has it.
    package let package: String

    package static var all: [Libraries] {
        [
            Libraries(
                name: "libsodium", version: Ciphers.libraryVersion,
                loss: "nothing works without it", package: "libsodium23"),
            Libraries(
                name: "libcrypto", version: MessageSigner.libraryVersion,
                loss: "nothing works without it", package: "libssl3"),
            Libraries(
                name: "oneDNN", version: loaded(["libdnnl.so.2", "libdnnl.so.3", "libdnnl.so"]),
                loss: "tensors compute more slowly", package: "libdnnl2"),
            Libraries(
                name: "SQLite", version: loaded(["libsqlite3.so.0"]),
                loss: "the history ends with the session", package: "libsqlite3-0"),
        ]
    }

    /// The first of the names that can be loaded.
    private static func loaded(_ names: [String]) -> String? {
        names.first { dlopen($0, RTLD_LAZY | RTLD_LOCAL) != nil }.map { "(\($0))" }
    }
}
