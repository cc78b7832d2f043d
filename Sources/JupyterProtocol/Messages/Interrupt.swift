/// Asks to stop the running cell.
package struct InterruptRequest: RequestContent {
    package typealias Reply = InterruptReply
    package static let messageType = "interrupt_request"

    package init(_ content: JSONValue) {}
}

/// The cell has been asked to stop.
package struct InterruptReply: MessageContent {
    package static let messageType = "interrupt_reply"

    package init() {}

    package func write(to json: inout JSONWriter) { json.member("status", "ok") }
}
