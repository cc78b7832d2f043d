import RichDisplay

/// Asks about the name at the cursor.
package struct InspectRequest: RequestContent {
    package typealias Reply = InspectReply
    package static let messageType = "inspect_request"

    package let code: String
    /// In Unicode scalars, between 0 and the code's length.
    package let cursor: Int
    /// 0 asks for signature and documentation, 1 for the source too.
    package let detailLevel: Int

    package init(_ content: JSONValue) throws(ContentProblem) {
        code = try Self.string("code", in: content)
        cursor = CursorPosition.clamped(content["cursor_pos"]?.intValue, in: code)
        detailLevel = content["detail_level"]?.intValue ?? 0
    }
}

/// What is known about the name at the cursor.
package struct InspectReply: MessageContent {
    package static let messageType = "inspect_reply"

    /// Nil where there is nothing at the cursor.
    package let bundle: MIMEBundle?

    package init(_ bundle: MIMEBundle?) { self.bundle = bundle }

    package func write(to json: inout JSONWriter) {
        json.member("status", "ok")
        json.member("found", bundle != nil)
        json.key("data")
        (bundle ?? MIMEBundle()).write(to: &json)
        json.member("metadata") { _ in }
    }
}
