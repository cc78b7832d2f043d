import CZeroMQ
import Diagnostics

/// The sockets that messages come and go by.
package enum Channel: String, Sendable { case shell, control, stdin, iopub }

/// A ZeroMQ socket bound to one address. Belongs to one thread.
final class ChannelSocket {
    enum Kind {
        /// Shell, control, stdin, heartbeat: each client has its own identity.
        case router
        /// The same for stdin, where a message to a client that is not there fails instead of vanishing.
        case reliableRouter
        /// iopub: every client hears everything, and subscriptions can be seen.
        case publisher
    }

    let handle: UnsafeMutableRawPointer
    /// Becomes readable when the socket should be looked at; see `mayHoldMessages`.
    private(set) var descriptor: Int32 = -1
    /// Whether messages may have arrived that the descriptor will not tell of: sending reads what
    /// the descriptor stands for. Receiving until nothing is left makes it tell again.
    private(set) var mayHoldMessages = true

    /// - Parameter curve: encrypts the socket; only clients that know the public key can connect.
    /// - Throws: `Failure` `socket` with the address and ZeroMQ's reason.
    init(
        _ kind: Kind, at address: String, in context: ChannelContext, curve: CurveKeys? = nil
    ) throws {
        let type = kind == .publisher ? ZMQ_XPUB : ZMQ_ROUTER
        guard let handle = zmq_socket(context.handle, type) else {
            throw Self.failure("open a socket for", address)
        }
        self.handle = handle
        // ZeroMQ drops messages past its high-water mark, a status among them: no mark, then.
        set(ZMQ_SNDHWM, 0)
        set(ZMQ_RCVHWM, 0)
        set(ZMQ_LINGER, 1000)
        switch kind {
        case .router, .reliableRouter:
            // A client that reconnects comes back under its old identity.
            set(ZMQ_ROUTER_HANDOVER, 1)
            if kind == .reliableRouter { set(ZMQ_ROUTER_MANDATORY, 1) }
        case .publisher:
            // Without it only the first of several equal subscriptions would be seen and greeted.
            set(ZMQ_XPUB_VERBOSE, 1)
            set(ZMQ_XPUB_NODROP, 1)
        }
        if let curve {
            guard zmq_has("curve") == 1 else {
                zmq_close(handle)
                throw Failure(
                    id: "no-encryption",
                    "the connection file asks for CurveZMQ, which this libzmq was built without",
                    hint: "use a libzmq with libsodium, or start the kernel without encryption")
            }
            set(ZMQ_CURVE_SERVER, 1)
            guard
                zmq_setsockopt(handle, ZMQ_CURVE_SECRETKEY, curve.secretKey, CurveKeys.length) == 0
            else {
                zmq_close(handle)
                throw Failure(
                    id: "no-encryption", "the connection file's CurveZMQ key is not one",
                    hint: "it is 40 characters in ZeroMQ's Z85 encoding")
            }
        }
        guard zmq_bind(handle, address) == 0 else {
            let failure = Self.failure("listen at", address)
            zmq_close(handle)
            throw failure
        }
        var size = MemoryLayout<Int32>.size
        zmq_getsockopt(handle, ZMQ_FD, &descriptor, &size)
    }

    private static func failure(_ verb: String, _ address: String) -> Failure {
        Failure(
            id: "socket",
            "cannot \(verb) \(address): \(String(cString: zmq_strerror(zmq_errno())))",
            hint: "another process may use the port; restarting the kernel chooses new ones")
    }

    private func set(_ option: Int32, _ value: Int32) {
        var value = value
        zmq_setsockopt(handle, option, &value, MemoryLayout<Int32>.size)
    }

    func close() { zmq_close(handle) }

    /// Sends all frames of a message. False if the client is gone.
    @discardableResult
    func send(_ frames: [[UInt8]]) -> Bool {
        mayHoldMessages = true
        for (index, frame) in frames.enumerated() {
            let more = index + 1 < frames.count ? ZMQ_SNDMORE : 0
            while zmq_send(handle, frame, frame.count, more) < 0 {
                guard zmq_errno() == EINTR else { return false }
            }
        }
        return true
    }

    /// All frames of the next message; nil when none waits.
    /// - Parameter waits: blocks until a message comes or the context shuts down.
    func receive(waits: Bool = false) -> [[UInt8]]? {
        let frames = Self.frames(from: handle, waits: waits)
        if frames == nil { mayHoldMessages = false }
        return frames
    }

    /// All frames of the next message on any socket of ZeroMQ's; nil when none waits.
    static func frames(from handle: UnsafeMutableRawPointer, waits: Bool) -> [[UInt8]]? {
        var frames: [[UInt8]] = []
        while true {
            var part = zmq_msg_t()
            zmq_msg_init(&part)
            defer { zmq_msg_close(&part) }
            while zmq_msg_recv(&part, handle, waits ? 0 : ZMQ_DONTWAIT) < 0 {
                guard zmq_errno() == EINTR else { return nil }
            }
            let start = zmq_msg_data(&part)
            frames.append(Array(UnsafeRawBufferPointer(start: start, count: zmq_msg_size(&part))))
            if zmq_msg_more(&part) == 0 { return frames }
        }
    }
}

/// ZeroMQ's context: the background thread that moves the sockets' bytes.
final class ChannelContext: @unchecked Sendable {
    let handle: UnsafeMutableRawPointer

    /// - Throws: `Failure` `socket` where ZeroMQ cannot start.
    init() throws {
        guard let handle = zmq_ctx_new() else {
            throw Failure(id: "socket", "ZeroMQ cannot start")
        }
        self.handle = handle
    }

    /// Wakes every thread that waits on a socket, for the end.
    func shutDown() { zmq_ctx_shutdown(handle) }

    /// Waits until every message is on its way, as long as the sockets linger.
    func terminate() { zmq_ctx_term(handle) }
}
