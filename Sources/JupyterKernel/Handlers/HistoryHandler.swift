import JupyterProtocol

/// Says which code ran before.
struct HistoryHandler: RequestHandler {
    let history: CellHistory

    func reply(to request: HistoryRequest, in scope: RequestScope) -> HistoryReply? {
        HistoryReply(
            entries: history.entries(for: request.access), includesOutput: request.includesOutput)
    }
}
