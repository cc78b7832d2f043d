import Diagnostics

/// XPUB: every peer hears the messages that it has subscribed to, and the program sees who subscribes.
package final class PublisherSocket: ListeningSocket {
    /// A peer's wish for messages whose first frame begins with the topic.
    package struct Subscription {
        package let topic: [UInt8]
        fileprivate let connection: Connection
    }

    /// How often each peer has subscribed to each topic.
    private var topics: [ObjectIdentifier: [[UInt8]: Int]] = [:]
    private var subscriptions: [Subscription] = []
    private var hasUnsent = false

    /// Subscriptions that have come since the last call.
    package func newSubscriptions() -> [Subscription] {
        if subscriptions.isEmpty { return [] }
        defer { subscriptions = [] }
        return subscriptions
    }

    /// Adds a message to what `flush` sends, for everyone who has subscribed to its first frame.
    package func send(_ message: [[UInt8]]) {
        guard let topic = message.first, !topics.isEmpty else { return }
        // Encrypted, it is another for every peer.
        var plain: [UInt8]?
        for (peer, wanted) in topics {
            guard let connection = connections[peer],
                wanted.keys.contains(where: { topic.starts(with: $0) })
            else { continue }
            if isEncrypted {
                connection.send(message)
            } else {
                let bytes = plain ?? Frame.bytes(of: message)
                plain = bytes
                connection.send(plain: bytes)
            }
        }
        hasUnsent = true
    }

    /// Adds a message for the one who has subscribed.
    package func send(_ message: [[UInt8]], to subscription: Subscription) {
        subscription.connection.send(message)
        hasUnsent = true
    }

    package func flush() {
        guard hasUnsent else { return }
        hasUnsent = false
        for connection in connections.values where connection.hasUnsent { connection.flush() }
    }

    override var metadata: Metadata { Metadata(socketType: "XPUB") }

    override func accepts(_ socketType: String) -> Bool { ["SUB", "XSUB"].contains(socketType) }

    /// Peers that speak version 3.0 subscribe by messages: 1 and the topic, or 0 and the topic for its end.
    override func receive(_ message: [[UInt8]], from connection: Connection) {
        guard message.count == 1, let first = message[0].first else { return }
        let topic = Array(message[0].dropFirst())
        if first == 1 { subscribe(connection, to: topic) }
        if first == 0 { unsubscribe(connection, from: topic) }
    }

    override func receive(_ command: Command, from connection: Connection) {
        switch command.name {
        case "SUBSCRIBE": subscribe(connection, to: Array(command.data))
        case "CANCEL": unsubscribe(connection, from: Array(command.data))
        default: break
        }
    }

    override func hasClosed(_ connection: Connection, because problem: WireProblem?) {
        topics[ObjectIdentifier(connection)] = nil
        subscriptions.removeAll { $0.connection === connection }
        super.hasClosed(connection, because: problem)
    }

    private func subscribe(_ connection: Connection, to topic: [UInt8]) {
        topics[ObjectIdentifier(connection), default: [:]][topic, default: 0] += 1
        subscriptions.append(Subscription(topic: topic, connection: connection))
    }

    private func unsubscribe(_ connection: Connection, from topic: [UInt8]) {
        guard let count = topics[ObjectIdentifier(connection)]?[topic] else { return }
        topics[ObjectIdentifier(connection)]?[topic] = count > 1 ? count - 1 : nil
    }
}
