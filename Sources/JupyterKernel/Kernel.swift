import Diagnostics
import Glibc
import JupyterProtocol
import NotebookSession

/// A running kernel: sockets, threads, and the session they serve.
///
/// The calling thread stands in for the executor while that runs a cell. Others run cells, answer
/// completion and inspection, and echo the heartbeat; a running cell delays none of them.
package struct Kernel {
    private static let smallStack = 1 << 20

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
        let signer = try MessageSigner(key: connection.key, scheme: connection.signatureScheme)
        let encoder = MessageEncoder(signer: signer)
        let outbox = Outbox(encoder: encoder)
        let context = try ChannelContext()

        let session = Promise<Session>()
        let output = KernelOutput()
        let executor = Executor()
        let interruption = Interruption(session: session)
        interruption.onRequest { output.interrupt() }
        let ending = Ending(interruption: interruption, executor: executor)
        let analysis = Mailbox<Router.Job>()
        let router = self.router(
            Router(outbox: outbox, encoder: encoder, analysis: analysis, execution: executor),
            ExecuteHandler(
                session: session, executor: executor, output: output, history: CellHistory()),
            interruption, ending)

        // Sockets come before the session: a client's first request waits in them meanwhile.
        let loop = SocketLoop(
            shell: try socket(.router, connection.shellPort, context),
            control: try socket(.router, connection.controlPort, context),
            stdin: try socket(.reliableRouter, connection.stdinPort, context),
            iopub: try socket(.publisher, connection.iopubPort, context),
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
                terminate: { ending.request() }))
        ending.loop = loop
        outbox.post(
            .send(
                encoder.message(
                    Status(.starting), to: [Outbox.topic(Status.messageType)], answering: []),
                .iopub))

        let heartbeat = Heartbeat(socket: try socket(.router, connection.heartbeatPort, context))
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
        context.shutDown()
        context.terminate()
        connection.removeSocketFiles()
    }

    private func socket(
        _ kind: ChannelSocket.Kind, _ port: Int, _ context: ChannelContext
    ) throws -> ChannelSocket {
        try ChannelSocket(kind, at: connection.address(port: port), in: context)
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
        router.register(HistoryHandler(history: execute.history), on: .immediate)
        router.register(CommInfoHandler(), on: .immediate)
        router.register(CommOpenHandler(), on: .immediate)
        router.register(CommMessageHandler(), on: .immediate)
        router.register(CommCloseHandler(), on: .immediate)
        router.register(InterruptHandler(interruption: interruption), on: .immediate)
        router.register(
            ShutdownHandler { restarts in
                if !restarts { names?.remove() }
                ending.request()
            }, on: .immediate)
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

/// The loop, on its way to a second thread: the lease sees to it that one uses it at a time.
private struct Lent: @unchecked Sendable {
    let loop: SocketLoop
}

/// The end, once it has been asked for: the running cell stops and no other starts.
///
/// Used by whoever serves the sockets.
private final class Ending: @unchecked Sendable {
    /// How long a running cell has to stop, in seconds.
    private static let grace = 0.5

    private let interruption: Interruption
    private let executor: Executor
    var loop: SocketLoop?
    private(set) var isRequested = false

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
}
