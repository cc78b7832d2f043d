/// A stretch of bytes that ZMTP sends as one (RFC 37).
struct Frame {
    struct Flags: OptionSet {
        let rawValue: UInt8

        /// More frames of the same message follow.
        static let more = Flags(rawValue: 1)
        /// The length takes eight bytes instead of one.
        static let long = Flags(rawValue: 2)
        /// Between the two ends, not for the program.
        static let command = Flags(rawValue: 4)
    }

    var flags: Flags
    var body: [UInt8]

    /// Appends a frame's head and body.
    static func write(_ body: some Collection<UInt8>, _ flags: Flags, to bytes: inout [UInt8]) {
        if body.count < 256 {
            bytes.append(flags.rawValue)
            bytes.append(UInt8(body.count))
        } else {
            bytes.append(flags.union(.long).rawValue)
            bytes.append(bigEndian: UInt64(body.count))
        }
        bytes.append(contentsOf: body)
    }

    /// All frames of a message.
    static func bytes(of message: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(message.reduce(0) { $0 + $1.count + 9 })
        for (index, body) in message.enumerated() {
            write(body, index + 1 < message.count ? .more : [], to: &bytes)
        }
        return bytes
    }
}

/// What a peer does against the protocol. It ends the connection.
struct WireProblem: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

/// Bytes as they come, taken out as frames.
struct FrameReader {
    private var bytes: [UInt8] = []
    private var start = 0

    var count: Int { bytes.count - start }

    mutating func append(_ new: UnsafeRawBufferPointer) { bytes.append(contentsOf: new) }

    /// The first bytes, as many of them as have come.
    func beginning(_ count: Int) -> ArraySlice<UInt8> { bytes[start...].prefix(count) }

    /// The first bytes, where there are so many.
    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard self.count >= count else { return nil }
        defer { advance(count) }
        return bytes[start..<start + count]
    }

    /// The next frame; nil until all of it has come.
    /// - Parameter limit: how long it may be. Nothing is set aside for bytes that are only announced.
    mutating func frame(limit: Int) throws(WireProblem) -> Frame? {
        guard count >= 2 else { return nil }
        let flags = Frame.Flags(rawValue: bytes[start])
        guard flags.isSubset(of: [.more, .long, .command]) else {
            throw WireProblem("a frame with the flags \(flags.rawValue)")
        }
        var head = 2
        var length = UInt64(bytes[start + 1])
        if flags.contains(.long) {
            head = 9
            guard count >= head else { return nil }
            length = bytes[start + 1..<start + head].bigEndian
        }
        guard length <= UInt64(limit) else {
            throw WireProblem("a frame of \(length) bytes")
        }
        guard count >= head + Int(length) else { return nil }
        let body = Array(bytes[start + head..<start + head + Int(length)])
        advance(head + Int(length))
        return Frame(flags: flags, body: body)
    }

    private mutating func advance(_ count: Int) {
        start += count
        if start == bytes.count {
            bytes.removeAll(keepingCapacity: start <= Self.keptCapacity)
            start = 0
        } else if start > Self.keptCapacity {
            bytes.removeSubrange(..<start)
            start = 0
        }
    }

    private static var keptCapacity: Int { 65_536 }
}

extension [UInt8] {
    mutating func append(bigEndian number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}

extension Collection<UInt8> {
    /// The number that these bytes write, the highest first.
    var bigEndian: UInt64 { reduce(0) { $0 << 8 | UInt64($1) } }
}
