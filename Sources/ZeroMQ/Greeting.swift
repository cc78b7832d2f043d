/// What each side says first: that it speaks ZMTP 3, and how the connection is secured.
enum Greeting {
    static let length = 64
    /// As much as tells ZMTP 3 from anything else.
    static let versionLength = 11

    static func bytes(mechanism: String, isServer: Bool) -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 1]
        bytes += mechanism.utf8
        bytes += [UInt8](repeating: 0, count: mechanismEnd - bytes.count)
        bytes.append(isServer ? 1 : 0)
        return bytes + [UInt8](repeating: 0, count: length - bytes.count)
    }

    /// - Parameter bytes: what has come of a peer's greeting.
    static func check(beginning bytes: ArraySlice<UInt8>) throws(WireProblem) {
        let first = bytes.startIndex
        guard bytes[first] == 0xFF, bytes.count < 10 || bytes[first + 9] & 1 == 1 else {
            throw WireProblem("something else than ZeroMQ's protocol")
        }
        guard bytes.count < versionLength || bytes[first + 10] >= 3 else {
            throw WireProblem("version \(bytes[first + 10]) of ZeroMQ's protocol, older than 3")
        }
    }

    static func check(
        _ bytes: ArraySlice<UInt8>, mechanism: String
    ) throws(WireProblem) {
        try check(beginning: bytes)
        let name = bytes[(bytes.startIndex + 12)..<(bytes.startIndex + mechanismEnd)]
            .prefix { $0 != 0 }
        guard name.elementsEqual(mechanism.utf8) else {
            throw WireProblem(
                "the mechanism '\(String(decoding: name, as: UTF8.self))' instead of '\(mechanism)'"
            )
        }
    }

    private static var mechanismEnd: Int { 32 }
}
