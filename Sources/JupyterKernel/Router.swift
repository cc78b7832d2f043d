import JupyterProtocol

/// Sends each request to the thread that answers it.
///
/// To teach the kernel a new request, write its message in JupyterProtocol, its handler beside the
/// others, and register it here.
struct Router {
    /// Where a request is answered.
    enum Lane {
        /// Where the sockets are served: for what takes microseconds, and works while a cell runs.
        case immediate
        /// On the analysis thread: for what reads code.
        case analysis
        /// On the thread that runs cells.
        case execution
    }

    typealias Job = @Sendable () -> Void
    typealias Answer = @Sendable (IncomingMessage, RequestScope) -> Void

    private struct Route {
        let lane: Lane
        let answer: Answer
    }

    private var routes: [String: Route] = [:]
    /// Types of requests that the kernel knows and declines, with the reason.
    private var refusals: [String: ErrorContent] = [:]
    private let outbox: Outbox
    private let encoder: MessageEncoder
    private let analysis: Mailbox<Job>
    private let execution: Executor

    init(outbox: Outbox, encoder: MessageEncoder, analysis: Mailbox<Job>, execution: Executor) {
        self.outbox = outbox
        self.encoder = encoder
        self.analysis = analysis
        self.execution = execution
    }

    mutating func register<Handler: RequestHandler>(_ handler: Handler, on lane: Lane) {
        routes[Handler.Request.messageType] = Route(lane: lane) { message, scope in
            scope.answer(message.content, by: handler)
        }
    }

    /// Has requests of this type answered by an error.
    mutating func refuse(_ type: String, because reason: ErrorContent) { refusals[type] = reason }

    /// Called where the sockets are served, for every message on shell and control.
    func route(_ message: IncomingMessage, from channel: Channel) {
        let found = routes[message.header.type]
        let scope = RequestScope(
            message, channel, runsCell: found?.lane == .execution, outbox: outbox, encoder: encoder)
        guard let route = found else {
            scope.begin()
            scope.decline(
                type: message.header.type, because: refusals[message.header.type])
            return
        }
        switch route.lane {
        case .immediate:
            scope.begin()
            route.answer(message, scope)
        case .analysis:
            analysis.put {
                scope.begin()
                route.answer(message, scope)
            }
        case .execution: execution.enqueue(message, scope, route.answer)
        }
    }
}
