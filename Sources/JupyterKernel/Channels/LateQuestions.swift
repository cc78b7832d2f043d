import JupyterProtocol
import ZeroMQ

/// Questions to clients whose stdin has not connected yet.
///
/// A client connects its sockets one after the other; stdin may come last, after the first cell.
struct LateQuestions {
    /// How long a question is tried again, in seconds.
    private static let patience = 10.0
    /// How long to wait between two tries, in milliseconds.
    static let pause = 20

    private var waiting: [(message: OutgoingMessage, deadline: Double)] = []

    var isEmpty: Bool { waiting.isEmpty }

    mutating func append(_ message: OutgoingMessage) {
        waiting.append((message, Outbox.now + Self.patience))
    }

    /// Tries again to send each.
    mutating func deliver(on stdin: RouterSocket) {
        if waiting.isEmpty { return }
        waiting.removeAll { question in
            if stdin.send(question.message.frames) { return true }
            guard question.deadline <= Outbox.now else { return false }
            Log.line("dropped a question: the client that runs the cell does not listen on stdin")
            return true
        }
        stdin.flush()
    }
}
