import RichDisplay

/// Whether the kernel is at work on a request.
package struct Status: MessageContent {
    package static let messageType = "status"

    package enum State: String, Sendable { case starting, busy, idle }

    package let state: State

    package init(_ state: State) { self.state = state }

    package func write(to json: inout JSONWriter) {
        json.member("execution_state", state.rawValue)
    }
}

/// A stretch of printed text.
package struct Stream: MessageContent {
    package static let messageType = "stream"

    package let stream: OutputStream
    package let utf8: [UInt8]

    package init(_ stream: OutputStream, utf8: [UInt8]) {
        self.stream = stream
        self.utf8 = utf8
    }

    package func write(to json: inout JSONWriter) {
        json.member("name", stream.rawValue)
        json.key("text")
        json.string(utf8: utf8)
    }
}

/// Shows a bundle below the cell.
package struct DisplayData: MessageContent {
    package static let messageType = "display_data"

    package let bundle: MIMEBundle
    /// The name under which it can be updated; nil for none.
    package let displayID: String?

    package init(bundle: MIMEBundle, displayID: String?) {
        self.bundle = bundle
        self.displayID = displayID
    }

    package func write(to json: inout JSONWriter) {
        json.key("data")
        bundle.write(to: &json)
        json.member("metadata") { _ in }
        json.member("transient") { json in
            if let displayID { json.member("display_id", displayID) }
        }
    }
}

/// Replaces what is shown under a display's id, in every cell that shows it.
package struct UpdateDisplayData: MessageContent {
    package static let messageType = "update_display_data"

    private let display: DisplayData

    package init(bundle: MIMEBundle, displayID: String) {
        display = DisplayData(bundle: bundle, displayID: displayID)
    }

    package func write(to json: inout JSONWriter) { display.write(to: &json) }
}

/// Clears a cell's output.
package struct ClearOutput: MessageContent {
    package static let messageType = "clear_output"

    /// Clears when the next output comes, which avoids flicker.
    package let waits: Bool

    package init(waits: Bool) { self.waits = waits }

    package func write(to json: inout JSONWriter) { json.member("wait", waits) }
}

/// Greets a new subscriber of iopub: from now on it misses nothing (JEP 65).
package struct IOPubWelcome: MessageContent {
    package static let messageType = "iopub_welcome"

    package let subscription: String

    package init(subscription: String) { self.subscription = subscription }

    package func write(to json: inout JSONWriter) { json.member("subscription", subscription) }
}
