import JupyterProtocol

/// Says which comms are open: none, since the kernel has no targets yet.
struct CommInfoHandler: RequestHandler {
    func reply(to request: CommInfoRequest, in scope: RequestScope) -> CommInfoReply? {
        CommInfoReply(comms: [])
    }
}

/// Closes what a client opens for a target that the kernel does not have, as the protocol asks.
struct CommOpenHandler: RequestHandler {
    func reply(to request: CommOpen, in scope: RequestScope) -> Never? {
        scope.outbox.post(scope.broadcast(CommClose(id: request.id)))
        return nil
    }
}

/// Takes messages for comms that are closed already.
struct CommMessageHandler: RequestHandler {
    func reply(to request: CommMessage, in scope: RequestScope) -> Never? { nil }
}

/// Takes the end of comms that are closed already.
struct CommCloseHandler: RequestHandler {
    func reply(to request: CommClose, in scope: RequestScope) -> Never? { nil }
}
