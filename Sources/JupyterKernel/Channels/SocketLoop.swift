import CLinux
import CZeroMQ
import Glibc
import JupyterProtocol

/// Serves shell, control, stdin and iopub. One thread at a time may; `SocketLease` sees to it.
///
/// It sleeps in one poll over the sockets, the outbox, signals and the parent's end: an idle
/// kernel uses no processor time.
final class SocketLoop {
    /// What the loop tells the kernel. All are called on the thread that serves.
    struct Handlers {
        var receive: (IncomingMessage, Channel) -> Void
        var interrupt: () -> Void
        /// A signal or the parent's death asks for the end.
        var terminate: () -> Void
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
    private var polled: [zmq_pollitem_t] = []
    /// When the loop ends at the latest, once the end has been asked for.
    private var deadline: Double?
    /// Questions to clients whose stdin has not connected yet, and until when they are tried again.
    private var undelivered: [(message: OutgoingMessage, deadline: Double)] = []
    /// A client connects its sockets one after the other; stdin may come last, after the first cell.
    private static let patienceWithClient = 10.0
    private static let pauseBetweenTries = 20
    /// In seconds.
    private static let momentForRequests = 0.02

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
        polled = [
            pollItem(control), pollItem(shell), pollItem(stdin), pollItem(iopub),
            pollItem(outbox.wakeUp), pollItem(events.signals),
        ]
        if events.parent >= 0 { polled.append(pollItem(events.parent)) }
    }

    /// Ends the loop, at the latest after so many seconds.
    func end(within seconds: Double) {
        deadline = min(deadline ?? .infinity, Outbox.now + seconds)
    }

    /// Whether the end has been asked for and its time has come.
    var isOver: Bool { deadline.map { Outbox.now >= $0 } ?? false }

    /// Sends what is posted and receives what comes, until the condition fails or the loop is over.
    func serve(while condition: () -> Bool) {
        sendWhatIsPosted()
        while !isOver {
            // Announced before the condition is looked at: whoever makes it fail after that knocks.
            let milliseconds = sleepTime
            guard condition() else { return outbox.wokeUp() }
            let status = zmq_poll(&polled, Int32(polled.count), milliseconds)
            outbox.wokeUp()
            if status < 0, zmq_errno() != EINTR { return }
            if polled[3].revents != 0 { greetSubscribers() }
            // Control first: an interrupt must not wait behind a queue of cells.
            if polled[0].revents != 0 { receiveAll(from: control, .control) }
            if polled[1].revents != 0 { receiveAll(from: shell, .shell) }
            if polled[2].revents != 0 { receiveAll(from: stdin, .stdin) }
            if polled[5].revents != 0 { takeSignals() }
            if polled.count > 6, polled[6].revents != 0 { noticeParentsEnd() }
            deliverLateQuestions()
            sendWhatIsPosted()
        }
    }

    /// Sends what is left and closes the sockets.
    func close() {
        sendWhatIsPosted()
        for socket in [shell, control, stdin, iopub] { socket.close() }
    }

    private func pollItem(_ socket: ChannelSocket) -> zmq_pollitem_t {
        zmq_pollitem_t(socket: socket.handle, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0)
    }

    private func pollItem(_ descriptor: Int32) -> zmq_pollitem_t {
        zmq_pollitem_t(socket: nil, fd: descriptor, events: Int16(ZMQ_POLLIN), revents: 0)
    }

    private var sleepTime: Int {
        var limits = [outbox.sleepTime()]
        if let deadline {
            limits.append(max(0, Int(((deadline - Outbox.now) * 1000).rounded(.up))))
        }
        if !undelivered.isEmpty { limits.append(Self.pauseBetweenTries) }
        // -1 stands for no limit.
        return limits.filter { $0 >= 0 }.min() ?? -1
    }

    // MARK: Out

    private func sendWhatIsPosted() {
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
            if !stdin.send(message.frames) {
                undelivered.append((message, Outbox.now + Self.patienceWithClient))
            }
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
            var item = pollItem(shell)
            zmq_poll(&item, 1, milliseconds)
        } while Outbox.now < end
        receiveAll(from: shell, .shell)
    }

    private func deliverLateQuestions() {
        undelivered.removeAll { question in
            if stdin.send(question.message.frames) { return true }
            guard question.deadline <= Outbox.now else { return false }
            Log.line("dropped a question: the client that runs the cell does not listen on stdin")
            return true
        }
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
        polled.removeLast()
        handlers.terminate()
    }
}
