import JupyterProtocol
import Testing

private let header = Array(#"{"msg_id":"m","msg_type":"t","session":"s","odd":1}"#.utf8)
private let empty = Array("{}".utf8)

@Suite("Framing")
struct FramingTests {
    private let signer: MessageSigner

    init() throws { signer = try MessageSigner(key: "key") }

    private func frames(
        _ header: [UInt8] = header, parent: [UInt8] = empty, content: [UInt8] = empty
    ) -> [[UInt8]] {
        let parts = [header, parent, empty, content]
        return [MessageDecoder.delimiter, signer.signature(of: parts[...])] + parts
    }

    private func problem(_ frames: [[UInt8]]) -> MessageProblem? {
        var decoder = MessageDecoder(signer: signer)
        do throws(MessageProblem) {
            _ = try decoder.decode(frames)
            return nil
        } catch { return error }
    }

    @Test("A message is read with its route, its parent and its buffers")
    func whole() throws {
        var decoder = MessageDecoder(signer: signer)
        let frames =
            [[7], [8, 9]] + frames(parent: Array(#"{"msg_id":"p"}"#.utf8)) + [[1, 2], []]
        let message = try decoder.decode(frames)
        #expect(message.identities == [[7], [8, 9]])
        #expect(message.header == MessageHeader(id: "m", type: "t", session: "s"))
        #expect(message.headerBytes == header)
        #expect(message.parentID == "p")
        #expect(message.buffers == [[1, 2], []])
    }

    @Test("Buffers are not signed")
    func buffers() {
        #expect(problem(frames() + [[1], [2]]) == nil)
    }

    @Test("Each defect is named")
    func defects() {
        #expect(problem([]) == .noDelimiter(frameCount: 0))
        #expect(problem(Array(frames().dropFirst())) == .noDelimiter(frameCount: 5))
        #expect(problem(Array(frames().dropLast())) == .tooFewFrames(afterDelimiter: 4))
        var wrong = frames()
        wrong[5] = Array(#"{"a":1}"#.utf8)
        #expect(problem(wrong) == .wrongSignature)
        #expect(problem(frames(Array("{".utf8)))?.description.contains("header") == true)
        #expect(problem(frames(content: Array("[]".utf8))) == .notAnObject(frame: "content"))
        let untyped = Array(#"{"msg_id":"m"}"#.utf8)
        #expect(problem(frames(untyped)) == .headerWithoutIDOrType)
        let numbered = Array(#"{"msg_id":1,"msg_type":"t"}"#.utf8)
        #expect(problem(frames(numbered)) == .headerWithoutIDOrType)
    }

    @Test("A message that comes twice is refused the second time")
    func replay() throws {
        var decoder = MessageDecoder(signer: signer)
        let frames = frames()
        _ = try decoder.decode(frames)
        #expect(throws: MessageProblem.replayed) { try decoder.decode(frames) }
    }

    @Test("What the encoder writes, the decoder reads; ids differ and the session stays")
    func roundTrip() throws {
        let encoder = MessageEncoder(signer: signer)
        var decoder = MessageDecoder(signer: signer)
        var ids: Set<String> = []
        for count in 0..<3 {
            let sent = encoder.message(
                ExecuteInput(code: "a\n\"b\"", executionCount: count), to: [[5]], answering: header,
                buffers: [[1]])
            let message = try decoder.decode(sent.frames)
            #expect(message.identities == [[5]])
            #expect(message.header.type == "execute_input")
            #expect(message.header.session == encoder.session)
            #expect(message.parentID == "m")
            #expect(message.content["code"] == .string("a\n\"b\""))
            #expect(message.content["execution_count"] == .integer(count))
            #expect(message.buffers == [[1]])
            // The parent header is the request's header, byte for byte.
            #expect(sent.frames[4] == header)
            ids.insert(message.header.id)
        }
        #expect(ids.count == 3)
    }

    // From `date --utc --date=@SECONDS`.
    @Test(
        "Dates have all their digits",
        arguments: [
            (0, 0, "1970-01-01T00:00:00.000000Z"),
            (951_782_400, 7, "2000-02-29T00:00:00.000007Z"),
            (1_709_251_199, 999_999, "2024-02-29T23:59:59.999999Z"),
            (1_767_225_600, 42_000, "2026-01-01T00:00:00.042000Z"),
            (4_107_542_400, 0, "2100-03-01T00:00:00.000000Z"),
            (-1, 0, "1969-12-31T23:59:59.000000Z"),
        ])
    func dates(seconds: Int, microseconds: Int, expected: String) {
        #expect(MessageDate.text(seconds: seconds, microseconds: microseconds) == expected)
    }
}
