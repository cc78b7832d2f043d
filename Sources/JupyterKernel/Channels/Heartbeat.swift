import Diagnostics
import ZeroMQ

/// Sends back every byte that comes, so that clients know the kernel lives also while it computes.
final class Heartbeat: @unchecked Sendable {
    private let socket: RouterSocket
    private let poller = Poller()

    init(at endpoint: Endpoint, secretKey: SecretKey?) throws(Failure) {
        socket = try RouterSocket(at: endpoint, polledBy: poller, secretKey: secretKey)
    }

    /// Runs until the process ends, on a thread that nothing else uses the socket on.
    func run() {
        while true {
            poller.wait(milliseconds: -1)
            while let message = socket.receive() { socket.send(message) }
            socket.flush()
        }
    }
}
