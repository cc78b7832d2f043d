import Diagnostics

/// The header of a safetensors file: what each tensor is and where its bytes lie.
///
/// Read by a strict parser of just the JSON that the format allows, because a general one would
/// accept what the format forbids, such as a name that appears twice.
struct SafetensorsHeader {
    struct Entry {
        var name: String
        var dtype = ""
        var shape: [Int] = []
        var start = 0
        var end = 0
    }

    private(set) var entries: [Entry] = []
    private(set) var metadata: [String: String] = [:]
    /// Entries allowed, so that a hostile header cannot take minutes to read.
    private static let most = 100_000

    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    /// Parses a header; throws `invalid-file`.
    init(_ bytes: UnsafeRawBufferPointer) throws {
        self.bytes = bytes
        guard bytes.first == UInt8(ascii: "{") else {
            throw invalid("the header does not begin with {")
        }
        try parseTop()
        while position < bytes.count {
            guard bytes[position] == 0x20 else { throw invalid("text follows the header") }
            position += 1
        }
    }

    private func invalid(_ reason: String) -> Failure {
        Failure(id: "invalid-file", "\(reason) (byte \(position) of the header)")
    }

    // MARK: Structure

    private mutating func parseTop() throws {
        var names: Set<String> = []
        try parseObject { parser, name in
            guard names.insert(name).inserted else {
                throw parser.invalid("the name \(name) appears twice")
            }
            guard names.count <= SafetensorsHeader.most else {
                throw parser.invalid("there are more than \(SafetensorsHeader.most) tensors")
            }
            if name == "__metadata__" {
                try parser.parseObject { parser, key in
                    let value = try parser.parseString()
                    guard parser.metadata.updateValue(value, forKey: key) == nil else {
                        throw parser.invalid("the metadata key \(key) appears twice")
                    }
                }
            } else {
                parser.entries.append(try parser.parseEntry(name))
            }
        }
    }

    private mutating func parseEntry(_ name: String) throws -> Entry {
        var entry = Entry(name: name)
        var seen: Set<String> = []
        try parseObject { parser, key in
            guard seen.insert(key).inserted else {
                throw parser.invalid("\(key) of \(name) appears twice")
            }
            switch key {
            case "dtype": entry.dtype = try parser.parseString()
            case "shape": entry.shape = try parser.parseIntegers()
            case "data_offsets":
                let offsets = try parser.parseIntegers()
                guard offsets.count == 2, offsets[0] <= offsets[1] else {
                    throw parser.invalid("the offsets \(offsets) of \(name) are not a range")
                }
                (entry.start, entry.end) = (offsets[0], offsets[1])
            default: throw parser.invalid("\(name) has an unknown field \(key)")
            }
        }
        guard seen.count == 3 else {
            throw invalid("\(name) lacks a dtype, a shape or offsets")
        }
        return entry
    }

    // MARK: JSON

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
            position += 1
        }
    }

    private mutating func take(_ character: Character) throws {
        skipSpace()
        guard position < bytes.count, bytes[position] == character.asciiValue else {
            throw invalid("\(character) is missing")
        }
        position += 1
    }

    private mutating func takes(_ character: Character) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == character.asciiValue else { return false }
        position += 1
        return true
    }

    private mutating func parseObject(
        _ member: (inout SafetensorsHeader, String) throws -> Void
    ) throws {
        try take("{")
        if takes("}") { return }
        repeat {
            let name = try parseString()
            try take(":")
            try member(&self, name)
        } while takes(",")
        try take("}")
    }

    private mutating func parseIntegers() throws -> [Int] {
        var values: [Int] = []
        try take("[")
        if takes("]") { return values }
        repeat {
            skipSpace()
            let first = position
            var value = 0
            while position < bytes.count, case let digit = bytes[position] &- 0x30, digit <= 9 {
                let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
                let (sum, carry) = tens.addingReportingOverflow(Int(digit))
                guard !overflow, !carry else { throw invalid("a number is too large") }
                value = sum
                position += 1
            }
            guard position > first else { throw invalid("a whole number is missing") }
            values.append(value)
        } while takes(",")
        try take("]")
        return values
    }

    private mutating func parseString() throws -> String {
        try take("\"")
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw invalid("a text is not UTF-8")
                }
                return string
            case UInt8(ascii: "\\"): text += try parseEscape().utf8
            case 0..<0x20: throw invalid("a text holds a control character")
            default: text.append(byte)
            }
        }
        throw invalid("a text does not end")
    }

    private mutating func parseEscape() throws -> String {
        guard position < bytes.count else { throw invalid("a text does not end") }
        let escape = bytes[position]
        position += 1
        switch escape {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            var value = try parseHex()
            if (0xD800..<0xDC00).contains(value), position + 1 < bytes.count,
                bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
            {
                position += 2
                let low = try parseHex()
                guard (0xDC00..<0xE000).contains(low) else {
                    throw invalid("half a surrogate pair")
                }
                value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(value) else { throw invalid("half a surrogate pair") }
            return String(Character(scalar))
        default: throw invalid("an escape is not JSON")
        }
    }

    private mutating func parseHex() throws -> UInt32 {
        guard position + 4 <= bytes.count,
            let digits = String(validating: bytes[position..<position + 4], as: UTF8.self),
            let value = UInt32(digits, radix: 16)
        else { throw invalid("four hexadecimal digits are missing") }
        position += 4
        return value
    }
}
