/// Why a stretch of frames is no message for us. It is dropped, with a line in the log.
package enum MessageProblem: Error, Equatable, CustomStringConvertible {
    case noDelimiter(frameCount: Int)
    case tooFewFrames(afterDelimiter: Int)
    case wrongSignature
    case replayed
    case notJSON(frame: String, JSONProblem)
    case notAnObject(frame: String)
    case headerWithoutIDOrType

    package var description: String {
        switch self {
        case .noDelimiter(let count): "no <IDS|MSG> delimiter in \(count) frames"
        case .tooFewFrames(let count): "\(count) frames after the delimiter instead of at least 5"
        case .wrongSignature: "a wrong signature"
        case .replayed: "a signature that was used before"
        case .notJSON(let frame, let problem): "a \(frame) that is not JSON (\(problem))"
        case .notAnObject(let frame): "a \(frame) that is not a JSON object"
        case .headerWithoutIDOrType: "a header without msg_id or msg_type"
        }
    }
}

/// Turns frames from a client into messages: `identities…, <IDS|MSG>, signature, header,
/// parent header, metadata, content, buffers…`.
package struct MessageDecoder {
    package static let delimiter = Array("<IDS|MSG>".utf8)

    private let signer: MessageSigner
    private var replays = ReplayGuard()

    package init(signer: MessageSigner) { self.signer = signer }

    /// The message in `frames`. Nothing of it is read before its signature has been checked.
    package mutating func decode(_ frames: [[UInt8]]) throws(MessageProblem) -> IncomingMessage {
        guard let delimiter = frames.firstIndex(of: Self.delimiter) else {
            throw .noDelimiter(frameCount: frames.count)
        }
        let rest = frames.count - delimiter - 1
        guard rest >= 5 else { throw .tooFewFrames(afterDelimiter: rest) }
        let signature = frames[delimiter + 1]
        let signed = frames[(delimiter + 2)..<(delimiter + 6)]
        guard signer.accepts(signature, for: signed) else { throw .wrongSignature }
        guard !signer.isSigning || replays.admits(signature) else { throw .replayed }

        let headerBytes = frames[delimiter + 2]
        guard let header = MessageHeader(try object(headerBytes, "header")) else {
            throw .headerWithoutIDOrType
        }
        let parent = try object(frames[delimiter + 3], "parent header")
        return IncomingMessage(
            identities: Array(frames[..<delimiter]), header: header, headerBytes: headerBytes,
            parentID: parent["msg_id"]?.stringValue,
            metadata: try object(frames[delimiter + 4], "metadata"),
            content: try object(frames[delimiter + 5], "content"),
            buffers: Array(frames[(delimiter + 6)...]))
    }

    private func object(
        _ bytes: [UInt8], _ frame: String
    ) throws(MessageProblem) -> JSONValue {
        let value: JSONValue
        do throws(JSONProblem) { value = try JSONParser.parse(bytes) } catch {
            throw .notJSON(frame: frame, error)
        }
        guard case .object = value else { throw .notAnObject(frame: frame) }
        return value
    }
}
