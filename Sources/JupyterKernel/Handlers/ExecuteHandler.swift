import JupyterProtocol
import NotebookSession
import RichDisplay

/// Runs a cell. Works on the executor's thread.
struct ExecuteHandler: RequestHandler {
    let session: Promise<Session>
    let executor: Executor
    let output: KernelOutput
    let history: CellHistory

    func reply(to request: ExecuteRequest, in scope: RequestScope) -> ExecuteReply? {
        let number = executor.counter.number(storing: request.storesHistory)
        let session = session.value
        session.expectCell()
        output.begin(scope, isSilent: request.isSilent, allowsInput: request.allowsInput)
        if !request.isSilent {
            let input = ExecuteInput(code: request.code, executionCount: number)
            scope.outbox.post(scope.broadcast(input))
        }
        if request.storesHistory { history.append(line: number, input: request.code) }
        defer {
            output.end()
            history.settle()
        }
        var reply = ExecuteReply(status: .ok, executionCount: number)
        let outcome = session.execute(
            request.code,
            as: NotebookCell(
                number: number, keepsResult: request.storesHistory, id: scope.cellID))
        output.settle()
        switch outcome {
        case .help(let page):
            reply.page = page
            return reply
        case .success(let value):
            if let value, !request.isSilent {
                let result = ExecuteResult(bundle: value, executionCount: number)
                scope.outbox.post(scope.broadcast(result))
                if request.storesHistory { history.setOutput(value.plainText) }
            }
            reply.userExpressions = request.userExpressions.map { name, expression in
                (name, evaluate(expression))
            }
            return reply
        case .failure(let error):
            return fail(ErrorContent(error), request, scope, number: number)
        }
    }

    private func fail(
        _ error: ErrorContent, _ request: ExecuteRequest, _ scope: RequestScope, number: Int
    ) -> ExecuteReply {
        if !request.isSilent { scope.outbox.post(scope.broadcast(ErrorMessage(error))) }
        if request.stopsOnError {
            executor.counter.abortWaiting()
            scope.outbox.post(executor.abortOfWaiting)
        }
        return ExecuteReply(status: .error(error), executionCount: number)
    }

    private func evaluate(_ expression: String) -> ExpressionResult {
        switch session.value.evaluate(expression) {
        case .success(let value): .value(value ?? MIMEBundle(plain: "()"))
        case .help(let page): .value(page)
        case .failure(let error): .error(ErrorContent(error))
        }
    }
}

extension ErrorContent {
    init(_ error: CellError) {
        self.init(name: error.name, message: error.message, traceback: error.traceback)
    }
}
