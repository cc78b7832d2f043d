import CZeroMQ
import Diagnostics
import Glibc
import JupyterProtocol

/// A client that starts a kernel process and asks it two questions: what `swiftlet doctor` tries out.
package final class KernelProbe {
    /// How long a kernel has for an answer, in milliseconds.
    private static let patience: Int32 = 10_000

    private let program: String
    private let file: String
    private let context: ChannelContext
    private let shell: UnsafeMutableRawPointer
    private let encoder: MessageEncoder
    private var decoder: MessageDecoder
    private var process: pid_t = 0

    /// Finds out whether five sockets can be bound.
    /// - Throws: `Failure` `socket` where they cannot.
    package static func bindPorts() throws {
        let context = try ChannelContext()
        var sockets: [ChannelSocket] = []
        defer {
            for socket in sockets { socket.close() }
            context.terminate()
        }
        for _ in 0..<5 {
            sockets.append(try ChannelSocket(.router, at: "tcp://127.0.0.1:*", in: context))
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
        context = try ChannelContext()
        guard let output = fopen(file, "w"), fwrite(json, 1, json.count, output) == json.count,
            fclose(output) == 0, let socket = zmq_socket(context.handle, ZMQ_DEALER)
        else { throw Failure(id: "probe", "cannot write '\(file)'") }
        shell = socket
        zmq_connect(shell, "ipc://\(folder)/socket-1")
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
        var linger: Int32 = 0
        zmq_setsockopt(shell, ZMQ_LINGER, &linger, MemoryLayout<Int32>.size)
        zmq_close(shell)
        context.terminate()
        unlink(file)
        rmdir(String(file.dropLast("/connection.json".count)))
    }

    /// C strings that the caller frees, and nil after the last.
    private static func copies(of texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        texts.map { (text: String) in strdup(text) } + [nil]
    }

    private func ask(_ type: String, _ content: [UInt8]) throws -> JSONValue {
        let message = encoder.message(type: type, content: content, to: [], answering: [])
        for (index, frame) in message.frames.enumerated() {
            let more = index + 1 < message.frames.count ? ZMQ_SNDMORE : 0
            zmq_send(shell, frame, frame.count, more)
        }
        var item = zmq_pollitem_t(socket: shell, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0)
        var waited: Int32 = 0
        while zmq_poll(&item, 1, 100) == 0 {
            waited += 100
            var status: Int32 = 0
            if waitpid(process, &status, WNOHANG) == process {
                process = 0
                throw Failure(id: "probe", "the kernel ended at once")
            }
            guard waited < Self.patience else {
                throw Failure(id: "probe", "no answer within \(Self.patience / 1000) s")
            }
        }
        guard let frames = ChannelSocket.frames(from: shell, waits: true) else {
            throw Failure(id: "probe", "the connection broke")
        }
        return try decoder.decode(frames).content
    }
}
