import Glibc

/// Bytes, words and lines of a text.
extension DeclarationScanner {
    static let newline = UInt8(ascii: "\n")
    static let at = UInt8(ascii: "@")
    static let dot = UInt8(ascii: ".")
    static let slash = UInt8(ascii: "/")

    var isAtEnd: Bool { place >= end }
    /// The byte here; a newline behind the end.
    var current: UInt8 { isAtEnd ? Self.newline : bytes[place] }
    var isComment: Bool {
        place + 1 < end && bytes[place] == Self.slash && bytes[place + 1] == Self.slash
    }

    /// Whether a line that begins here need be looked at for types: it begins with a keyword for one,
    /// or with a modifier or attribute.
    var mayDeclareType: Bool {
        switch current {
        case UInt8(ascii: "t"), UInt8(ascii: "a"), UInt8(ascii: "s"), UInt8(ascii: "e"),
            UInt8(ascii: "c"), UInt8(ascii: "p"), UInt8(ascii: "f"), UInt8(ascii: "i"), Self.at:
            true
        default: false
        }
    }

    /// Behind the last byte before this place that is no space.
    var lastPlace: Int {
        var last = min(place, end)
        while last > 0, bytes[last - 1] == Self.newline || bytes[last - 1] == UInt8(ascii: " ") {
            last -= 1
        }
        return last
    }

    mutating func skipSpaces() { while current == UInt8(ascii: " ") { place += 1 } }

    /// What stands in parentheses behind an attribute, a modifier or a case: `private(set)`.
    mutating func skipArgument() {
        guard current == UInt8(ascii: "(") else { return }
        while !isAtEnd, current != UInt8(ascii: ")") { place += 1 }
        place += 1
    }

    mutating func word(_ belongs: (UInt8) -> Bool) -> Range<Int> {
        let start = place
        while !isAtEnd, bytes[place] != Self.newline, belongs(bytes[place]) { place += 1 }
        return start..<place
    }

    func text(_ word: Range<Int>) -> String {
        String(decoding: bytes[word], as: UTF8.self)
    }

    func isWord(_ word: Range<Int>, _ text: StaticString) -> Bool {
        guard word.count == text.utf8CodeUnitCount else { return false }
        for offset in 0..<word.count
        where bytes[word.lowerBound + offset] != text.utf8Start[offset] {
            return false
        }
        return true
    }

    /// The next word, or what separates words as an empty one.
    mutating func nextWord() -> Range<Int> {
        let word = word(Self.isIdentifier)
        if word.isEmpty { place += 1 }
        return word
    }

    /// Letters outside ASCII count as parts of names.
    static func isIdentifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    mutating func skipLine() {
        guard !isAtEnd, let base = bytes.baseAddress else { return }
        let found = memchr(base + place, Int32(Self.newline), end - place)
        place = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? end
    }

    func lineStart(of place: Int) -> Int {
        var start = place
        while start > 0, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
        return start
    }
}
