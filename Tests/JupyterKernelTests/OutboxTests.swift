import JupyterKernel
import JupyterProtocol
import RichDisplay
import Testing

@Suite("The queue to the sockets")
struct OutboxTests {
    private let outbox: Outbox
    private let encoder: MessageEncoder

    init() throws {
        encoder = MessageEncoder(signer: try MessageSigner(key: "k"))
        outbox = Outbox(encoder: encoder)
    }

    /// Type and text or state of what is posted now.
    private func taken() throws -> [String] {
        try outbox.take().map { item in
            guard case .send(let message, _) = item else { return "other" }
            let content = try JSONParser.parse(message.frames[6])
            let text = content["text"]?.stringValue ?? content["execution_state"]?.stringValue
            return (content["name"]?.stringValue ?? "status") + ":" + (text ?? "")
        }
    }

    private func postIdle() {
        outbox.post(.send(encoder.message(Status(.idle), to: [[1]], answering: []), .iopub))
    }

    @Test("Printed text waits for more, and goes before whatever is posted after it")
    func order() throws {
        for word in ["a", "b", "c"] { _ = outbox.print(word, to: .standard, answering: []) }
        #expect(try taken() == [])
        postIdle()
        #expect(try taken() == ["stdout:abc", "status:idle"])
        #expect(try taken() == [])
    }

    @Test("Standard output and error keep their order")
    func streams() throws {
        _ = outbox.print("a", to: .standard, answering: [])
        _ = outbox.print("b", to: .error, answering: [])
        _ = outbox.print("c", to: .error, answering: [])
        _ = outbox.print("d", to: .standard, answering: [])
        postIdle()
        #expect(try taken() == ["stdout:a", "stderr:bc", "stdout:d", "status:idle"])
    }

    @Test("Text of two requests is not mixed")
    func parents() throws {
        _ = outbox.print("a", to: .standard, answering: Array(#"{"msg_id":"1"}"#.utf8))
        _ = outbox.print("b", to: .standard, answering: Array(#"{"msg_id":"2"}"#.utf8))
        postIdle()
        #expect(try taken() == ["stdout:a", "stdout:b", "status:idle"])
    }

    @Test("Much text goes at once")
    func size() throws {
        let line = String(repeating: "x", count: 999) + "\n"
        for _ in 0..<16 { _ = outbox.print(line, to: .standard, answering: []) }
        #expect(try taken() == [])
        _ = outbox.print(line, to: .standard, answering: [])
        #expect(try taken() == ["stdout:" + String(repeating: line, count: 17)])
    }

    @Test("The socket thread sleeps until there is text, and then no longer than text may wait")
    func sleep() {
        #expect(outbox.sleepTime() == -1)
        _ = outbox.print("a", to: .standard, answering: [])
        let milliseconds = outbox.sleepTime()
        #expect(milliseconds > 0 && milliseconds <= Int(Outbox.longestDelay * 1000))
        postIdle()
        #expect(outbox.sleepTime() == 0)
    }
}
