import Diagnostics
import Glibc

/// DEALER: a client of one `RouterSocket`.
package final class DealerSocket: Connection.Owner {
    private var connection: Connection?
    private let poller = Poller()
    private var isOpen = false
    private var received: [[[UInt8]]] = []

    /// - Throws: `Failure` `socket` with the address and the system's reason.
    package init(connectingTo endpoint: Endpoint) throws(Failure) {
        let connection = Connection(
            descriptor: try endpoint.connect(), mechanism: NullMechanism(), poller: poller,
            owner: self)
        self.connection = connection
        connection.start()
    }

    /// Whether the other side is still there.
    package var isConnected: Bool { connection != nil }

    /// Whether the other side has shaken hands, in that time at the latest.
    package func isReady(within milliseconds: Int) -> Bool {
        if !isOpen, isConnected { poller.wait(milliseconds: milliseconds) }
        return isOpen
    }

    /// Sends a message, once the other side is ready.
    package func send(_ message: [[UInt8]]) {
        precondition(isOpen)
        connection?.send(message)
        connection?.flush()
    }

    /// The next message; nil if none comes in that time.
    package func receive(within milliseconds: Int) -> [[UInt8]]? {
        if received.isEmpty, isConnected { poller.wait(milliseconds: milliseconds) }
        return received.isEmpty ? nil : received.removeFirst()
    }

    package func close() { connection?.close() }

    var metadata: Metadata { Metadata(socketType: "DEALER") }

    func accepts(_ socketType: String) -> Bool { socketType == "ROUTER" }

    func hasOpened(_ connection: Connection) { isOpen = true }

    func receive(_ message: [[UInt8]], from connection: Connection) { received.append(message) }

    func receive(_ command: Command, from connection: Connection) {}

    func hasClosed(_ connection: Connection, because problem: WireProblem?) {
        self.connection = nil
    }
}
