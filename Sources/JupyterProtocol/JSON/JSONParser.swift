/// Reads JSON (RFC 8259) from UTF-8 bytes, with a bound on nesting, so that no text can exhaust
/// the stack.
package struct JSONParser {
    /// Deeper nesting than this is an error. Notebooks' metadata needs fewer than ten levels.
    package static let deepestNesting = 128

    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The value that all of `bytes` spell.
    package static func parse(_ bytes: [UInt8]) throws(JSONProblem) -> JSONValue {
        let result: Result<JSONValue, JSONProblem> = bytes.withUnsafeBufferPointer { buffer in
            var parser = JSONParser(buffer)
            do throws(JSONProblem) { return .success(try parser.document()) } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private mutating func document() throws(JSONProblem) -> JSONValue {
        skipSpace()
        let value = try self.value(depth: 0)
        skipSpace()
        guard offset == bytes.count else { throw problem("something follows the value") }
        return value
    }

    private mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
        guard depth <= Self.deepestNesting else {
            throw problem("nested deeper than \(Self.deepestNesting) levels")
        }
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case .some: return try number()
        case nil: throw problem("the text ends where a value should stand")
        }
    }

    private mutating func object(depth: Int) throws(JSONProblem) -> JSONValue {
        offset += 1
        var members: [JSONValue.Member] = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object([]) }
        while true {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw problem("a key should stand here") }
            let key = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw problem("a key needs a colon after it") }
            skipSpace()
            members.append(JSONValue.Member(key, try value(depth: depth + 1)))
            skipSpace()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw problem("a comma or brace is missing") }
        }
    }

    private mutating func array(depth: Int) throws(JSONProblem) -> JSONValue {
        offset += 1
        var values: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array([]) }
        while true {
            skipSpace()
            values.append(try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: "]")) { return .array(values) }
            guard take(UInt8(ascii: ",")) else { throw problem("a comma or bracket is missing") }
        }
    }

    private mutating func word(
        _ spelling: StaticString, _ value: JSONValue
    ) throws(JSONProblem) -> JSONValue {
        for index in 0..<spelling.utf8CodeUnitCount {
            guard take(spelling.utf8Start[index]) else { throw problem("this is no JSON value") }
        }
        return value
    }

    private mutating func number() throws(JSONProblem) -> JSONValue {
        let start = offset
        _ = take(UInt8(ascii: "-"))
        let leadingZero = peek == UInt8(ascii: "0")
        let wholeDigits = skipDigits()
        guard wholeDigits > 0 else { throw problem("this is no JSON value") }
        guard !leadingZero || wholeDigits == 1 else { throw problem("a number starts with zero") }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            guard skipDigits() > 0 else { throw problem("a point needs digits after it") }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isWhole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard skipDigits() > 0 else { throw problem("an exponent needs digits") }
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if isWhole, let value = Int(text) { return .integer(value) }
        guard let value = Double(text), value.isFinite else {
            throw problem("the number \(text.prefix(40)) is too large")
        }
        return .number(value)
    }

    // MARK: Strings

    private mutating func string() throws(JSONProblem) -> String {
        offset += 1
        let start = offset
        var anyBits: UInt8 = 0
        while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20
        {
            anyBits |= byte
            offset += 1
        }
        // Nearly every string has no escape: one copy, no buffer.
        if peek == UInt8(ascii: "\"") {
            defer { offset += 1 }
            let text = UnsafeBufferPointer(rebasing: bytes[start..<offset])
            // ASCII cannot be wrong; the library's check would look up its own generic types.
            return anyBits < 0x80 ? String(decoding: text, as: UTF8.self) : try self.text(text)
        }
        var buffer = Array(bytes[start..<offset])
        while let byte = peek {
            guard byte >= 0x20 else { throw problem("a string holds a control character") }
            offset += 1
            switch byte {
            case UInt8(ascii: "\""): return try text(buffer)
            case UInt8(ascii: "\\"): try escape(into: &buffer)
            default: buffer.append(byte)
            }
        }
        throw problem("a string has no end")
    }

    private func text(_ bytes: some Collection<UInt8>) throws(JSONProblem) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw problem("a string is not UTF-8")
        }
        return text
    }

    private mutating func escape(into buffer: inout [UInt8]) throws(JSONProblem) {
        guard let byte = peek else { throw problem("a string has no end") }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
        case UInt8(ascii: "n"): buffer.append(0x0A)
        case UInt8(ascii: "t"): buffer.append(0x09)
        case UInt8(ascii: "r"): buffer.append(0x0D)
        case UInt8(ascii: "b"): buffer.append(0x08)
        case UInt8(ascii: "f"): buffer.append(0x0C)
        case UInt8(ascii: "u"):
            let scalar = try unicodeEscape()
            buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default: throw problem("a backslash stands before something that needs none")
        }
    }

    /// The scalar after `\u`, two escapes where it lies beyond U+FFFF. Half a pair becomes U+FFFD.
    private mutating func unicodeEscape() throws(JSONProblem) -> Unicode.Scalar {
        let first = try fourHexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, peek == UInt8(ascii: "\\"), offset + 1 < bytes.count,
            bytes[offset + 1] == UInt8(ascii: "u")
        else { return "\u{FFFD}" }
        let beforeSecond = offset
        offset += 2
        let second = try fourHexDigits()
        guard (0xDC00...0xDFFF).contains(second) else {
            offset = beforeSecond
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func fourHexDigits() throws(JSONProblem) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw problem("\\u needs four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            offset += 1
        }
        return value
    }

    // MARK: Bytes

    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        offset += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            offset += 1
        }
    }

    private mutating func skipDigits() -> Int {
        let start = offset
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            offset += 1
        }
        return offset - start
    }

    private func problem(_ reason: String) -> JSONProblem {
        JSONProblem(reason: reason, offset: offset)
    }
}
