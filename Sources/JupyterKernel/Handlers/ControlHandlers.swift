import JupyterProtocol

/// Stops the running cell.
struct InterruptHandler: RequestHandler {
    let interruption: Interruption

    func reply(to request: InterruptRequest, in scope: RequestScope) -> InterruptReply? {
        interruption.request()
        return InterruptReply()
    }
}

/// Ends the kernel: tells the client that asked and, on iopub, all others.
struct ShutdownHandler: RequestHandler {
    let shutDown: @Sendable () -> Void

    func reply(to request: ShutdownRequest, in scope: RequestScope) -> ShutdownReply? {
        let reply = ShutdownReply(restarts: request.restarts)
        shutDown()
        scope.outbox.post(scope.broadcast(reply))
        return reply
    }
}
