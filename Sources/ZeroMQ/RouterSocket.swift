import Diagnostics

/// ROUTER: knows each peer by its identity, which stands before a message that comes from it and one that
/// goes to it.
package final class RouterSocket: ListeningSocket {
    private var peers: [[UInt8]: Connection] = [:]
    private var unsent: [ObjectIdentifier: Connection] = [:]
    private var received: [[[UInt8]]] = []
    private var next = 0
    private var namedCount: UInt32 = 0

    /// The next message that has come, the sender's identity first; nil when none waits.
    package func receive() -> [[UInt8]]? {
        if next == received.count {
            if next > 0 {
                received.removeAll(keepingCapacity: next <= 64)
                next = 0
            }
            return nil
        }
        defer { next += 1 }
        return received[next]
    }

    /// Adds a message to what `flush` sends.
    /// - Returns: whether the peer that the first frame names is connected.
    @discardableResult
    package func send(_ message: [[UInt8]]) -> Bool {
        guard let identity = message.first, let peer = peers[identity] else { return false }
        peer.send(Array(message.dropFirst()))
        unsent[ObjectIdentifier(peer)] = peer
        return true
    }

    package func flush() {
        if unsent.isEmpty { return }
        for peer in unsent.values { peer.flush() }
        unsent.removeAll(keepingCapacity: true)
    }

    override var metadata: Metadata { Metadata(socketType: "ROUTER") }

    override func accepts(_ socketType: String) -> Bool {
        ["DEALER", "REQ", "ROUTER"].contains(socketType)
    }

    override func hasOpened(_ connection: Connection) {
        let identity = identity(of: connection)
        // A client that reconnects comes back under its old identity.
        let old = peers.updateValue(connection, forKey: identity)
        old?.close()
    }

    override func receive(_ message: [[UInt8]], from connection: Connection) {
        received.append([identity(of: connection)] + message)
    }

    override func hasClosed(_ connection: Connection, because problem: WireProblem?) {
        if connection.hasOpened {
            let identity = identity(of: connection)
            if peers[identity] === connection { peers[identity] = nil }
        }
        super.hasClosed(connection, because: problem)
    }

    /// The one that the peer gave itself, or another that no peer can give itself.
    private func identity(of connection: Connection) -> [UInt8] {
        if connection.identity.isEmpty {
            let own = connection.peer.identity
            if own.isEmpty || own[0] == 0 {
                namedCount &+= 1
                connection.identity = [0]
                connection.identity.append(bigEndian: namedCount)
            } else {
                connection.identity = own
            }
        }
        return connection.identity
    }
}
