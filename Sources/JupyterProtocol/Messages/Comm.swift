/// Asks which comms are open.
package struct CommInfoRequest: RequestContent {
    package typealias Reply = CommInfoReply
    package static let messageType = "comm_info_request"

    /// Only comms of this target; nil asks for all.
    package let target: String?

    package init(_ content: JSONValue) { target = content["target_name"]?.stringValue }
}

/// The open comms.
package struct CommInfoReply: MessageContent {
    package static let messageType = "comm_info_reply"

    package let comms: [(id: String, target: String)]

    package init(comms: [(id: String, target: String)]) { self.comms = comms }

    package func write(to json: inout JSONWriter) {
        json.member("status", "ok")
        json.member("comms") { json in
            for comm in comms {
                json.member(comm.id) { $0.member("target_name", comm.target) }
            }
        }
    }
}

/// Either side opens a comm. Nothing answers it.
package struct CommOpen: RequestContent, MessageContent {
    package typealias Reply = Never
    package static let messageType = "comm_open"

    package let id: String
    package let target: String
    package let data: JSONValue

    package init(id: String, target: String, data: JSONValue) {
        self.id = id
        self.target = target
        self.data = data
    }

    package init(_ content: JSONValue) throws(ContentProblem) {
        id = try Self.string("comm_id", in: content)
        target = try Self.string("target_name", in: content)
        data = content["data"] ?? .object([])
    }

    package func write(to json: inout JSONWriter) {
        json.member("comm_id", id)
        json.member("target_name", target)
        json.key("data")
        json.value(data)
    }
}

/// Either side says something on a comm. Nothing answers it.
package struct CommMessage: RequestContent, MessageContent {
    package typealias Reply = Never
    package static let messageType = "comm_msg"

    package let id: String
    package let data: JSONValue

    package init(id: String, data: JSONValue) {
        self.id = id
        self.data = data
    }

    package init(_ content: JSONValue) throws(ContentProblem) {
        id = try Self.string("comm_id", in: content)
        data = content["data"] ?? .object([])
    }

    package func write(to json: inout JSONWriter) {
        json.member("comm_id", id)
        json.key("data")
        json.value(data)
    }
}

/// Either side closes a comm. Nothing answers it.
package struct CommClose: RequestContent, MessageContent {
    package typealias Reply = Never
    package static let messageType = "comm_close"

    package let id: String
    package let data: JSONValue

    package init(id: String, data: JSONValue = .object([])) {
        self.id = id
        self.data = data
    }

    package init(_ content: JSONValue) throws(ContentProblem) {
        id = try Self.string("comm_id", in: content)
        data = content["data"] ?? .object([])
    }

    package func write(to json: inout JSONWriter) {
        json.member("comm_id", id)
        json.key("data")
        json.value(data)
    }
}
