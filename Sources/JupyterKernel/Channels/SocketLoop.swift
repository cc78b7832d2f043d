import CLinux
import CZeroMQ
import Glibc
import JupyterProtocol

/// Serves shell, control, stdin and iopub. One thread at a time may; `SocketLease` sees to it.
///
/// It sleeps in one poll over the sockets, the outbox, signals and the parent's end: an idle
/// kernel uses no processor time. The poll is the system's own over the sockets' descriptors:
/// ZeroMQ's would look into each socket three times, at two system calls a look.
final class SocketLoop {
    /// What the loop tells the kernel. All are called on the thread that serves.
    struct Handlers {
        var receive: (IncomingMessage, Channel) -> Void
        var interrupt: () -> Void
        /// A signal asks for the end.
        var terminate: () -> Void
        /// The process that started this one has ended.
        var orphaned: () -> Void
        /// Another thread has met a fault that ends the process.
        var fault: () -> Void
        /// Whether there is something to do that can wait.
        var chores: () -> Chores
        var doChores: () -> Void
    }

    enum Chores {
        case none
        /// Best done once no request has come for a while.
        case some
        /// So many that they should be done now.
        case many
    }

    /// What is polled, in this order.
    private enum Source: Int, CaseIterable {
        case control, shell, stdin, iopub, outbox, signals, fault, parent
    }

    private let shell: ChannelSocket
    private let control: ChannelSocket
    private let stdin: ChannelSocket
    private let iopub: ChannelSocket
    private let outbox: Outbox
    private let encoder: MessageEncoder
    private let events: ProcessEvents
    private var decoder: MessageDecoder
    private let handlers: Handlers
    private var polled: [pollfd]
    /// When the loop ends at the latest, once the end has been asked for.
    private var deadline: Double?
    private var questions = LateQuestions()
    /// In seconds.
    private static let momentForRequests = 0.02
    /// In milliseconds.
    private static let restBeforeChores = 1000

    init(
        shell: ChannelSocket, control: ChannelSocket, stdin: ChannelSocket, iopub: ChannelSocket,
        outbox: Outbox, encoder: MessageEncoder, decoder: MessageDecoder, events: ProcessEvents,
        handlers: Handlers
    ) {
        self.shell = shell
        self.control = control
        self.stdin = stdin
        self.iopub = iopub
        self.outbox = outbox
        self.encoder = encoder
        self.decoder = decoder
        self.events = events
        self.handlers = handlers
        polled = Source.allCases.map { source in
            let descriptor =
                switch source {
                case .control: control.descriptor
                case .shell: shell.descriptor
                case .stdin: stdin.descriptor
                case .iopub: iopub.descriptor
                case .outbox: outbox.wakeUp
                case .signals: events.signals
                case .fault: FatalFaults.record.pointee.fault
                // Poll passes over what is below zero.
                case .parent: events.parent
                }
            return pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        }
    }

    /// Ends the loop, at the latest after so many seconds.
    func end(within seconds: Double) {
        deadline = min(deadline ?? .infinity, Outbox.now + seconds)
    }

    /// Whether the end has been asked for and its time has come.
    var isOver: Bool { deadline.map { Outbox.now >= $0 } ?? false }

    /// Sends what is posted and receives what comes, until the condition fails or the loop is over.
    func serve(while condition: () -> Bool) {
        FatalFaults.serve(true)
        defer { FatalFaults.serve(false) }
        sendWhatIsPosted()
        while !isOver {
            receiveWhatIsHidden()
            // Announced before the condition is looked at: whoever makes it fail after that knocks.
            let milliseconds = sleepTime
            guard condition() else { return outbox.wokeUp() }
            let count = poll(&polled, nfds_t(polled.count), Int32(clamping: milliseconds))
            outbox.wokeUp()
            if count < 0, errno != EINTR { return }
            if count > 0 { receiveWhatHasCome() }
            if count == 0 || handlers.chores() == .many { doChores() }
            questions.deliver(on: stdin)
            sendWhatIsPosted()
        }
    }

    /// Sends what is left and closes the sockets.
    func close() {
        sendWhatIsPosted()
        for socket in [shell, control, stdin, iopub] { socket.close() }
    }

