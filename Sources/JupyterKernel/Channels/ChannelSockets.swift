import Diagnostics
import ZeroMQ

/// The four sockets that whoever serves them has.
struct ChannelSockets {
    let shell: RouterSocket
    let control: RouterSocket
    let stdin: RouterSocket
    let iopub: PublisherSocket

    /// - Throws: `Failure` `socket` or `no-encryption` where one cannot be had.
    init(_ connection: ConnectionFile, polledBy poller: Poller) throws(Failure) {
        let key = try connection.secretKey()
        func router(_ port: Int) throws(Failure) -> RouterSocket {
            try RouterSocket(
                at: try Endpoint(connection.address(port: port)), polledBy: poller, secretKey: key)
        }
        shell = try router(connection.shellPort)
        control = try router(connection.controlPort)
        stdin = try router(connection.stdinPort)
        iopub = try PublisherSocket(
            at: try Endpoint(connection.address(port: connection.iopubPort)), polledBy: poller,
            secretKey: key)
        for socket in [shell, control, stdin, iopub] {
            socket.report = { Log.line("broke off a connection: the peer sent \($0)") }
        }
    }

    /// False if the client that the message is for is not connected.
    func send(_ message: [[UInt8]], on channel: Channel) -> Bool {
        switch channel {
        case .shell: return shell.send(message)
        case .control: return control.send(message)
        case .stdin: return stdin.send(message)
        case .iopub:
            iopub.send(message)
            return true
        }
    }

    func flush(_ channel: Channel) {
        switch channel {
        case .shell: shell.flush()
        case .control: control.flush()
        case .stdin: stdin.flush()
        case .iopub: iopub.flush()
        }
    }

    func close(lingeringUntil deadline: ContinuousClock.Instant) {
        for socket in [shell, control, stdin, iopub] { socket.close(lingeringUntil: deadline) }
    }
}
