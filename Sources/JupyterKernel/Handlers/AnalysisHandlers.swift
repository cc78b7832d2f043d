import JupyterProtocol
import NotebookSession

/// Says what could stand at the cursor. Works on the analysis thread, also while a cell runs.
struct CompleteHandler: RequestHandler {
    let session: Promise<Session>

    func reply(to request: CompleteRequest, in scope: RequestScope) -> CompleteReply? {
        let completions = session.value.complete(request.code, cursor: request.cursor)
        let matches = completions.candidates.map { candidate in
            CompleteReply.Match(
                text: candidate.text, kind: candidate.kind, signature: candidate.signature)
        }
        return CompleteReply(matches: matches, range: completions.replacing)
    }
}

/// Says what is known about the name at the cursor. Works on the analysis thread.
struct InspectHandler: RequestHandler {
    let session: Promise<Session>

    func reply(to request: InspectRequest, in scope: RequestScope) -> InspectReply? {
        InspectReply(
            session.value.inspect(
                request.code, cursor: request.cursor, showingSource: request.detailLevel > 0))
    }
}

/// Says whether code can run as it stands. Works on the analysis thread.
struct IsCompleteHandler: RequestHandler {
    let session: Promise<Session>

    func reply(to request: IsCompleteRequest, in scope: RequestScope) -> IsCompleteReply? {
        switch session.value.completeness(of: request.code) {
        case .complete: .complete
        case .invalid: .invalid
        case .incomplete(let indent): .incomplete(indent: indent)
        }
    }
}
