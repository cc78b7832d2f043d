import JupyterProtocol

/// Says which comms are open.
struct CommInfoHandler: RequestHandler {
    let comms: Comms

    func reply(to request: CommInfoRequest, in scope: RequestScope) -> CommInfoReply? {
        CommInfoReply(comms: comms.list(target: request.target))
    }
}

/// Opens a comm; closes at once what the kernel has no target for, as the protocol asks.
struct CommOpenHandler: RequestHandler {
    let comms: Comms

    func reply(to request: CommOpen, in scope: RequestScope) -> Never? {
        if !comms.open(request, in: scope) {
            scope.outbox.post(scope.broadcast(CommClose(id: request.id)))
        }
        return nil
    }
}

/// Hands a message to the target of its comm; one for a comm that is closed is dropped.
struct CommMessageHandler: RequestHandler {
    let comms: Comms

    func reply(to request: CommMessage, in scope: RequestScope) -> Never? {
        comms.receive(request, in: scope)
        return nil
    }
}

/// Takes the end of a comm.
struct CommCloseHandler: RequestHandler {
    let comms: Comms

    func reply(to request: CommClose, in scope: RequestScope) -> Never? {
        comms.close(id: request.id)
        return nil
    }
}
