/// Asks what could stand at the cursor.
package struct CompleteRequest: RequestContent {
    package typealias Reply = CompleteReply
    package static let messageType = "complete_request"

    package let code: String
    /// In Unicode scalars, between 0 and the code's length.
    package let cursor: Int

    package init(_ content: JSONValue) throws(ContentProblem) {
        code = try Self.string("code", in: content)
        cursor = CursorPosition.clamped(content["cursor_pos"]?.intValue, in: code)
    }
}

/// What could stand at the cursor.
package struct CompleteReply: MessageContent {
    package static let messageType = "complete_reply"

    /// A candidate with what front ends show beside it.
    package struct Match: Sendable {
        package let text: String
        package let kind: String
        package let signature: String

        package init(text: String, kind: String, signature: String) {
            self.text = text
            self.kind = kind
            self.signature = signature
        }
    }

    package let matches: [Match]
    /// The stretch that a match replaces, in Unicode scalars.
    package let range: Range<Int>

    package init(matches: [Match], range: Range<Int>) {
        self.matches = matches
        self.range = range
    }

    package func write(to json: inout JSONWriter) {
        json.member("status", "ok")
        json.member("matches", strings: matches.map(\.text))
        json.member("cursor_start", range.lowerBound)
        json.member("cursor_end", range.upperBound)
        json.member("metadata") { json in
            json.key("_jupyter_types_experimental")
            json.array { json in
                for match in matches {
                    json.object { json in
                        json.member("text", match.text)
                        json.member("type", match.kind)
                        json.member("signature", match.signature)
                        json.member("start", range.lowerBound)
                        json.member("end", range.upperBound)
                    }
                }
            }
        }
    }
}

/// Cursors count Unicode scalars in the protocol, which is neither Swift's characters nor UTF-16.
enum CursorPosition {
    /// A cursor inside the code; its end where the client gives none or one beyond it.
    static func clamped(_ cursor: Int?, in code: String) -> Int {
        let end = code.unicodeScalars.count
        return min(max(cursor ?? end, 0), end)
    }
}
