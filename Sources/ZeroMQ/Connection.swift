import Glibc

/// One peer's connection: the greetings, the handshake, then messages both ways.
///
/// Nothing here blocks. What cannot be sent at once waits, however much it is, and goes when the peer reads.
final class Connection {
    /// What a connection tells the socket that it belongs to.
    protocol Owner: AnyObject {
        var metadata: Metadata { get }
        /// Whether a peer's socket is of a type that fits this one.
        func accepts(_ socketType: String) -> Bool
        /// The handshake is over.
        func hasOpened(_ connection: Connection)
        func receive(_ message: [[UInt8]], from connection: Connection)
        func receive(_ command: Command, from connection: Connection)
        func hasClosed(_ connection: Connection, because problem: WireProblem?)
    }

    private enum State { case greeting, handshake, open, closed }

    /// How long a frame may be before the peer is known, and after that.
    private static let shortFrame = 65_536
    private static let longFrame = 1 << 31

    private let descriptor: Int32
    private let mechanism: any Mechanism
    private let poller: Poller
    private unowned let owner: any Owner
    private var state = State.greeting
    private var reader = FrameReader()
    /// Frames of a message whose last has not come yet.
    private var message: [[UInt8]] = []
    private var messageLength = 0
    private var output: [UInt8] = []
    /// How much of the output has been sent.
    private var sent = 0
    private var waitsForPeer = false
    /// What the peer says about itself, once it is open.
    private(set) var peer = Metadata(socketType: "")
    private(set) var hasOpened = false
    /// What the socket calls the peer.
    var identity: [UInt8] = []

    init(descriptor: Int32, mechanism: any Mechanism, poller: Poller, owner: any Owner) {
        self.descriptor = descriptor
        self.mechanism = mechanism
        self.poller = poller
        self.owner = owner
        var yes: Int32 = 1
        // Small messages leave at once. It fails for sockets in the file system, which always do.
        setsockopt(
            descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes,
            socklen_t(MemoryLayout<Int32>.size))
    }

    func start() {
        poller.watch(descriptor) { [unowned self] in becameReady() }
        let kind = type(of: mechanism)
        output += Greeting.bytes(mechanism: kind.name, isServer: kind.isServer)
        flush()
    }

    func close(because problem: WireProblem? = nil) {
        guard state != .closed else { return }
        state = .closed
        poller.unwatch(descriptor)
        Glibc.close(descriptor)
        output = []
        sent = 0
        owner.hasClosed(self, because: problem)
    }

    // MARK: Out

    var hasUnsent: Bool { sent < output.count }

    /// Adds a message to what `flush` sends.
    func send(_ message: [[UInt8]]) {
        for (index, body) in message.enumerated() {
            write(body, index + 1 < message.count ? .more : [])
        }
    }

    /// Adds frames that are ready for the wire, where the mechanism leaves frames as they are.
    func send(plain bytes: [UInt8]) { output += bytes }

    private func write(_ body: [UInt8], _ flags: Frame.Flags) {
        if let sealed = mechanism.seal(body, flags) {
            Frame.write(sealed, [], to: &output)
        } else {
            Frame.write(body, flags, to: &output)
        }
    }

    /// Sends as much as the peer takes.
    func flush() {
        guard state != .closed else { return }
        while hasUnsent {
            let count = output.withUnsafeBytes {
                Glibc.send(
                    descriptor, $0.baseAddress! + sent, $0.count - sent,
                    Int32(MSG_NOSIGNAL))
            }
            if count >= 0 {
                sent += count
            } else if errno == EAGAIN || errno == ENOTCONN {
                break
            } else if errno != EINTR {
                return close()
            }
        }
        if !hasUnsent {
            output.removeAll(keepingCapacity: output.count <= Self.shortFrame)
            sent = 0
        } else if sent > output.count / 2 {
            output.removeSubrange(..<sent)
            sent = 0
        }
        if hasUnsent != waitsForPeer {
            waitsForPeer = hasUnsent
            poller.watch(descriptor, for: waitsForPeer ? [.reading, .writing] : .reading)
        }
    }

    /// Sends what is left, as far as the peer takes it until then.
    func drain(until deadline: ContinuousClock.Instant) {
        while state == .open {
            flush()
            let rest = (deadline - .now) / .milliseconds(1)
            guard hasUnsent, rest > 0 else { return }
            var item = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&item, 1, Int32(rest.rounded(.up)))
        }
    }

    // MARK: In

    private func becameReady() {
        if waitsForPeer { flush() }
        guard state != .closed else { return }
        do throws(WireProblem) {
            let isOver = try receive()
            // What leaves as answers.
            if hasUnsent { flush() }
            if isOver { close() }
        } catch { close(because: error) }
    }

    /// Reads what has come.
    /// - Returns: whether the peer has gone.
    private func receive() throws(WireProblem) -> Bool {
        let buffer = poller.scratch
        // A peer that sends for ever must not keep the others waiting.
        for _ in 0..<64 {
            let count = read(descriptor, buffer.baseAddress, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                return errno != EAGAIN
            }
            if count == 0 { return true }
            reader.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            try takeWhatIsWhole()
            if count < buffer.count || state == .closed { break }
        }
        return false
    }

    private func takeWhatIsWhole() throws(WireProblem) {
        if state == .greeting {
            guard try takeGreeting() else { return }
        }
        while state != .closed {
            let limit = state == .open ? Self.longFrame : Self.shortFrame
            guard let frame = try reader.frame(limit: limit) else { return }
            if state == .handshake {
                try shakeHands(frame)
            } else {
                try take(try mechanism.open(frame))
            }
        }
    }

    private func takeGreeting() throws(WireProblem) -> Bool {
        let kind = type(of: mechanism)
        try Greeting.check(beginning: reader.beginning(Greeting.versionLength))
        guard let greeting = reader.take(Greeting.length) else { return false }
        try Greeting.check(greeting, mechanism: kind.name)
        state = .handshake
        if let opening = mechanism.opening(owner.metadata) {
            Frame.write(opening, .command, to: &output)
        }
        return true
    }

    private func shakeHands(_ frame: Frame) throws(WireProblem) {
        guard frame.flags.contains(.command) else {
            throw WireProblem("a message before the handshake")
        }
        let (answer, peer) = try mechanism.receive(frame.body, owner.metadata)
        if let answer { Frame.write(answer, .command, to: &output) }
        guard let peer else { return }
        guard owner.accepts(peer.socketType) else {
            throw WireProblem("a socket of the type '\(peer.socketType)'")
        }
        self.peer = peer
        state = .open
        hasOpened = true
        owner.hasOpened(self)
    }

    private func take(_ frame: Frame) throws(WireProblem) {
        if frame.flags.contains(.command) {
            let command = try Command(frame.body)
            if command.name == "PING" {
                // Behind the time to live, what the answer must repeat.
                write(Command.body("PONG", command.data.dropFirst(2)), .command)
            } else {
                owner.receive(command, from: self)
            }
            return
        }
        messageLength += frame.body.count
        guard messageLength <= Self.longFrame else {
            throw WireProblem("a message of more than \(Self.longFrame) bytes")
        }
        message.append(frame.body)
        if frame.flags.contains(.more) { return }
        let whole = message
        message = []
        messageLength = 0
        owner.receive(whole, from: self)
    }
}
