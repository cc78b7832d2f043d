import JupyterProtocol

/// The end, once it has been asked for: the running cell stops and no other starts.
///
/// Used by whoever serves the sockets.
final class Ending: @unchecked Sendable {
    /// How long a running cell has to stop, in seconds.
    private static let grace = 0.5

    private let interruption: Interruption
    private let executor: Executor
    var loop: SocketLoop?
    private(set) var isRequested = false
    /// The client starts another kernel in this one's place.
    var isRestart = false
    /// A fault of the kernel's own ends it.
    private(set) var isFault = false

    init(interruption: Interruption, executor: Executor) {
        self.interruption = interruption
        self.executor = executor
    }

    func request() {
        guard !isRequested else { return }
        isRequested = true
        executor.stop()
        interruption.request()
        loop?.end(within: Self.grace)
    }

    /// Another thread has met a fault: tells whoever waits for the running cell, and ends.
    func fault(running scope: RequestScope?) {
        guard !isFault else { return }
        isFault = true
        let what = FatalFaults.description
        Log.line("fatal: \(what)")
        if let scope {
            let message = "the kernel met a fault of its own (\(what)) and had to end"
            let error = ErrorContent(
                name: "kernel-fault", message: message,
                traceback: [
                    "error: \(message)",
                    "note: this is a mistake in Swiftlet, not in your program",
                    "hint: the kernel starts again with no variables: run the cells above again. "
                        + "Please report the cell that led here.",
                ])
            let reply = ExecuteReply(
                status: .error(error), executionCount: executor.counter.count)
            scope.outbox.post(
                scope.broadcast(ErrorMessage(error)), scope.answer(reply),
                scope.broadcast(Status(.idle)))
        }
        loop?.end(within: 0)
    }
}
