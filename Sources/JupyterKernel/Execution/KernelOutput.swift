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
    }

    private let cell = Mutex<Cell?>(nil)
    private let events = Mailbox<Event>()

    // MARK: The cell

    /// From here on, output belongs to this request.
    func begin(_ scope: RequestScope, isSilent: Bool, allowsInput: Bool) {
        events.removeAll()
        cell.withLock {
            $0 = Cell(scope: scope, isSilent: isSilent, allowsInput: allowsInput)
        }
    }

    /// Wakes a cell that waits for input or for a slow client.
    func interrupt() { events.put(.interrupt) }

    /// A line that a user typed.
    func receive(_ reply: InputReply, parentID: String?) {
        events.put(.reply(value: reply.value, parentID: parentID))
    }

    /// The scope to publish in; nil where the running cell is silent, or none has run yet.
    private var audience: RequestScope? {
        cell.withLock { cell in cell.flatMap { $0.isSilent ? nil : $0.scope } }
    }

    // MARK: Output

    func write(_ text: String, to stream: OutputStream) {
        guard let scope = audience else { return }
        let pause = scope.outbox.print(text, to: stream, answering: scope.parent)
        // Stop ends the pause too.
        if pause > 0 { _ = events.take(until: Self.moment(after: min(pause, 1))) }
    }

    func display(_ bundle: MIMEBundle, id: String?) {
        guard let scope = audience else { return }
        scope.outbox.post(scope.broadcast(DisplayData(bundle: bundle, displayID: id)))
    }

    func update(_ bundle: MIMEBundle, id: String) {
        guard let scope = audience else { return }
        scope.outbox.post(scope.broadcast(UpdateDisplayData(bundle: bundle, displayID: id)))
    }

    func clear(waitingForNext: Bool) {
        guard let scope = audience else { return }
        scope.outbox.post(scope.broadcast(ClearOutput(waits: waitingForNext)))
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
