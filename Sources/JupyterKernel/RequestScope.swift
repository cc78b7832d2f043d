import JupyterProtocol

/// What a request's handler needs to say more than its reply: where the request came from, and the
/// way back. One object for each request, which many closures hold.
final class RequestScope: Sendable {
    let channel: Channel
    let identities: [[UInt8]]
    /// The request's header as it came.
    let parent: [UInt8]
    let requestID: String
    /// The front end's name for the cell that the request runs, if it gives one: JupyterLab, Notebook and
    /// VS Code do.
    let cellID: String?
    /// Bytes that came with the request.
    let buffers: [[UInt8]]
    let outbox: Outbox
    let encoder: MessageEncoder
    /// The request runs a cell: until it has been answered, the kernel is busy.
    let runsCell: Bool

    init(
        _ message: IncomingMessage, _ channel: Channel, runsCell: Bool, outbox: Outbox,
        encoder: MessageEncoder
    ) {
        self.channel = channel
        self.runsCell = runsCell
        identities = message.identities
        parent = message.headerBytes
        requestID = message.header.id
        cellID = message.metadata["cellId"]?.stringValue
        buffers = message.buffers
        self.outbox = outbox
        self.encoder = encoder
    }

    /// A message that every client hears.
    func broadcast(_ content: some MessageContent, buffers: [[UInt8]] = []) -> OutboxItem {
        let topic = Outbox.topic(type(of: content).messageType)
        return .send(
            encoder.message(content, to: [topic], answering: parent, buffers: buffers), .iopub)
    }

    /// A message to the client that asked, on the channel it asked on unless another is given.
    func answer(_ content: some MessageContent, on channel: Channel? = nil) -> OutboxItem {
        .send(
            encoder.message(content, to: identities, answering: parent), channel ?? self.channel)
    }

    /// A reply of the given type that says why the request could not be answered.
    func refusal(type: String, _ error: ErrorContent) -> OutboxItem {
        let content = JSONWriter.object { json in
            json.member("status", "error")
            error.write(to: &json)
        }
        let message = encoder.message(
            type: type, content: content, to: identities, answering: parent)
        return .send(message, channel)
    }
}

/// Answers one type of request.
///
/// A handler returns its reply and cannot throw, and the bracket around it publishes `idle` after: so no
/// request can end without.
protocol RequestHandler<Request>: Sendable {
    associatedtype Request: RequestContent

    /// The reply; nil only where the request's type has none.
    func reply(to request: Request, in scope: RequestScope) -> Request.Reply?
}

extension RequestScope {
    /// Publishes `busy`: every request begins with it, and goes on to `answer`.
    func begin() { outbox.begin(broadcast(Status(.busy)), cell: runsCell ? parent : nil) }

    /// Sends what answers the request, publishes `idle`.
    private func finish(_ answers: [OutboxItem]) {
        outbox.finish(answers + [broadcast(Status(.idle))], isCell: runsCell)
    }

    /// Has the handler answer, sends the reply, publishes `idle`.
    func answer<Handler: RequestHandler>(_ content: JSONValue, by handler: Handler) {
        let request: Handler.Request
        do throws(ContentProblem) { request = try Handler.Request(content) } catch {
            Log.line("cannot answer on \(channel.rawValue): \(error)")
            let reason = ErrorContent(name: "malformed-request", message: error.description)
            // `Never` stands for requests that nothing answers.
            let answers =
                Handler.Request.Reply.self == Never.self
                ? [] : [refusal(type: Handler.Request.Reply.messageType, reason)]
            finish(answers)
            return
        }
        finish(handler.reply(to: request, in: self).map { [answer($0)] } ?? [])
    }

    /// For requests of a type that nobody answers. They harm nothing; where there is a reason to give, it
    /// is the reply, else they have none.
    func decline(type: String, because reason: ErrorContent?) {
        var answers: [OutboxItem] = []
        if let reason, type.hasSuffix("_request") {
            answers.append(refusal(type: type.dropLast("request".count) + "reply", reason))
        } else {
            Log.line("does not know the message type '\(type)' on \(channel.rawValue)")
        }
        finish(answers)
    }
}
