import JupyterProtocol
import RichDisplay
import Testing

private func content(_ text: String) throws -> JSONValue {
    try JSONParser.parse(Array(text.utf8))
}

private func written(_ message: some MessageContent) -> String {
    String(decoding: JSONWriter.object(message.write), as: UTF8.self)
}

@Suite("Messages")
struct MessageTests {
    @Test("An execute request without options has the protocol's defaults")
    func executeDefaults() throws {
        let request = try ExecuteRequest(try content(#"{"code":"1"}"#))
        #expect(!request.isSilent)
        #expect(request.storesHistory)
        #expect(request.allowsInput)
        #expect(request.stopsOnError)
        #expect(request.userExpressions.isEmpty)
    }

    @Test("A silent request is not stored, whatever it says")
    func silent() throws {
        let request = try ExecuteRequest(
            try content(#"{"code":"1","silent":true,"store_history":true}"#))
        #expect(request.isSilent)
        #expect(!request.storesHistory)
    }

    @Test("A request that lacks its code says so")
    func missingCode() {
        let problem = #expect(throws: ContentProblem.self) {
            try ExecuteRequest(try content(#"{"code":1}"#))
        }
        #expect(problem?.description == "execute_request needs a string under 'code'")
    }

    @Test(
        "A cursor counts Unicode scalars and stays inside the code",
        arguments: [(nil, 3), (2, 2), (-1, 0), (99, 3)] as [(Int?, Int)])
    func cursor(sent: Int?, expected: Int) throws {
        // One character for Swift, four UTF-16 units: 𨭎 and an e with a combining accent.
        let position = sent.map { ",\"cursor_pos\":\($0)" } ?? ""
        let request = try CompleteRequest(try content("{\"code\":\"𨭎e\u{301}\"\(position)}"))
        #expect(request.cursor == expected)
    }

    @Test("Replies have the members that the protocol asks for")
    func replies() {
        var reply = ExecuteReply(status: .ok, executionCount: 3)
        reply.userExpressions = [("a", .value(MIMEBundle(plain: "1")))]
        #expect(
            written(reply)
                == #"{"status":"ok","execution_count":3,"user_expressions":{"a":{"status":"ok","#
                + #""data":{"text/plain":"1"},"metadata":{}}},"payload":[]}"#)
        let error = ErrorContent(name: "n", message: "m", traceback: ["t"])
        #expect(
            written(ExecuteReply(status: .error(error), executionCount: 1))
                == #"{"status":"error","ename":"n","evalue":"m","traceback":["t"],"#
                + #""execution_count":1,"user_expressions":{},"payload":[]}"#)
        #expect(
            written(CompleteReply(matches: [], range: 2..<4))
                == #"{"status":"ok","matches":[],"cursor_start":2,"cursor_end":4,"#
                + #""metadata":{"_jupyter_types_experimental":[]}}"#)
        #expect(
            written(InspectReply(nil)) == #"{"status":"ok","found":false,"data":{},"metadata":{}}"#)
        #expect(
            written(IsCompleteReply.incomplete(indent: "    "))
                == #"{"status":"incomplete","indent":"    "}"#)
        #expect(written(ShutdownReply(restarts: true)) == #"{"status":"ok","restart":true}"#)
        #expect(
            written(CommInfoReply(comms: [("a", "b")]))
                == #"{"status":"ok","comms":{"a":{"target_name":"b"}}}"#)
    }

    @Test("Displays carry their id beside the data, not in it")
    func displays() {
        let bundle = MIMEBundle(plain: "x")
        #expect(
            written(DisplayData(bundle: bundle, displayID: "d"))
                == #"{"data":{"text/plain":"x"},"metadata":{},"transient":{"display_id":"d"}}"#)
        #expect(
            written(DisplayData(bundle: bundle, displayID: nil))
                == #"{"data":{"text/plain":"x"},"metadata":{},"transient":{}}"#)
        #expect(
            written(UpdateDisplayData(bundle: bundle, displayID: "d"))
                == #"{"data":{"text/plain":"x"},"metadata":{},"transient":{"display_id":"d"}}"#)
    }

    @Test("History entries have their output where it was asked for")
    func history() {
        let entry = HistoryReply.Entry(session: 1, line: 2, input: "a", output: nil)
        #expect(
            written(HistoryReply(entries: [entry], includesOutput: false))
                == #"{"status":"ok","history":[[1,2,"a"]]}"#)
        #expect(
            written(HistoryReply(entries: [entry], includesOutput: true))
                == #"{"status":"ok","history":[[1,2,["a",null]]]}"#)
    }

    @Test("A history request needs one of the three ways")
    func historyAccess() throws {
        let tail = try HistoryRequest(try content(#"{"hist_access_type":"tail","n":-3}"#))
        #expect(tail.access == .tail(count: 0))
        #expect(throws: ContentProblem.self) {
            try HistoryRequest(try content(#"{"hist_access_type":"head"}"#))
        }
    }
}
