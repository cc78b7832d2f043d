/// Who sent a message and what it is: Jupyter's `header`.
package struct MessageHeader: Sendable, Equatable {
    package let id: String
    /// Jupyter's `msg_type`: `execute_request`.
    package let type: String
    /// The sender's session; empty where it names none.
    package let session: String

    package init(id: String, type: String, session: String) {
        self.id = id
        self.type = type
        self.session = session
    }

    /// Reads a header; nil where it lacks an id or a type.
    init?(_ json: JSONValue) {
        guard let id = json["msg_id"]?.stringValue, let type = json["msg_type"]?.stringValue else {
            return nil
        }
        self.init(id: id, type: type, session: json["session"]?.stringValue ?? "")
    }
}

/// A message from a client, checked and read.
package struct IncomingMessage: Sendable {
    /// The route back to the client: ZeroMQ's identity frames.
    package let identities: [[UInt8]]
    package let header: MessageHeader
    /// The header as it came: every answer carries these bytes as its parent header.
    package let headerBytes: [UInt8]
    /// The id of the message that this one answers; nil for most.
    package let parentID: String?
    package let metadata: JSONValue
    package let content: JSONValue
    package let buffers: [[UInt8]]

    package init(
        identities: [[UInt8]] = [], header: MessageHeader, headerBytes: [UInt8],
        parentID: String? = nil, metadata: JSONValue = .object([]), content: JSONValue,
        buffers: [[UInt8]] = []
    ) {
        self.identities = identities
        self.header = header
        self.headerBytes = headerBytes
        self.parentID = parentID
        self.metadata = metadata
        self.content = content
        self.buffers = buffers
    }
}

/// A message ready for a socket: its frames, in order.
package struct OutgoingMessage: Sendable {
    package let frames: [[UInt8]]

    package init(frames: [[UInt8]]) { self.frames = frames }

    /// Bytes in all frames together.
    package var byteCount: Int { frames.reduce(0) { $0 + $1.count } }
}
