/// The content of a message that the kernel sends.
package protocol MessageContent: Sendable {
    /// Jupyter's `msg_type`: `execute_reply`.
    static var messageType: String { get }

    /// Writes the members of the content's object.
    func write(to json: inout JSONWriter)
}

/// The content of a message that a client sends.
package protocol RequestContent: Sendable {
    /// What answers it; `Never` where nothing does.
    associatedtype Reply: MessageContent

    /// Jupyter's `msg_type`: `execute_request`.
    static var messageType: String { get }

    /// Reads the content. Members that the protocol lets a client leave out have its defaults.
    init(_ content: JSONValue) throws(ContentProblem)
}

/// A request that lacks what it cannot do without.
package struct ContentProblem: Error, Equatable, CustomStringConvertible {
    package let messageType: String
    package let member: String
    package let expected: String

    package var description: String {
        "\(messageType) needs \(expected) under '\(member)'"
    }
}

extension Never: MessageContent {
    package static var messageType: String { "none" }
    package func write(to json: inout JSONWriter) {}
}

extension RequestContent {
    /// A member that must be there.
    static func string(
        _ member: String, in content: JSONValue
    ) throws(ContentProblem) -> String {
        guard let value = content[member]?.stringValue else {
            throw ContentProblem(messageType: messageType, member: member, expected: "a string")
        }
        return value
    }
}

/// A reply that says why a request could not be answered, under the request's own reply type.
package struct ErrorContent: Sendable {
    package let name: String
    package let message: String
    package let traceback: [String]

    package init(name: String, message: String, traceback: [String] = []) {
        self.name = name
        self.message = message
        self.traceback = traceback
    }

    /// Writes `ename`, `evalue` and `traceback`.
    package func write(to json: inout JSONWriter) {
        json.member("ename", name)
        json.member("evalue", message)
        json.member("traceback", strings: traceback)
    }
}
