/// How a connection is secured: what its two ends say before messages may pass, and what becomes of each
/// frame on its way. One object for each connection.
protocol Mechanism: AnyObject {
    /// What both ends announce in their greetings.
    static var name: String { get }
    static var isServer: Bool { get }

    /// What this end says first, once the greetings have been exchanged.
    func opening(_ own: Metadata) -> [UInt8]?

    /// Takes a command of the handshake.
    /// - Returns: a command to answer with, and what the peer says about itself once it may send messages.
    func receive(
        _ command: [UInt8], _ own: Metadata
    ) throws(WireProblem) -> (answer: [UInt8]?, peer: Metadata?)

    /// Frames of a message, or a command, as bytes for the wire; nil if nothing needs to be done to them.
    func seal(_ body: [UInt8], _ flags: Frame.Flags) -> [UInt8]?

    func open(_ frame: Frame) throws(WireProblem) -> Frame
}

/// Connections in the open, for sockets that nobody else can reach.
final class NullMechanism: Mechanism {
    static let name = "NULL"
    static let isServer = false

    func opening(_ own: Metadata) -> [UInt8]? { Command.body("READY", own.bytes) }

    func receive(
        _ command: [UInt8], _ own: Metadata
    ) throws(WireProblem) -> (answer: [UInt8]?, peer: Metadata?) {
        let command = try Command(command)
        guard command.name == "READY" else {
            throw WireProblem("'\(command.name)' instead of 'READY'")
        }
        return (nil, try Metadata(command.data))
    }

    func seal(_ body: [UInt8], _ flags: Frame.Flags) -> [UInt8]? { nil }

    func open(_ frame: Frame) -> Frame { frame }
}
