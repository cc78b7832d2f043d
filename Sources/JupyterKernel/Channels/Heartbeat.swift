/// Sends back every byte that comes, so that clients know the kernel lives also while it computes.
final class Heartbeat: @unchecked Sendable {
    private let socket: ChannelSocket

    init(socket: ChannelSocket) { self.socket = socket }

    /// Runs until the context shuts down.
    func run() {
        while let frames = socket.receive(waits: true) { socket.send(frames) }
        socket.close()
    }
}
