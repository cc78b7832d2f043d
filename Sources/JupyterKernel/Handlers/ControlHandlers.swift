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
    /// Is told whether the kernel is to start again.
    let shutDown: @Sendable (_ restarts: Bool) -> Void

    func reply(to request: ShutdownRequest, in scope: RequestScope) -> ShutdownReply? {
        let reply = ShutdownReply(restarts: request.restarts)
        shutDown(request.restarts)
        scope.outbox.post(scope.broadcast(reply))
        return reply
    }
}
