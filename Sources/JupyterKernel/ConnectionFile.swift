import Diagnostics
import Glibc
import JupyterProtocol
import ZeroMQ

/// Where a client expects the kernel's sockets, and the key that both sign with.
package struct ConnectionFile: Sendable, Equatable {
    package enum Transport: String, Sendable { case tcp, ipc }

    package var transport: Transport
    /// An IP address; under `ipc` the path that the sockets' names begin with.
    package var host: String
    package var shellPort: Int
    package var controlPort: Int
    package var stdinPort: Int
    package var iopubPort: Int
    package var heartbeatPort: Int
    package var key: String
    package var signatureScheme: String
    /// Encrypts every socket with CurveZMQ; nil for plain sockets.
    package var curve: CurveKeys?

    /// Reads the file that Jupyter wrote for this kernel.
    /// - Throws: `Failure` `connection-file` naming the file and what is wrong with it.
    package init(path: String) throws {
        guard let bytes = Self.contents(of: path) else {
            throw Failure(
                id: "connection-file", "cannot read the connection file '\(path)'",
                hint: "Jupyter writes it and passes its path: see 'swiftlet install'")
        }
        let json: JSONValue
        do throws(JSONProblem) { json = try JSONParser.parse(bytes) } catch {
            throw Failure(
                id: "connection-file", "the connection file '\(path)' is not JSON: \(error)")
        }
        try self.init(json: json, path: path)
    }

    private static func contents(of path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, file)
        return ferror(file) == 0 ? Array(bytes[..<count]) : nil
    }

    /// Where a socket binds or connects.
    package func address(port: Int) -> String {
        switch transport {
        case .tcp: "tcp://\(host.contains(":") ? "[\(host)]" : host):\(port)"
        case .ipc: "ipc://\(host)-\(port)"
        }
    }

    /// What encrypts the sockets; nil for plain ones.
    /// - Throws: `Failure` `no-encryption` where the file's key is not one.
    func secretKey() throws(Failure) -> SecretKey? {
        guard let curve else { return nil }
        guard let key = SecretKey(curve.secretKey) else {
            throw Failure(
                id: "no-encryption", "the connection file's CurveZMQ key is not one",
                hint: "it is 40 characters in ZeroMQ's Z85 encoding")
        }
        return key
    }

    /// Removes the files that sockets under `ipc` leave behind.
    package func removeSocketFiles() {
        guard transport == .ipc else { return }
        for port in [shellPort, controlPort, stdinPort, iopubPort, heartbeatPort] {
            unlink("\(host)-\(port)")
        }
    }
}

/// The key pair of a kernel whose sockets are encrypted (CurveZMQ, RFC 26), in ZeroMQ's Z85 text.
///
/// Clients read the same pair from the connection file: who can read the file can connect.
package struct CurveKeys: Sendable, Equatable {
    package static let length = 40

    package let publicKey: String
    package let secretKey: String

    /// Nil where a key is not 40 characters long.
    package init?(publicKey: String, secretKey: String) {
        guard publicKey.utf8.count == Self.length, secretKey.utf8.count == Self.length else {
            return nil
        }
        self.publicKey = publicKey
        self.secretKey = secretKey
    }
}

extension ConnectionFile {
    /// - Parameter path: the file's name for errors.
    package init(json: JSONValue, path: String) throws(Failure) {
        func missing(_ member: String, _ expected: String) -> Failure {
            Failure(
                id: "connection-file",
                "the connection file '\(path)' needs \(expected) under '\(member)'")
        }
        func port(_ name: String) throws(Failure) -> Int {
            guard let port = json[name]?.intValue, (1...65_535).contains(port) else {
                throw missing(name, "a port from 1 to 65535")
            }
            return port
        }
        let transportName = json["transport"]?.stringValue ?? "tcp"
        guard let transport = Transport(rawValue: transportName) else {
            throw missing("transport", "'tcp' or 'ipc' instead of '\(transportName)'")
        }
        guard let key = json["key"]?.stringValue else { throw missing("key", "a string") }
        self.transport = transport
        self.key = key
        host = json["ip"]?.stringValue ?? "127.0.0.1"
        signatureScheme = json["signature_scheme"]?.stringValue ?? "hmac-sha256"
        shellPort = try port("shell_port")
        controlPort = try port("control_port")
        stdinPort = try port("stdin_port")
        iopubPort = try port("iopub_port")
        heartbeatPort = try port("hb_port")
        let keys = ["curve_publickey", "curve_secretkey"].map { json[$0]?.stringValue }
        if keys.allSatisfy({ $0 == nil }) { return }
        // Half a pair must not mean plain sockets where encrypted ones were asked for.
        curve = CurveKeys(publicKey: keys[0] ?? "", secretKey: keys[1] ?? "")
        if curve == nil {
            throw missing(
                "curve_publickey", "a CurveZMQ key of \(CurveKeys.length) characters, and one more")
        }
    }
}
