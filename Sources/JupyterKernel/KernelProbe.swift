import Diagnostics
import Glibc
import JupyterProtocol
import ZeroMQ

/// A client that starts a kernel process and asks it two questions: what `swiftlet doctor` tries out.
package final class KernelProbe {
    /// How long a kernel has for an answer, in milliseconds.
    private static let patience = 10_000

    private let program: String
    private let file: String
    private let address: String
    private var shell: DealerSocket?
    private let encoder: MessageEncoder
    private var decoder: MessageDecoder
    private var process: pid_t = 0

    /// Finds out whether five sockets can be bound.
    /// - Throws: `Failure` `socket` where they cannot.
    package static func bindPorts() throws {
        let poller = Poller()
        var sockets: [RouterSocket] = []
        defer { for socket in sockets { socket.close() } }
        for _ in 0..<5 {
            sockets.append(
                try RouterSocket(at: try Endpoint("tcp://127.0.0.1:*"), polledBy: poller))
        }
    }

    /// - Throws: `Failure` `probe` where there is no place for a connection file.
    package init(program: String) throws {
        self.program = program
        var template = Array("/tmp/swiftlet-doctor-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Failure(id: "probe", "cannot make a folder in /tmp")
        }
        let path = template.dropLast().map { UInt8(bitPattern: $0) }
        let folder = String(decoding: path, as: UTF8.self)
        let key = String(UInt64.random(in: .min ... .max), radix: 16)
        let signer = try MessageSigner(key: key)
        encoder = MessageEncoder(signer: signer)
        decoder = MessageDecoder(signer: signer)
        file = folder + "/connection.json"
        let json = JSONWriter.object { json in
            json.member("transport", "ipc")
            json.member("ip", folder + "/socket")
            json.member("key", key)
            json.member("signature_scheme", "hmac-sha256")
            for (index, name) in ["shell", "iopub", "stdin", "control", "hb"].enumerated() {
                json.member(name + "_port", index + 1)
            }
        }
        guard let output = fopen(file, "w"), fwrite(json, 1, json.count, output) == json.count,
            fclose(output) == 0
        else { throw Failure(id: "probe", "cannot write '\(file)'") }
        address = "ipc://\(folder)/socket-1"
    }

    /// Starts the kernel and waits until it says who it is.
    /// - Returns: how many milliseconds that took.
    package func start() throws -> Int {
        let start = Outbox.now
        var settings = [
            "PATH=/usr/bin:/bin", "HOME=/nonexistent", "SWIFTLET_HISTORY=off",
            "JPY_PARENT_PID=\(getpid())",
        ]
        // A library that only this variable finds is found by the kernel too.
        if let path = getenv("LD_LIBRARY_PATH") {
            settings.append("LD_LIBRARY_PATH=\(String(cString: path))")
        }
        let environment = Self.copies(of: settings)
        let arguments = Self.copies(of: [program, "kernel", "-f", file])
        defer { for text in environment + arguments { free(text) } }
        let status = posix_spawn(&process, program, nil, nil, arguments, environment)
        guard status == 0 else {
            throw Failure(id: "probe", "cannot start it: \(String(cString: strerror(status)))")
        }
        try connect()
        _ = try ask("kernel_info_request", Array("{}".utf8))
        return Int((Outbox.now - start) * 1000)
    }

    /// What the kernel says that one and one are.
    package func sum() throws -> String {
        let content = JSONWriter.object { json in
            json.member("code", "let two = 1 + 1")
            json.member("user_expressions") { $0.member("sum", "two") }
        }
        let reply = try ask("execute_request", content)
        return reply["user_expressions"]?["sum"]?["data"]?["text/plain"]?.stringValue ?? ""
    }

    /// Ends the kernel and removes what was made for it.
    package func end() {
        if process > 0 {
            kill(process, SIGTERM)
            var status: Int32 = 0
            waitpid(process, &status, 0)
        }
        shell?.close()
        unlink(file)
        rmdir(String(file.dropLast("/connection.json".count)))
    }

    /// C strings that the caller frees, and nil after the last.
    private static func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        texts.map { (text: String) in strdup(text) } + [nil]
    }

    /// Waits until the kernel listens.
    private func connect() throws {
        try waiting(each: 5) { milliseconds in
            shell = try? DealerSocket(connectingTo: try Endpoint(address))
            if shell == nil { usleep(useconds_t(milliseconds * 1000)) }
            return shell
        }
    }

    private func ask(_ type: String, _ content: [UInt8]) throws -> JSONValue {
        try waiting(each: 100) { shell?.isReady(within: $0) == true ? true : nil }
        shell?.send(encoder.message(type: type, content: content, to: [], answering: []).frames)
        let frames = try waiting(each: 100) { shell?.receive(within: $0) }
        return try decoder.decode(frames).content
    }

    /// Tries something again and again, as long as the kernel lives and there is patience.
    /// - Parameter work: is given how many milliseconds it may take.
    @discardableResult
    private func waiting<Result>(each milliseconds: Int, _ work: (Int) -> Result?) throws -> Result
    {
        for _ in 0..<Self.patience / milliseconds {
            if let result = work(milliseconds) { return result }
            var status: Int32 = 0
            if waitpid(process, &status, WNOHANG) == process {
                process = 0
                throw Failure(id: "probe", "the kernel ended at once")
            }
        }
        throw Failure(id: "probe", "no answer within \(Self.patience / 1000) s")
    }
}
