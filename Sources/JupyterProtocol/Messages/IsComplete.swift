/// Asks whether a console should run the code or ask for another line.
package struct IsCompleteRequest: RequestContent {
    package typealias Reply = IsCompleteReply
    package static let messageType = "is_complete_request"

    package let code: String

    package init(_ content: JSONValue) throws(ContentProblem) {
        code = try Self.string("code", in: content)
    }
}

/// Whether the code can run as it stands.
package enum IsCompleteReply: MessageContent {
    package static let messageType = "is_complete_reply"

    case complete
    case invalid
    /// More lines are needed; the next begins with this indent.
    case incomplete(indent: String)

    package func write(to json: inout JSONWriter) {
        switch self {
        case .complete: json.member("status", "complete")
        case .invalid: json.member("status", "invalid")
        case .incomplete(let indent):
            json.member("status", "incomplete")
            json.member("indent", indent)
        }
    }
}
