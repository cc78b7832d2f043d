import CSodium

/// The server's side of CurveZMQ (RFC 26): who does not know the server's public key cannot connect, and
/// what passes is encrypted with keys that live as long as the connection.
///
/// Names follow the RFC: `C` and `S` are the public keys of client and server that last, `C'` and `S'` those
/// of the connection.
final class CurveMechanism: Mechanism {
    static let name = "CURVE"
    static let isServer = true

    private enum State {
        case waitsForHello
        /// Has sent `WELCOME` to the client with this key of the connection.
        case waitsForInitiate(client: [UInt8], cookie: [UInt8])
        case isOpen
    }

    private let serverKey: SecretKey
    private let connectionKey = SecretKey()
    private var state = State.waitsForHello
    /// Of `C'` and `S'`: what messages are encrypted with.
    private var box: Box?
    private var sentNonce: UInt64 = 0
    private var receivedNonce: UInt64 = 0

    init(serverKey: SecretKey) { self.serverKey = serverKey }

    func opening(_ own: Metadata) -> [UInt8]? { nil }

    func receive(
        _ command: [UInt8], _ own: Metadata
    ) throws(WireProblem) -> (answer: [UInt8]?, peer: Metadata?) {
        switch state {
        case .waitsForHello: return (try welcome(command), nil)
        case .waitsForInitiate(let client, let cookie):
            let peer = try initiated(command, client, cookie)
            return (ready(own), peer)
        case .isOpen: throw WireProblem("a handshake after the handshake")
        }
    }

    // MARK: The handshake

    private func welcome(_ command: [UInt8]) throws(WireProblem) -> [UInt8] {
        var hello = try Reader(command, "HELLO", length: 194)
        guard hello.take(2).first == 1 else { throw WireProblem("a HELLO of another version") }
        _ = hello.take(72)
        let client = Array(hello.take(32))
        let nonce = Nonce("CurveZMQHELLO---", try next(hello.take(8)))
        let outer = Box(publicKey: client, serverKey)
        guard outer.open(hello.rest, nonce) == [UInt8](repeating: 0, count: 64) else {
            throw WireProblem("a client that does not know the server's key")
        }
        // The client sends it back as it is. A server that keeps nothing for a client until then would
        // write what it knows into it; this one remembers.
        let cookie = randomBytes(96)
        let long = randomBytes(16)
        state = .waitsForInitiate(client: client, cookie: cookie)
        return Command.body(
            "WELCOME",
            long + outer.seal(connectionKey.publicKey + cookie, Nonce("WELCOME-", long)))
    }

    private func initiated(
        _ command: [UInt8], _ client: [UInt8], _ cookie: [UInt8]
    ) throws(WireProblem) -> Metadata {
        var initiate = try Reader(command, "INITIATE", length: 96 + 8 + 144)
        guard Array(initiate.take(96)) == cookie else {
            throw WireProblem("an INITIATE with another cookie")
        }
        let nonce = Nonce("CurveZMQINITIATE", try next(initiate.take(8)))
        let inner = Box(publicKey: client, connectionKey)
        guard let content = inner.open(initiate.rest, nonce), content.count >= 128 else {
            throw WireProblem("an INITIATE that cannot be read")
        }
        // The client's lasting key vouches for that of the connection.
        let lasting = Array(content[..<32])
        let vouch = Box(publicKey: lasting, connectionKey)
            .open(content[48..<128], Nonce("VOUCH---", content[32..<48]))
        guard vouch == client + serverKey.publicKey else {
            throw WireProblem("an INITIATE that nobody vouches for")
        }
        let peer = try Metadata(content[128...])
        box = inner
        state = .isOpen
        return peer
    }

    private func ready(_ own: Metadata) -> [UInt8] {
        sentNonce += 1
        let nonce = Nonce("CurveZMQREADY---", sentNonce)
        return Command.body("READY", nonce.short + (box?.seal(own.bytes, nonce) ?? []))
    }

    /// A nonce that must be higher than those before it.
    private func next(_ bytes: ArraySlice<UInt8>) throws(WireProblem) -> UInt64 {
        let nonce = bytes.bigEndian
        guard nonce > receivedNonce else { throw WireProblem("a nonce that was used before") }
        receivedNonce = nonce
        return nonce
    }

    // MARK: Messages

    private static let isMore: UInt8 = 1
    private static let isCommand: UInt8 = 2

    func seal(_ body: [UInt8], _ flags: Frame.Flags) -> [UInt8]? {
        guard let box else { return nil }
        sentNonce += 1
        let nonce = Nonce("CurveZMQMESSAGES", sentNonce)
        var inside: [UInt8] = [0]
        if flags.contains(.more) { inside[0] |= Self.isMore }
        if flags.contains(.command) { inside[0] |= Self.isCommand }
        return Command.body("MESSAGE", nonce.short + box.seal(inside + body, nonce))
    }

    func open(_ frame: Frame) throws(WireProblem) -> Frame {
        var message = try Reader(frame.body, "MESSAGE", length: 8 + 17)
        let nonce = Nonce("CurveZMQMESSAGEC", try next(message.take(8)))
        guard let inside = box?.open(message.rest, nonce), let first = inside.first else {
            throw WireProblem("a message that cannot be read")
        }
        var flags: Frame.Flags = []
        if first & Self.isMore != 0 { flags.insert(.more) }
        if first & Self.isCommand != 0 { flags.insert(.command) }
        return Frame(flags: flags, body: Array(inside.dropFirst()))
    }

    /// Takes a command apart, of which the shortest length is known.
    private struct Reader {
        private(set) var rest: ArraySlice<UInt8>

        init(_ body: [UInt8], _ name: String, length: Int) throws(WireProblem) {
            let command = try Command(body)
            guard command.name == name, command.data.count >= length else {
                throw WireProblem("'\(command.name)' instead of '\(name)', or too short")
            }
            rest = command.data
        }

        mutating func take(_ count: Int) -> ArraySlice<UInt8> {
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
    }
}
