import Glibc
import JupyterProtocol
import ZeroMQ

/// Serves shell, control, stdin and iopub. One thread at a time may; `SocketLease` sees to it.
///
/// It sleeps in one poll over the sockets' connections, the outbox, signals and the parent's end: an idle
/// kernel uses no processor time, and a request wakes the thread that answers it.
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

    /// What is polled beside the sockets.
    private struct Events: OptionSet {
        let rawValue: Int

        static let signal = Events(rawValue: 1)
        static let fault = Events(rawValue: 2)
        static let orphaned = Events(rawValue: 4)
    }

    private let sockets: ChannelSockets
    private let poller: Poller
    private let outbox: Outbox
    private let encoder: MessageEncoder
    private let events: ProcessEvents
    private var decoder: MessageDecoder
    private let handlers: Handlers
    private var hasCome: Events = []
    /// When the loop ends at the latest, once the end has been asked for.
    private var deadline: Double?
    private var questions = LateQuestions()
    /// What messages have been added to that have not left yet.
    private var unsent: Channel?
    /// In seconds.
    private static let momentForRequests = 0.02
    /// In milliseconds.
    private static let restBeforeChores = 1000

    init(
        sockets: ChannelSockets, poller: Poller, outbox: Outbox, encoder: MessageEncoder,
        decoder: MessageDecoder, events: ProcessEvents, handlers: Handlers
    ) {
        self.sockets = sockets
        self.poller = poller
        self.outbox = outbox
        self.encoder = encoder
        self.decoder = decoder
        self.events = events
        self.handlers = handlers
        // That it wakes the loop is all that the outbox wants.
        poller.watch(outbox.wakeUp) {}
        notice(.signal, at: events.signals)
        notice(.fault, at: FatalFaults.record.pointee.fault)
        if events.parent >= 0 { notice(.orphaned, at: events.parent) }
    }

    private func notice(_ event: Events, at descriptor: Int32) {
        poller.watch(descriptor) { [unowned self] in hasCome.insert(event) }
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
        // Between cells of a queue nothing is waited for, but an interrupt must be seen.
        if !condition() { poller.wait(milliseconds: 0) }
        while !isOver {
            receiveWhatHasCome()
            questions.deliver(on: sockets.stdin)
            sendWhatIsPosted()
            // Announced before the condition is looked at: whoever makes it fail after that knocks.
            let milliseconds = sleepTime
            guard condition() else { return outbox.wokeUp() }
            let count = poller.wait(milliseconds: milliseconds)
            outbox.wokeUp()
            if count == 0 || handlers.chores() == .many { doChores() }
        }
    }

    /// Sends what is left, as far as clients take it, and closes the sockets.
    func close() {
        sendWhatIsPosted()
        sockets.close(lingeringUntil: .now + .seconds(1))
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
            flush()
        }
    }

    private func perform(_ item: OutboxItem) {
        switch item {
        case .send(let message, let channel):
            // What goes to one channel leaves together, and before what is posted after it to another.
            if channel != unsent { flush() }
            unsent = channel
            if !sockets.send(message.frames, on: channel), channel == .stdin {
                questions.append(message)
            }
        case .afterReadingShell(let next):
            // The error's output need not wait for that.
            flush()
            gatherRequests()
            next()
        }
    }

    private func flush() {
        if let unsent { sockets.flush(unsent) }
        unsent = nil
    }

    /// Reads what arrives on shell within a moment.
    ///
    /// "Run all" sends its cells one after the other; when the first fails at once, the others may
    /// still be on their way, and they must not run. The reply that waits for this is an error's.
    private func gatherRequests() {
        let end = Outbox.now + Self.momentForRequests
        repeat {
            receiveAll(from: sockets.shell, .shell)
            let milliseconds = Int(((end - Outbox.now) * 1000).rounded(.up))
            guard milliseconds > 0 else { return }
            poller.wait(milliseconds: milliseconds)
        } while Outbox.now < end
        receiveAll(from: sockets.shell, .shell)
    }

    /// Welcomes new subscribers. Done before anything is published, so that a welcome is the first
    /// thing a subscriber hears.
    private func greetSubscribers() {
        for subscription in sockets.iopub.newSubscriptions() {
            let topic = subscription.topic
            let welcome = IOPubWelcome(subscription: String(decoding: topic, as: UTF8.self))
            let message = encoder.message(welcome, to: [topic], answering: [])
            sockets.iopub.send(message.frames, to: subscription)
        }
        sockets.iopub.flush()
    }

    // MARK: In

    private func receiveWhatHasCome() {
        let come = hasCome
        hasCome = []
        if come.contains(.fault) { handlers.fault() }
        greetSubscribers()
        // Control first: an interrupt must not wait behind a queue of cells.
        receiveAll(from: sockets.control, .control)
        receiveAll(from: sockets.shell, .shell)
        receiveAll(from: sockets.stdin, .stdin)
        if come.contains(.signal) { takeSignals() }
        if come.contains(.orphaned) { noticeParentsEnd() }
    }

    private func receiveAll(from socket: RouterSocket, _ channel: Channel) {
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
        poller.unwatch(events.parent)
        handlers.orphaned()
    }
}
