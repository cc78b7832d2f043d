import Diagnostics
import Glibc
import JupyterProtocol
import RichDisplay
import Synchronization

/// A cell's output, published on iopub under the request that runs it.
///
/// Written by the executor's thread; `interrupt` and `receive` may come from any other.
final class KernelOutput: Output {
    /// What reaches a thread that waits for a line of input, or for a slow client.
    private enum Event: Sendable {
        case reply(value: String, parentID: String?)
        case interrupt
    }

    /// The request whose cell runs.
    private struct Cell {
        let scope: RequestScope
        let isSilent: Bool
        let allowsInput: Bool
        var budget: OutputBudget
    }

    private let cell = Mutex<Cell?>(nil)
    private let events = Mailbox<Event>()
    private let limit: Int?

    /// - Parameter limit: bytes that a cell may show; nil for no limit.
    init(limit: Int? = OutputBudget.defaultLimit) { self.limit = limit }

    // MARK: The cell

    /// From here on, output belongs to this request.
    func begin(_ scope: RequestScope, isSilent: Bool, allowsInput: Bool) {
        events.removeAll()
        cell.withLock {
            $0 = Cell(
                scope: scope, isSilent: isSilent, allowsInput: allowsInput,
                budget: OutputBudget(limit: limit))
        }
    }

    /// The cell has run; what it printed past its limit is said now.
    func settle() {
        guard let cell = cell.withLock({ $0 }), !cell.isSilent, let ending = cell.budget.ending
        else { return }
        let scope = cell.scope
        _ = scope.outbox.print(ending.notice, to: .error, answering: scope.parent)
        let tail = String(decoding: ending.tail, as: UTF8.self)
        _ = scope.outbox.print(tail, to: .standard, answering: scope.parent)
    }

    /// Nothing more belongs to the request.
    func end() { cell.withLock { $0 = nil } }

    /// The request whose cell runs now.
    var running: RequestScope? { cell.withLock { $0?.scope } }

    /// Wakes a cell that waits for input or for a slow client.
    func interrupt() { events.put(.interrupt) }

    /// A line that a user typed.
    func receive(_ reply: InputReply, parentID: String?) {
        events.put(.reply(value: reply.value, parentID: parentID))
    }

    /// The scope to publish in; nil where the running cell is silent, or none runs.
    private var audience: RequestScope? {
        cell.withLock { cell in cell.flatMap { $0.isSilent ? nil : $0.scope } }
    }

    // MARK: Output

    func write(_ text: String, to stream: OutputStream) {
        var text = text
        let pause = text.withUTF8 { utf8 in
            let verdict = cell.withLock { cell -> (RequestScope, OutputBudget.Verdict, String?)? in
                guard let found = cell, !found.isSilent else { return nil }
                let verdict = cell?.budget.spend(text: utf8) ?? .dropped
                if case .cut = verdict { return (found.scope, verdict, found.budget.notice) }
                return (found.scope, verdict, nil)
            }
            guard let (scope, verdict, notice) = verdict else { return 0.0 }
            switch verdict {
            case .shown: return scope.outbox.print(utf8, to: stream, answering: scope.parent)
            case .cut(let count):
                let part = UnsafeBufferPointer(rebasing: utf8[..<count])
                _ = scope.outbox.print(part, to: stream, answering: scope.parent)
                return scope.outbox.print(notice ?? "", to: .error, answering: scope.parent)
            case .dropped: return 0
            }
        }
        wait(pause)
    }

    func display(_ bundle: MIMEBundle, id: String?) {
        publish(DisplayData(bundle: bundle, displayID: id), counts: true)
    }

    func update(_ bundle: MIMEBundle, id: String) {
        // It takes the place of what was shown before.
        publish(UpdateDisplayData(bundle: bundle, displayID: id), counts: false)
    }

    func clear(waitingForNext: Bool) {
        publish(ClearOutput(waits: waitingForNext), counts: false)
    }

    private func publish(_ content: some MessageContent, counts: Bool) {
        guard let scope = audience else { return }
        let item = scope.broadcast(content)
        guard case .send(let message, _) = item else { return }
        if counts, cell.withLock({ $0?.budget.spend(display: message.byteCount) }) != true {
            return
        }
        wait(scope.outbox.post(item, paced: message.byteCount))
    }

    /// Lets a client catch up. Stop ends the pause too.
    private func wait(_ seconds: Double) {
        if seconds > 0 { _ = events.take(until: Self.moment(after: min(seconds, 1))) }
    }

    /// - Throws: `Failure` `input-not-allowed` where the client takes no questions, `Interrupted`
    ///   when the user stops the cell instead of answering.
    func readLine(prompt: String, isPassword: Bool) throws -> String? {
        guard let cell = cell.withLock({ $0 }), cell.allowsInput else {
            throw Failure(
                id: "input-not-allowed",
                "readLine() needs someone to ask, and this cell has nobody",
                hint: "run the cell in a notebook or console instead of a batch run")
        }
        let scope = cell.scope
        let question = scope.encoder.message(
            InputRequest(prompt: prompt, isPassword: isPassword), to: scope.identities,
            answering: scope.parent)
        let questionID = Self.id(of: question)
        scope.outbox.post(.send(question, .stdin))
        while true {
            switch events.take() {
            case .interrupt: throw Interrupted()
            case .reply(let value, let parentID):
                // An answer to an earlier question comes too late. Some clients name no parent.
                guard parentID == nil || parentID == questionID || parentID == scope.requestID
                else { continue }
                return value == InputReply.endOfInput ? nil : value
            }
        }
    }

    private static func id(of message: OutgoingMessage) -> String? {
        guard let delimiter = message.frames.firstIndex(of: MessageDecoder.delimiter) else {
            return nil
        }
        return (try? JSONParser.parse(message.frames[delimiter + 2]))?["msg_id"]?.stringValue
    }

    private static func moment(after seconds: Double) -> timespec {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let nanoseconds = time.tv_nsec + Int(seconds * 1e9)
        return timespec(
            tv_sec: time.tv_sec + nanoseconds / 1_000_000_000, tv_nsec: nanoseconds % 1_000_000_000)
    }
}