    private var sleepTime: Int {
        var shortest = outbox.sleepTime()
        func limit(_ milliseconds: Int) {
            shortest = shortest < 0 ? milliseconds : min(shortest, milliseconds)
        }
        if let deadline { limit(max(0, Int(((deadline - Outbox.now) * 1000).rounded(.up)))) }
        if !questions.isEmpty { limit(LateQuestions.pause) }
        if handlers.chores() != .none { limit(Self.restBeforeChores) }
        return shortest
    }

    private func doChores() {
        if handlers.chores() != .none { handlers.doChores() }
    }

    // MARK: Out

    func sendWhatIsPosted() {
        while true {
            let items = outbox.take()
            if items.isEmpty { return }
            greetSubscribers()
            for item in items { perform(item) }
        }
    }

    private func perform(_ item: OutboxItem) {
        switch item {
        case .send(let message, .stdin):
            if !stdin.send(message.frames) { questions.append(message) }
        case .send(let message, let channel): socket(of: channel).send(message.frames)
        case .afterReadingShell(let next):
            gatherRequests()
            next()
        }
    }

    /// Reads what arrives on shell within a moment.
    ///
    /// "Run all" sends its cells one after the other; when the first fails at once, the others may
    /// still be on their way, and they must not run. The reply that waits for this is an error's.
    private func gatherRequests() {
        let end = Outbox.now + Self.momentForRequests
        repeat {
            receiveAll(from: shell, .shell)
            let milliseconds = Int(((end - Outbox.now) * 1000).rounded(.up))
            guard milliseconds > 0 else { return }
            var item = pollfd(fd: shell.descriptor, events: Int16(POLLIN), revents: 0)
            poll(&item, 1, Int32(milliseconds))
        } while Outbox.now < end
        receiveAll(from: shell, .shell)
    }

    private func socket(of channel: Channel) -> ChannelSocket {
        switch channel {
        case .shell: shell
        case .control: control
        case .stdin: stdin
        case .iopub: iopub
        }
    }

    /// Welcomes new subscribers. Done before anything is published, so that a welcome is the first
    /// thing a subscriber hears.
    private func greetSubscribers() {
        while let frames = iopub.receive() {
            // One frame: 1 and the topic for a subscription, 0 and the topic for its end.
            guard let frame = frames.first, frame.first == 1 else { continue }
            let topic = Array(frame.dropFirst())
            let welcome = IOPubWelcome(subscription: String(decoding: topic, as: UTF8.self))
            iopub.send(encoder.message(welcome, to: [topic], answering: []).frames)
        }
    }

    // MARK: In

    private func hasCome(_ source: Source) -> Bool { polled[source.rawValue].revents != 0 }

    private func receiveWhatHasCome() {
        if hasCome(.fault) { handlers.fault() }
        if hasCome(.iopub) { greetSubscribers() }
        // Control first: an interrupt must not wait behind a queue of cells.
        if hasCome(.control) { receiveAll(from: control, .control) }
        if hasCome(.shell) { receiveAll(from: shell, .shell) }
        if hasCome(.stdin) { receiveAll(from: stdin, .stdin) }
        if hasCome(.signals) { takeSignals() }
        if hasCome(.parent) { noticeParentsEnd() }
    }

    /// Reads the messages that came while something was sent on their socket.
    private func receiveWhatIsHidden() {
        if control.mayHoldMessages { receiveAll(from: control, .control) }
        if shell.mayHoldMessages { receiveAll(from: shell, .shell) }
        if stdin.mayHoldMessages { receiveAll(from: stdin, .stdin) }
        if iopub.mayHoldMessages { greetSubscribers() }
    }

    private func receiveAll(from socket: ChannelSocket, _ channel: Channel) {
        while let frames = socket.receive() {
            do throws(MessageProblem) {
                handlers.receive(try decoder.decode(frames), channel)
            } catch {
                Log.line("dropped a message on \(channel.rawValue) with \(error)")
            }
        }
    }

    private func takeSignals() {
        while let signal = events.nextSignal() {
            if signal == SIGINT { handlers.interrupt() } else { handlers.terminate() }
        }
    }

    private func noticeParentsEnd() {
        Log.line("the process that started this kernel has ended")
        // It stays readable for ever; once is enough.
        polled[Source.parent.rawValue].fd = -1
        handlers.orphaned()
    }
}
