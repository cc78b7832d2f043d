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
        var place = start
        while place <= bytes.count - part.count {
            if bytes[place] == first,
                (1..<part.count).allSatisfy({ bytes[place + $0] == part[$0] })
            {
                return place
            }
            place += 1
        }
        return nil
    }

    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.allSatisfy { $0 < 0x80 && $0 != 0x0D }
    }

    /// Whether `part` occurs in `text`; nil if either is not plain ASCII.
    static func contains(_ text: Substring, _ part: Substring) -> Bool? {
        let found = text.utf8.withContiguousStorageIfAvailable { bytes in
            part.utf8.withContiguousStorageIfAvailable { part -> Bool? in
                guard isPlain(bytes), isPlain(part) else { return nil }
                return find(part, in: bytes, from: 0) != nil
            }
        }
        return (found ?? nil) ?? nil
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
