import Synchronization

/// Turns contents into signed messages with headers of our own. May be used from any thread.
package final class MessageEncoder: Sendable {
    /// The version of the protocol that our headers and `kernel_info_reply` name.
    package static let protocolVersion = "5.5"

    /// This kernel's own session, new for each process.
    package let session: String
    private let signer: MessageSigner
    private let sentCount = Atomic<Int>(0)
    /// A header up to its message's number, and on to its date; only number, date and type differ.
    private let headerBeginning: [UInt8]
    private let headerMiddle: [UInt8]
    private static let headerEnd = Array("\",\"version\":\"\(protocolVersion)\"}".utf8)

    package init(signer: MessageSigner) {
        self.signer = signer
        session = (0..<16).reduce(into: "") { text, _ in
            let byte = UInt8.random(in: .min ... .max)
            text += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        headerBeginning = Array("{\"msg_id\":\"\(session)_".utf8)
        headerMiddle = Array(
            "\",\"session\":\"\(session)\",\"username\":\"kernel\",\"date\":\"".utf8)
    }

    /// One message.
    /// - Parameters:
    ///   - identities: the route to a client, or on iopub the topic.
    ///   - parent: the header of the request that this answers, as it came; empty where none did.
    package func message(
        _ content: some MessageContent, to identities: [[UInt8]], answering parent: [UInt8],
        buffers: [[UInt8]] = []
    ) -> OutgoingMessage {
        message(
            type: type(of: content).messageType, content: JSONWriter.object(content.write),
            to: identities, answering: parent, buffers: buffers)
    }

    /// One message whose content is JSON already.
    package func message(
        type: String, content: [UInt8], to identities: [[UInt8]], answering parent: [UInt8],
        buffers: [[UInt8]] = []
    ) -> OutgoingMessage {
        var frames = identities
        frames.reserveCapacity(identities.count + 6 + buffers.count)
        frames.append(MessageDecoder.delimiter)
        frames.append([])
        let signatureIndex = frames.count - 1
        frames.append(header(type: type))
        frames.append(parent.isEmpty ? Self.emptyObject : parent)
        frames.append(Self.emptyObject)
        frames.append(content)
        // Buffers are not signed: the protocol says so.
        frames[signatureIndex] = signer.signature(of: frames[(signatureIndex + 1)...])
        frames.append(contentsOf: buffers)
        return OutgoingMessage(frames: frames)
    }

    private static let emptyObject = Array("{}".utf8)

    private func header(type: String) -> [UInt8] {
        let number = sentCount.wrappingAdd(1, ordering: .relaxed).newValue
        var header: [UInt8] = []
        header.reserveCapacity(headerBeginning.count + headerMiddle.count + type.utf8.count + 96)
        header += headerBeginning
        header += String(number).utf8
        header += headerMiddle
        MessageDate.appendNow(to: &header)
        header += "\",\"msg_type\":\"".utf8
        // Types are our own, plain ASCII words.
        header += type.utf8
        header += Self.headerEnd
        return header
    }
}
