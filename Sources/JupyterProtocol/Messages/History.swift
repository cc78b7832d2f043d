/// Asks for code that ran before.
package struct HistoryRequest: RequestContent {
    package typealias Reply = HistoryReply
    package static let messageType = "history_request"

    package enum Access: Sendable, Equatable {
        /// The last so many.
        case tail(count: Int)
        /// The lines `start..<stop` of a session; session 0 is this one, -1 the one before.
        case range(session: Int, start: Int, stop: Int?)
        /// Those that match a pattern with `*` and `?`; of repeated ones the latest.
        case search(pattern: String, count: Int?, isUnique: Bool)
    }

    package let access: Access
    package let includesOutput: Bool

    package init(_ content: JSONValue) throws(ContentProblem) {
        includesOutput = content["output"]?.boolValue ?? false
        let count = content["n"]?.intValue
        switch try Self.string("hist_access_type", in: content) {
        case "tail": access = .tail(count: max(0, count ?? 10))
        case "range":
            access = .range(
                session: content["session"]?.intValue ?? 0,
                start: content["start"]?.intValue ?? 0, stop: content["stop"]?.intValue)
        case "search":
            access = .search(
                pattern: content["pattern"]?.stringValue ?? "*", count: count.map { max(0, $0) },
                isUnique: content["unique"]?.boolValue ?? false)
        default:
            throw ContentProblem(
                messageType: Self.messageType, member: "hist_access_type",
                expected: "'tail', 'range' or 'search'")
        }
    }
}

/// Code that ran before, oldest first.
package struct HistoryReply: MessageContent {
    package static let messageType = "history_reply"

    package struct Entry: Sendable, Equatable {
        package let session: Int
        package let line: Int
        package let input: String
        /// The text of the cell's value; nil where it had none.
        package let output: String?

        package init(session: Int, line: Int, input: String, output: String?) {
            self.session = session
            self.line = line
            self.input = input
            self.output = output
        }
    }

    package let entries: [Entry]
    package let includesOutput: Bool

    package init(entries: [Entry], includesOutput: Bool) {
        self.entries = entries
        self.includesOutput = includesOutput
    }

    package func write(to json: inout JSONWriter) {
        json.member("status", "ok")
        json.key("history")
        json.array { json in
            for entry in entries {
                json.array { json in
                    json.integer(entry.session)
                    json.integer(entry.line)
                    if includesOutput {
                        json.array { json in
                            json.string(entry.input)
                            if let output = entry.output {
                                json.string(output)
                            } else {
                                json.null()
                            }
                        }
                    } else {
                        json.string(entry.input)
                    }
                }
            }
        }
    }
}
