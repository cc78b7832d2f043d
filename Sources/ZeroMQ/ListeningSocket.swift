import CLinux
import Diagnostics
import Glibc

/// A socket of ZeroMQ's that peers connect to. What it does with them is its subclasses' matter.
///
/// It speaks ZMTP 3.1 (RFC 37). All of it happens in `Poller.wait` and in what is called from outside, on one thread at
/// a time; no thread of its own stands between a peer and the program.
package class ListeningSocket: Connection.Owner {
    private let listener: Int32
    private let secretKey: SecretKey?
    private let poller: Poller
    /// Whether it has stopped to accept connections, for want of descriptors.
    private var isDeaf = false
    private(set) var connections: [ObjectIdentifier: Connection] = [:]
    var isEncrypted: Bool { secretKey != nil }
    /// Is told why a connection was refused or broken off, if by the peer's fault.
    package var report: (String) -> Void = { _ in }

    /// - Parameter secretKey: encrypts all connections; only peers that know its public key can connect.
    /// - Throws: `Failure` `socket` with the address and the system's reason.
    package init(
        at endpoint: Endpoint, polledBy poller: Poller, secretKey: SecretKey? = nil
    ) throws(Failure) {
        listener = try endpoint.listen()
        self.poller = poller
        self.secretKey = secretKey
        poller.watch(listener) { [unowned self] in accept() }
    }

    /// Sends what is left, as far as peers take it until then, and closes all connections.
    package func close(lingeringUntil deadline: ContinuousClock.Instant = .now) {
        isDeaf = false
        poller.unwatch(listener)
        Glibc.close(listener)
        for connection in connections.values {
            connection.drain(until: deadline)
            connection.close()
        }
    }

    private func accept() {
        while true {
            let descriptor = swiftlet_accept(listener)
            if descriptor < 0 {
                if errno == EMFILE || errno == ENFILE {
                    // It would be ready again and again until another connection is closed.
                    isDeaf = true
                    poller.unwatch(listener)
                }
                return
            }
            let mechanism: any Mechanism =
                secretKey.map { CurveMechanism(serverKey: $0) } ?? NullMechanism()
            let connection = Connection(
                descriptor: descriptor, mechanism: mechanism, poller: poller, owner: self)
            connections[ObjectIdentifier(connection)] = connection
            connection.start()
        }
    }

    // MARK: What subclasses decide

    var metadata: Metadata { Metadata(socketType: "") }

    func accepts(_ socketType: String) -> Bool { false }

    func hasOpened(_ connection: Connection) {}

    func receive(_ message: [[UInt8]], from connection: Connection) {}

    func receive(_ command: Command, from connection: Connection) {}

    func hasClosed(_ connection: Connection, because problem: WireProblem?) {
        connections[ObjectIdentifier(connection)] = nil
        if let problem { report(problem.reason) }
        if isDeaf {
            isDeaf = false
            poller.watch(listener) { [unowned self] in accept() }
        }
    }
}
