import RichDisplay

/// A request of the Debug Adapter Protocol, as Jupyter's variable panel sends it.
package struct DebugRequest: RequestContent {
    package typealias Reply = DebugReply
    package static let messageType = "debug_request"

    /// The client's number for the request.
    package let sequence: Int
    /// `inspectVariables`
    package let command: String
    package let arguments: JSONValue

    package init(_ content: JSONValue) throws(ContentProblem) {
        command = try Self.string("command", in: content)
        sequence = content["seq"]?.intValue ?? 0
        arguments = content["arguments"] ?? .object([])
    }
}

/// A response of the Debug Adapter Protocol.
package struct DebugReply: MessageContent {
    package static let messageType = "debug_reply"

    package enum Result: Sendable {
        case success(DebugBody)
        /// Why the kernel cannot do it.
        case failure(String)
    }

    package let request: DebugRequest
    package let result: Result

    package init(to request: DebugRequest, _ result: Result) {
        self.request = request
        self.result = result
    }

    package func write(to json: inout JSONWriter) {
        json.member("type", "response")
        // Any number may come, also the largest.
        json.member("seq", request.sequence &+ 1)
        json.member("request_seq", request.sequence)
        json.member("command", request.command)
        switch result {
        case .success(let body):
            json.member("success", true)
            json.member("body") { body.write(to: &$0) }
        case .failure(let reason):
            json.member("success", false)
            json.member("message", reason)
            json.member("body") { _ in }
        }
    }
}

/// What the kernel can say to a debugger that looks at variables and never stops the program.
package enum DebugBody: Sendable {
    /// Nothing but success.
    case done
    /// Whether a client has begun to look.
    case state(isStarted: Bool)
    case capabilities
    case variables([DebugVariable])
    /// A value in every form that it has.
    case rich(MIMEBundle)
    /// Where the text of a cell would lie, for clients that name breakpoints by it.
    case cell(path: String)
    /// The lines on which a client wanted to stop.
    case breakpoints(lines: [Int])

    /// Jupyter's clients name cells by a hash (MurmurHash2) of their text between these.
    package static let cellPathPrefix = "/tmp/swiftlet/"
    package static let cellPathSuffix = ".swift"
    package static let hashSeed = 0x5377_6966

    func write(to json: inout JSONWriter) {
        switch self {
        case .done: break
        case .state(let isStarted):
            json.member("isStarted", isStarted)
            json.member("hashMethod", "Murmur2")
            json.member("hashSeed", Self.hashSeed)
            json.member("tmpFilePrefix", Self.cellPathPrefix)
            json.member("tmpFileSuffix", Self.cellPathSuffix)
            json.key("breakpoints")
            json.array { _ in }
            json.key("stoppedThreads")
            json.array { _ in }
            json.member("richRendering", true)
            json.key("exceptionPaths")
            json.array { _ in }
            json.member("copyToGlobals", false)
        case .capabilities:
            json.member("supportsConfigurationDoneRequest", true)
            json.key("exceptionBreakpointFilters")
            json.array { _ in }
        case .variables(let variables):
            json.key("variables")
            json.array { json in for variable in variables { variable.write(to: &json) } }
        case .rich(let bundle):
            json.key("data")
            bundle.write(to: &json)
            json.member("metadata") { _ in }
        case .cell(let path): json.member("sourcePath", path)
        case .breakpoints(let lines):
            json.key("breakpoints")
            json.array { json in
                for line in lines {
                    json.object { json in
                        json.member("verified", false)
                        json.member("line", line)
                        json.member(
                            "message", "Swiftlet shows variables but does not stop at lines")
                    }
                }
            }
        }
    }
}

/// A variable, or a part of one, in a client's list.
package struct DebugVariable: Sendable, Equatable {
    package let name: String
    package let value: String
    package let type: String
    /// Under which the parts can be asked for; 0 for a value without parts.
    package let reference: Int

    package init(name: String, value: String, type: String, reference: Int) {
        self.name = name
        self.value = value
        self.type = type
        self.reference = reference
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("name", name)
            json.member("value", value)
            json.member("type", type)
            json.member("evaluateName", name)
            json.member("variablesReference", reference)
        }
    }
}

/// An event of the Debug Adapter Protocol, which every client hears.
package struct DebugEvent: MessageContent {
    package static let messageType = "debug_event"

    package let event: String

    package init(_ event: String) { self.event = event }

    package func write(to json: inout JSONWriter) {
        json.member("type", "event")
        json.member("seq", 0)
        json.member("event", event)
        json.member("body") { _ in }
    }
}
