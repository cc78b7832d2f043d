import JupyterProtocol
import Synchronization

/// Runs cells one after the other, on a thread of its own with a large stack, and serves the
/// sockets in between.
final class Executor: Sendable {
    /// Address space for the stack, so that deep recursion in a cell meets the language's own limit
    /// first.
    static let stackSize = 512 << 20

    private enum Job: Sendable {
        case run(IncomingMessage, RequestScope, Router.Answer)
        /// Whatever came before this was waiting when a cell failed.
        case endOfAborted
        case stop
    }

    private let jobs = Mutex<[Job]>([])

    /// The number of the last cell that was counted. Used on the executor's thread only.
    let counter = CellCounter()

    /// Adds a request to the queue.
    func enqueue(
        _ message: IncomingMessage, _ scope: RequestScope, _ answer: @escaping Router.Answer
    ) {
        put(.run(message, scope, answer))
    }

    /// An item to post before the reply of a cell that failed: the requests that have arrived by
    /// then are aborted, and none that a client sends after it has seen the reply.
    var abortOfWaiting: OutboxItem { .afterReadingShell { self.put(.endOfAborted) } }

    /// Ends the thread after the running cell.
    func stop() { put(.stop) }

    /// Runs cells until `stop` or the end of the loop. The sockets are lent out at the end.
    /// - Parameters:
    ///   - start: what the thread does first, while the stand-in serves; cells wait for it.
    func run(serving loop: SocketLoop, _ lease: SocketLease, start: () -> Void) {
        lease.reclaim()
        lease.lend(atOnce: true)
        start()
        lease.reclaim()
        var isAborting = false
        while true {
            loop.serve(while: { jobs.withLock { $0.isEmpty } })
            guard let job = next() else { break }
            switch job {
            case .run(let message, let scope, _) where isAborting:
                scope.begin()
                scope.answer(message.content, by: AbortHandler(executor: self))
            case .run(let message, let scope, let answer):
                // Its `busy` leaves with what the cell says, or with the stand-in's first look.
                scope.begin()
                lease.lend()
                answer(message, scope)
                lease.reclaim()
                isAborting = counter.takeAbort()
            case .endOfAborted: isAborting = false
            case .stop:
                loop.end(within: 0)
                lease.lend(atOnce: true)
                return
            }
        }
        lease.lend(atOnce: true)
    }

    private func put(_ job: Job) { jobs.withLock { $0.append(job) } }

    private func next() -> Job? {
        jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    }
}

/// Counts cells, and remembers that one failed whose followers must not run. Belongs to the
/// executor's thread.
final class CellCounter: @unchecked Sendable {
    private(set) var count = 0
    private var aborts = false

    /// The number of a cell that starts now. A cell that is not stored uses up no number:
    /// `Out[n]` would drift from `In[n]`.
    func number(storing: Bool) -> Int {
        if storing { count += 1 }
        return storing ? count : count + 1
    }

    /// The cells that wait now must not run.
    func abortWaiting() { aborts = true }

    /// Whether `abortWaiting` was called since the last time.
    func takeAbort() -> Bool {
        defer { aborts = false }
        return aborts
    }
}

/// Answers for a cell that does not run because one before it failed.
private struct AbortHandler: RequestHandler {
    let executor: Executor

    func reply(to request: ExecuteRequest, in scope: RequestScope) -> ExecuteReply? {
        ExecuteReply(status: .aborted, executionCount: executor.counter.count)
    }
}
