import Glibc
import VirtualMachine

/// Shortcuts for text in ASCII, where a byte is a character and its properties are known.
///
/// A carriage return is left to Swift: with a line feed it is one character.
enum AsciiText {
    /// Which of the 128 characters have a property.
    struct Characters: Sendable {
        private var low: UInt64 = 0
        private var high: UInt64 = 0

        init(where holds: (Character) -> Bool) {
            for code in UInt8(0)..<128 where holds(Character(Unicode.Scalar(code))) {
                if code < 64 { low |= 1 << UInt64(code) } else { high |= 1 << UInt64(code - 64) }
            }
        }

        @inline(__always)
        func contains(_ code: UInt8) -> Bool {
            (code < 64 ? low >> UInt64(code) : high >> UInt64(code & 63)) & 1 == 1
        }
    }

    /// Where `part` first lies in `bytes` from `start` on.
    static func find(
        _ part: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        guard let first = part.first, bytes.count - start >= part.count else { return nil }
        let last = bytes.count - part.count
        var place = start
        while place <= last {
            // The first byte is looked for by the system, many bytes at a time.
            guard let found = memchr(bytes.baseAddress! + place, Int32(first), last - place + 1)
            else { return nil }
            place = UnsafeRawPointer(bytes.baseAddress!).distance(to: found)
            if memcmp(found, part.baseAddress!, part.count) == 0 { return place }
            place += 1
        }
        return nil
    }

    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.isASCII, let start = bytes.baseAddress else { return bytes.isASCII }
        return memchr(start, 0x0D, bytes.count) == nil
    }

    /// Whether `text` begins with `prefix`; nil where a character of more than a byte decides that.
    static func hasPrefix(_ text: Substring, _ prefix: Substring) -> Bool? {
        let holds = text.utf8.withContiguousStorageIfAvailable { bytes in
            prefix.utf8.withContiguousStorageIfAvailable { prefix -> Bool? in
                guard isPlain(prefix) else { return nil }
                for index in 0..<min(bytes.count, prefix.count) where bytes[index] != prefix[index]
                {
                    return bytes[index] < 0x80 ? false : nil
                }
                guard bytes.count > prefix.count else { return bytes.count == prefix.count }
                // What follows may belong to the last character.
                return bytes[prefix.count] < 0x80 ? true : nil
            }
        }
        return (holds ?? nil) ?? nil
    }

    /// Whether `text` ends with `suffix`; nil where a character of more than a byte decides that.
    static func hasSuffix(_ text: Substring, _ suffix: Substring) -> Bool? {
        let holds = text.utf8.withContiguousStorageIfAvailable { bytes in
            suffix.utf8.withContiguousStorageIfAvailable { suffix -> Bool? in
                guard isPlain(suffix) else { return nil }
                for index in 1..<(min(bytes.count, suffix.count) + 1) {
                    let byte = bytes[bytes.count - index]
                    if byte != suffix[suffix.count - index] { return byte < 0x80 ? false : nil }
                }
                guard bytes.count > suffix.count else { return bytes.count == suffix.count }
                // What is before may belong to the first character.
                let before = bytes[bytes.count - suffix.count - 1]
                return suffix.isEmpty || before < 0x80 && before != 0x0D ? true : nil
            }
        }
        return (holds ?? nil) ?? nil
    }

    /// The text from its end; nil if it is not plain ASCII.
    static func reversed(_ text: Substring) -> String? {
        let result = text.utf8.withContiguousStorageIfAvailable { bytes -> String? in
            guard isPlain(bytes) else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { target in
                for index in bytes.indices { target[index] = bytes[bytes.count - 1 - index] }
                return bytes.count
            }
        }
        return result ?? nil
    }

    /// Whether `part` occurs in `text`; nil where a character of more than a byte decides that.
    static func contains(_ text: Substring, _ part: Substring) -> Bool? {
        let found = text.utf8.withContiguousStorageIfAvailable { bytes in
            part.utf8.withContiguousStorageIfAvailable { part -> Bool? in
                isPlain(part) ? contains(bytes, part) : nil
            }
        }
        return (found ?? nil) ?? nil
    }

    /// Whether a character occurs in `text`; nil where one of more than a byte decides that.
    static func contains(_ text: Substring, _ character: Character) -> Bool? {
        guard let code = character.utf8.first, code < 0x80, code != 0x0D,
            character.utf8.count == 1
        else { return nil }
        let found = text.utf8.withContiguousStorageIfAvailable { bytes in
            withUnsafePointer(to: code) {
                contains(bytes, UnsafeBufferPointer(start: $0, count: 1))
            }
        }
        return found ?? nil
    }

    private static func contains(
        _ bytes: UnsafeBufferPointer<UInt8>, _ part: UnsafeBufferPointer<UInt8>
    ) -> Bool? {
        guard let place = find(part, in: bytes, from: 0) else {
            // Some characters are the same as one of ASCII.
            return bytes.isASCII ? false : nil
        }
        // What is beside it may make one character with it.
        let end = place + part.count
        let before = place == 0 ? 0 : bytes[place - 1]
        let after = end == bytes.count ? 0 : bytes[end]
        return before < 0x80 && before != 0x0D && after < 0x80 ? true : nil
    }

    /// The text without scalars of a set at its ends; nil where one of more than a byte decides that.
    static func trimming(_ text: Substring, _ set: Characters) -> String? {
        let result = text.utf8.withContiguousStorageIfAvailable { bytes -> String? in
            var (start, end) = (0, bytes.count)
            while start < end {
                if bytes[start] >= 0x80 { return nil }
                if !set.contains(bytes[start]) { break }
                start += 1
            }
            while start < end {
                if bytes[end - 1] >= 0x80 { return nil }
                if !set.contains(bytes[end - 1]) { break }
                end -= 1
            }
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
        return result ?? nil
    }

    /// The parts between separators; nil if one of the texts is not plain ASCII, or `separator` empty.
    static func components(of text: Substring, separatedBy separator: Substring) -> [String]? {
        guard !separator.isEmpty else { return nil }
        let result = text.utf8.withContiguousStorageIfAvailable { bytes in
            separator.utf8.withContiguousStorageIfAvailable { separator -> [String]? in
                guard isPlain(bytes), isPlain(separator) else { return nil }
                var parts: [String] = []
                var place = 0
                while let next = find(separator, in: bytes, from: place) {
                    parts.append(String(decoding: bytes[place..<next], as: UTF8.self))
                    place = next + separator.count
                }
                parts.append(String(decoding: bytes[place...], as: UTF8.self))
                return parts
            }
        }
        return (result ?? nil) ?? nil
    }

    /// The text with `old` replaced; nil if one of the texts is not plain ASCII, or `old` is empty.
    static func replacing(
        _ old: Substring, in text: Substring, with new: Substring, atMost limit: Int
    ) -> String? {
        guard !old.isEmpty else { return nil }
        let result = text.utf8.withContiguousStorageIfAvailable { bytes in
            old.utf8.withContiguousStorageIfAvailable { old in
                new.utf8.withContiguousStorageIfAvailable { new -> String? in
                    guard isPlain(bytes), isPlain(old), isPlain(new) else { return nil }
                    var result: [UInt8] = []
                    result.reserveCapacity(bytes.count)
                    var place = 0
                    var count = 0
                    while count < limit, let next = find(old, in: bytes, from: place) {
                        result += bytes[place..<next]
                        result += new
                        place = next + old.count
                        count += 1
                    }
                    result += bytes[place...]
                    return String(decoding: result, as: UTF8.self)
                }
            }
        }
        return ((result ?? nil) ?? nil) ?? nil
    }
}

extension Object {
    /// A character's code, if it is a single one of ASCII.
    @inline(__always)
    var asciiCode: UInt8? {
        let bytes = string.pointee.utf8
        guard bytes.count == 1, let code = bytes.first, code < 0x80 else { return nil }
        return code
    }
}
