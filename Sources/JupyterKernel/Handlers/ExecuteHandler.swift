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
        output.begin(scope, isSilent: request.isSilent, allowsInput: request.allowsInput)
        if !request.isSilent {
            let input = ExecuteInput(code: request.code, executionCount: number)
            scope.outbox.post(scope.broadcast(input))
        }
        if request.storesHistory { history.append(line: number, input: request.code) }
        if let question = HelpQuestion(request.code) {
            return help(for: question, number: number)
        }
        switch session.value.execute(request.code, cellNumber: number) {
        case .success(let value):
            if let value, !request.isSilent {
                let result = ExecuteResult(bundle: value, executionCount: number)
                scope.outbox.post(scope.broadcast(result))
                if request.storesHistory { history.setOutput(value.plainText) }
            }
            var reply = ExecuteReply(status: .ok, executionCount: number)
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
        case .failure(let error): .error(ErrorContent(error))
        }
    }

    private func help(for question: HelpQuestion, number: Int) -> ExecuteReply {
        var reply = ExecuteReply(status: .ok, executionCount: number)
        reply.page = session.value.inspect(
            question.name, cursor: question.name.unicodeScalars.count,
            showingSource: question.wantsSource)
        if reply.page == nil {
            output.write("Nothing is known about '\(question.name)'.\n", to: .standard)
        }
        return reply
    }
}

extension ErrorContent {
    init(_ error: CellError) {
        self.init(name: error.name, message: error.message, traceback: error.traceback)
    }
}

/// A cell that asks about a name, `?softmax`, or for its source too, `??softmax`.
package struct HelpQuestion: Equatable {
    package let name: String
    package let wantsSource: Bool

    /// Nil where the code is no such question.
    package init?(_ code: String) {
        let line = code.drop { $0.isWhitespace }
        let marks = line.prefix { $0 == "?" }.count
        guard marks == 1 || marks == 2 else { return nil }
        let name = line.dropFirst(marks).filter { !$0.isWhitespace }
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || "_.".contains($0) })
        else { return nil }
        self.name = name
        wantsSource = marks == 2
    }
}
