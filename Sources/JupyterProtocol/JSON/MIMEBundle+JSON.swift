import RichDisplay

extension MIMEBundle {
    /// Writes the bundle as Jupyter's `data` object: bytes as base64, JSON types as JSON.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            for (type, content) in representations {
                json.key(type)
                switch content {
                case .text(let text) where Self.holdsJSON(type): json.json(text)
                case .text(let text): json.string(text)
                case .data(let bytes): json.base64(bytes)
                }
            }
        }
    }

    private static func holdsJSON(_ type: String) -> Bool {
        type == "application/json" || type.hasSuffix("+json")
    }
}

extension JSONWriter {
    /// Text that claims to be JSON: as JSON where it is, else as a string, so that one bad
    /// representation cannot spoil the message.
    fileprivate mutating func json(_ text: String) {
        let bytes = Array(text.utf8)
        if (try? JSONParser.parse(bytes)) != nil { raw(bytes) } else { string(text) }
    }
}
