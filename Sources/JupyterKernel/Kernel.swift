import Diagnostics
import Glibc
import JupyterProtocol
import NotebookSession
import ZeroMQ

/// A running kernel: sockets, threads, and the session they serve.
///
/// The calling thread stands in for the executor while that runs a cell. Others run cells, answer
/// completion and inspection, and echo the heartbeat; a running cell delays none of them.
package struct Kernel {
    private static let smallStack = 1 << 20
    /// Cells that wait to be written to the history's file; more would be too many to lose.
    private static let manyCells = 256

    private let connection: ConnectionFile
    /// Survives a restart beside the connection file.
    private let names: NameLedger?

    /// - Parameter path: of the connection file; nil for a kernel that nobody restarts.
    package init(connection: ConnectionFile, path: String? = nil) {
        self.connection = connection
        names = path.map { NameLedger(path: $0 + ".names", owner: connection.key) }
    }

    /// Serves clients until one of them, a signal or the parent's death ends the kernel. The process
    /// should exit after that: a cell that would not stop may still be running.
    /// - Throws: `Failure` where a socket or thread cannot be had.
    package func run() throws {
        let events = ProcessEvents()
        FatalFaults.watch()
        let signer = try MessageSigner(key: connection.key, scheme: connection.signatureScheme)
        let encoder = MessageEncoder(signer: signer)
        let outbox = Outbox(encoder: encoder)

        let session = Promise<Session>()
        let output = KernelOutput(limit: Self.outputLimit)
        let history = CellHistory(store: HistoryStore.path().map { HistoryStore(path: $0) })
        let executor = Executor()
        let interruption = Interruption(session: session)
        interruption.onRequest { output.interrupt() }
        let ending = Ending(interruption: interruption, executor: executor)
        let analysis = Mailbox<Router.Job>()
        let router = self.router(
            Router(outbox: outbox, encoder: encoder, analysis: analysis, execution: executor),
            ExecuteHandler(
                session: session, executor: executor, output: output, history: history),
            interruption, ending)

        // Sockets come before the session: a client's first request waits in them meanwhile.
        let poller = Poller()
        let loop = SocketLoop(
            sockets: try ChannelSockets(connection, polledBy: poller), poller: poller,
            outbox: outbox, encoder: encoder, decoder: MessageDecoder(signer: signer),
            events: events,
            handlers: SocketLoop.Handlers(
                receive: { message, channel in
                    if channel == .stdin {
                        Self.receiveInput(message, output)
                    } else {
                        router.route(message, from: channel)
                    }
                },
                interrupt: { interruption.request() },
                terminate: {
                    if !ending.isRestart { names?.remove() }
                    ending.request()
                },
                orphaned: {
                    names?.remove()
                    ending.request()
                },
                fault: { ending.fault(running: output.running) },
                chores: {
                    let count = history.unstoredCount
                    return count == 0 ? .none : count < Self.manyCells ? .some : .many
                },
                doChores: { analysis.put { history.save() } }))
        ending.loop = loop
        outbox.post(
            .send(
                encoder.message(
                    Status(.starting), to: [Outbox.topic(Status.messageType)], answering: []),
                .iopub))

        let heartbeat = try Heartbeat(
            at: try Endpoint(connection.address(port: connection.heartbeatPort)),
            secretKey: try connection.secretKey())
        try KernelThread.start("heartbeat", stackSize: Self.smallStack) { heartbeat.run() }
        try KernelThread.start("analysis", stackSize: Executor.stackSize) {
            while true { analysis.take()() }
        }
        let lease = SocketLease(outbox: outbox)
        let shared = Lent(loop: loop)
        try KernelThread.start("executor", stackSize: Executor.stackSize) {
            executor.run(serving: shared.loop, lease) {
                session.fulfil(Session(output: output, names: names))
            }
        }

        var isOver = false
        while !isOver {
            lease.standIn { isNotWanted in
                loop.serve(while: isNotWanted)
                isOver = loop.isOver
            }
        }
        loop.close()
        // After a fault the history may be in the middle of something.
        if !ending.isFault { history.save(includesOpen: true) }
        connection.removeSocketFiles()
        if ending.isFault { FatalFaults.letDie() }
    }

    /// How many bytes a cell may show: `SWIFTLET_OUTPUT_LIMIT`, where 0 stands for no limit.
    private static var outputLimit: Int? {
        guard let text = getenv("SWIFTLET_OUTPUT_LIMIT").map({ String(cString: $0) }),
            let limit = Int(text), limit >= 0
        else { return OutputBudget.defaultLimit }
        return limit == 0 ? nil : limit
    }

    private func router(
        _ empty: Router, _ execute: ExecuteHandler, _ interruption: Interruption, _ ending: Ending
    ) -> Router {
        var router = empty
        router.register(execute, on: .execution)
        router.register(CompleteHandler(session: execute.session), on: .analysis)
        router.register(InspectHandler(session: execute.session), on: .analysis)
        router.register(IsCompleteHandler(session: execute.session), on: .analysis)
        router.register(KernelInfoHandler(), on: .immediate)
        router.register(HistoryHandler(history: execute.history), on: .analysis)
        router.register(DebugHandler(session: execute.session), on: .analysis)
        router.register(UsageHandler(), on: .immediate)
        let comms = Comms(targets: [EchoTarget.name: EchoTarget()])
        router.register(CommInfoHandler(comms: comms), on: .immediate)
        router.register(CommOpenHandler(comms: comms), on: .immediate)
        router.register(CommMessageHandler(comms: comms), on: .immediate)
        router.register(CommCloseHandler(comms: comms), on: .immediate)
        router.register(InterruptHandler(interruption: interruption), on: .immediate)
        router.register(
            ShutdownHandler { restarts in
                if restarts { ending.isRestart = true } else { names?.remove() }
                ending.request()
            }, on: .immediate)
        for verb in ["create", "delete", "list"] {
            router.refuse(
                verb + "_subshell_request",
                because: ErrorContent(
                    name: "no-subshells",
                    message: "this kernel has no subshells: it runs one cell at a time; "
                        + "completion, inspection and Stop work meanwhile"))
        }
        return router
    }

    private static func receiveInput(_ message: IncomingMessage, _ output: KernelOutput) {
        do throws(ContentProblem) {
            output.receive(try InputReply(message.content), parentID: message.parentID)
        } catch {
            Log.line("dropped a message on stdin: \(error)")
        }
    }
}
