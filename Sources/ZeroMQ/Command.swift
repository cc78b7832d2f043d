/// A message between the two ends of a connection: `READY`, `SUBSCRIBE`, `PING` …
struct Command {
    let name: String
    let data: ArraySlice<UInt8>

    init(_ body: [UInt8]) throws(WireProblem) {
        guard let length = body.first, length > 0, body.count > Int(length) else {
            throw WireProblem("a command without a name")
        }
        let rest = body.dropFirst()
        name = String(decoding: rest.prefix(Int(length)), as: UTF8.self)
        data = rest.dropFirst(Int(length))
    }

    static func body(_ name: String, _ data: some Sequence<UInt8> = []) -> [UInt8] {
        [UInt8(name.utf8.count)] + name.utf8 + data
    }
}

/// What a peer says about itself: `Socket-Type`, `Identity`.
struct Metadata {
    var socketType = ""
    var identity: [UInt8] = []

    init(socketType: String) { self.socketType = socketType }

    init(_ data: ArraySlice<UInt8>) throws(WireProblem) {
        var rest = data
        func take(_ count: Int) throws(WireProblem) -> ArraySlice<UInt8> {
            guard rest.count >= count else { throw WireProblem("metadata that breaks off") }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
        while !rest.isEmpty {
            let name = try take(Int(try take(1).bigEndian))
            let value = try take(Int(try take(4).bigEndian))
            switch String(decoding: name, as: UTF8.self).lowercased() {
            case "socket-type": socketType = String(decoding: value, as: UTF8.self)
            case "identity": identity = Array(value)
            default: break
            }
        }
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for (name, value) in [("Socket-Type", Array(socketType.utf8)), ("Identity", identity)] {
            bytes.append(UInt8(name.utf8.count))
            bytes += name.utf8
            bytes.append(bigEndian: UInt32(value.count))
            bytes += value
        }
        return bytes
    }
}
