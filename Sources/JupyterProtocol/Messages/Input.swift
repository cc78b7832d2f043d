/// Asks the user of the client that runs the cell for a line.
package struct InputRequest: MessageContent {
    package static let messageType = "input_request"

    package let prompt: String
    package let isPassword: Bool

    package init(prompt: String, isPassword: Bool) {
        self.prompt = prompt
        self.isPassword = isPassword
    }

    package func write(to json: inout JSONWriter) {
        json.member("prompt", prompt)
        json.member("password", isPassword)
    }
}

/// The line that the user typed. It answers the kernel; nothing answers it.
package struct InputReply: RequestContent {
    package typealias Reply = Never
    package static let messageType = "input_reply"

    /// What clients send where the user has ended the input.
    package static let endOfInput = "\u{04}"

    package let value: String

    package init(_ content: JSONValue) throws(ContentProblem) {
        value = try Self.string("value", in: content)
    }
}
