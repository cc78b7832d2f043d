import CLinux
import Glibc
import JupyterProtocol
import RichDisplay
import Synchronization

/// What whoever serves the sockets is asked to do, in this order.
package enum OutboxItem: Sendable {
    case send(OutgoingMessage, Channel)
    /// Reads every request that has arrived on shell by now or does in a moment, then calls the
    /// closure.
    case afterReadingShell(@Sendable () -> Void)
}

/// The one queue to the sockets. Whatever is posted first is sent first, on whichever channel:
/// so a cell's output is on its way before its reply, and `idle` comes last.
///
/// Printed text waits here until there is enough of it, until 50 ms have passed, or until anything
/// else is posted.
package final class Outbox: Sendable {
    /// How long printed text may wait for more, in seconds.
    package static let longestDelay = 0.05

    /// Printed text that waits for more.
    private struct Text {
        var stream: OutputStream
        var utf8: [UInt8]
        var parent: [UInt8]
        var deadline: Double
    }

    private struct State {
        var items: [OutboxItem] = []
        var text: Text?
        var pacer = StreamPacer()
        /// The header of the request whose cell runs.
        var cell: [UInt8]?
        /// Whoever serves the sockets sleeps, or is about to, and needs a knock.
        var readerSleeps = false
    }

    private let state = Mutex(State())
    private let encoder: MessageEncoder
    /// Readable when whoever serves the sockets should look into the outbox.
    let wakeUp: Int32

    package init(encoder: MessageEncoder) {
        self.encoder = encoder
        wakeUp = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
    }

    /// Seconds of a clock that never jumps.
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    // MARK: Posting

    package func post(_ items: OutboxItem...) { post(items) }

    package func post(_ items: [OutboxItem]) {
        let mustWake = state.withLock { state in
            moveText(in: &state)
            state.items.append(contentsOf: items)
            return takeSleep(&state)
        }
        if mustWake { wake() }
    }

    /// Posts the first of a request's messages, its `busy`.
    /// - Parameter cell: the request's header where it runs a cell.
    func begin(_ item: OutboxItem, cell: [UInt8]? = nil) {
        if let cell { state.withLock { $0.cell = cell } }
        post([item])
    }

    /// Posts the last of a request's messages, its `idle` among them. While a cell runs, the cell's `busy`
    /// is said again after them: front ends and servers take the last status that they hear for the kernel's.
    func finish(_ items: [OutboxItem], isCell: Bool = false) {
        let mustWake = state.withLock { state in
            moveText(in: &state)
            state.items.append(contentsOf: items)
            if isCell {
                state.cell = nil
            } else if let cell = state.cell {
                let status = encoder.message(
                    Status(.busy), to: [Self.topic(Status.messageType)], answering: cell)
                state.items.append(.send(status, .iopub))
            }
            return takeSleep(&state)
        }
        if mustWake { wake() }
    }

    /// Posts a display, which counts for the pace as printed text does.
    /// - Returns: how many seconds the caller must pause before it shows more.
    func post(_ item: OutboxItem, paced byteCount: Int) -> Double {
        post([item])
        return state.withLock { $0.pacer.pause(afterSending: byteCount, at: Self.now) }
    }

    /// Adds printed text.
    /// - Returns: how many seconds the caller must pause before it prints more; nearly always zero.
    package func print(_ text: String, to stream: OutputStream, answering parent: [UInt8]) -> Double
    {
        var text = text
        return text.withUTF8 { print($0, to: stream, answering: parent) }
    }

    func print(
        _ utf8: UnsafeBufferPointer<UInt8>, to stream: OutputStream, answering parent: [UInt8]
    ) -> Double {
        var pause = 0.0
        let mustWake = state.withLock { state in
            var isNew = false
            if state.text == nil || state.text?.stream != stream || state.text?.parent != parent {
                pause = moveText(in: &state)
                let deadline = Self.now + Self.longestDelay
                state.text = Text(stream: stream, utf8: [], parent: parent, deadline: deadline)
                isNew = true
            }
            state.text?.utf8.append(contentsOf: utf8)
            if state.text?.utf8.count ?? 0 >= state.pacer.messageSize {
                pause = max(pause, moveText(in: &state))
                return takeSleep(&state)
            }
            // Whoever serves the sockets must wake once to learn that there is a deadline.
            return isNew && takeSleep(&state)
        }
        if mustWake { wake() }
        return pause
    }

    /// Turns the waiting text into a message.
    @discardableResult
    private func moveText(in state: inout State) -> Double {
        guard let text = state.text else { return 0 }
        state.text = nil
        let message = encoder.message(
            Stream(text.stream, utf8: text.utf8), to: [Self.topic(Stream.messageType)],
            answering: text.parent)
        state.items.append(.send(message, .iopub))
        return state.pacer.pause(afterSending: message.byteCount, at: Self.now)
    }

    private func takeSleep(_ state: inout State) -> Bool {
        defer { state.readerSleeps = false }
        return state.readerSleeps
    }

    /// Wakes whoever serves the sockets, though nothing is posted.
    func knock() {
        if state.withLock({ takeSleep(&$0) }) { wake() }
    }

    private func wake() { eventfd_write(wakeUp, 1) }

    /// The frame in front of a message on iopub, which subscribers may filter by.
    static func topic(_ type: String) -> [UInt8] { Array(type.utf8) }

    // MARK: Taking, where the sockets are served

    /// What is to be done now.
    package func take() -> [OutboxItem] {
        state.withLock { state in
            if let text = state.text, text.deadline <= Self.now { moveText(in: &state) }
            let items = state.items
            state.items.removeAll(keepingCapacity: items.count <= 64)
            return items
        }
    }

    /// Announces a sleep.
    /// - Returns: how many milliseconds it may last, -1 for as long as it likes, 0 for not at all.
    package func sleepTime() -> Int {
        state.withLock { state in
            guard state.items.isEmpty else { return 0 }
            state.readerSleeps = true
            guard let text = state.text else { return -1 }
            return max(0, Int(((text.deadline - Self.now) * 1000).rounded(.up)))
        }
    }

    /// Takes back `sleepTime`'s announcement, and the knock if there was one.
    func wokeUp() {
        let wasKnocked = state.withLock { state in
            defer { state.readerSleeps = false }
            return !state.readerSleeps
        }
        guard wasKnocked else { return }
        var count: eventfd_t = 0
        eventfd_read(wakeUp, &count)
    }
}
