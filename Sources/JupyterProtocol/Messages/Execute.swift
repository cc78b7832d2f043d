import RichDisplay

/// Asks to run a cell.
package struct ExecuteRequest: RequestContent {
    package typealias Reply = ExecuteReply
    package static let messageType = "execute_request"

    package let code: String
    /// Nothing but busy and idle is published, and nothing is counted or remembered.
    package let isSilent: Bool
    package let storesHistory: Bool
    /// Expressions to evaluate after the cell, by the names that the reply gives them.
    package let userExpressions: [(name: String, expression: String)]
    package let allowsInput: Bool
    package let stopsOnError: Bool

    package init(_ content: JSONValue) throws(ContentProblem) {
        code = try Self.string("code", in: content)
        isSilent = content["silent"]?.boolValue ?? false
        storesHistory = !isSilent && content["store_history"]?.boolValue ?? true
        allowsInput = content["allow_stdin"]?.boolValue ?? true
        stopsOnError = content["stop_on_error"]?.boolValue ?? true
        userExpressions = (content["user_expressions"]?.members ?? []).compactMap { member in
            member.value.stringValue.map { (member.key, $0) }
        }
    }
}

/// What became of a cell.
package struct ExecuteReply: MessageContent {
    package static let messageType = "execute_reply"

    package enum Status: Sendable {
        case ok
        case error(ErrorContent)
        /// Not run, because a cell before it failed.
        case aborted
    }

    package let status: Status
    package let executionCount: Int
    package var userExpressions: [(name: String, result: ExpressionResult)] = []
    /// A page of help, which front ends show beside the notebook.
    package var page: MIMEBundle?

    package init(status: Status, executionCount: Int) {
        self.status = status
        self.executionCount = executionCount
    }

    package func write(to json: inout JSONWriter) {
        switch status {
        case .ok: json.member("status", "ok")
        case .aborted: json.member("status", "aborted")
        case .error(let error):
            json.member("status", "error")
            error.write(to: &json)
        }
        json.member("execution_count", executionCount)
        json.member("user_expressions") { json in
            for (name, result) in userExpressions {
                json.key(name)
                result.write(to: &json)
            }
        }
        json.key("payload")
        json.array { json in
            guard let page else { return }
            json.object { json in
                json.member("source", "page")
                json.key("data")
                page.write(to: &json)
                json.member("start", 0)
            }
        }
    }
}

/// The value of one of `user_expressions`, or why there is none.
package enum ExpressionResult: Sendable {
    case value(MIMEBundle)
    case error(ErrorContent)

    func write(to json: inout JSONWriter) {
        json.object { json in
            switch self {
            case .value(let bundle):
                json.member("status", "ok")
                json.key("data")
                bundle.write(to: &json)
                json.member("metadata") { _ in }
            case .error(let error):
                json.member("status", "error")
                error.write(to: &json)
            }
        }
    }
}

/// Tells every client which code runs now.
package struct ExecuteInput: MessageContent {
    package static let messageType = "execute_input"

    package let code: String
    package let executionCount: Int

    package init(code: String, executionCount: Int) {
        self.code = code
        self.executionCount = executionCount
    }

    package func write(to json: inout JSONWriter) {
        json.member("code", code)
        json.member("execution_count", executionCount)
    }
}

/// The value of a cell's last expression.
package struct ExecuteResult: MessageContent {
    package static let messageType = "execute_result"

    package let bundle: MIMEBundle
    package let executionCount: Int

    package init(bundle: MIMEBundle, executionCount: Int) {
        self.bundle = bundle
        self.executionCount = executionCount
    }

    package func write(to json: inout JSONWriter) {
        json.member("execution_count", executionCount)
        json.key("data")
        bundle.write(to: &json)
        json.member("metadata") { _ in }
    }
}

/// The one error that a failed cell ends with.
package struct ErrorMessage: MessageContent {
    package static let messageType = "error"

    package let error: ErrorContent

    package init(_ error: ErrorContent) { self.error = error }

    package func write(to json: inout JSONWriter) { error.write(to: &json) }
}
