/// Asks the kernel to end.
package struct ShutdownRequest: RequestContent {
    package typealias Reply = ShutdownReply
    package static let messageType = "shutdown_request"

    /// Whether the client will start another in its place.
    package let restarts: Bool

    package init(_ content: JSONValue) { restarts = content["restart"]?.boolValue ?? false }
}

/// The kernel ends.
package struct ShutdownReply: MessageContent {
    package static let messageType = "shutdown_reply"

    package let restarts: Bool

    package init(restarts: Bool) { self.restarts = restarts }

    package func write(to json: inout JSONWriter) {
        json.member("status", "ok")
        json.member("restart", restarts)
    }
}
