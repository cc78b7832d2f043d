/// Reads from a text's bytes what it declares, at a hundredth of what a parser takes for it.
///
/// The library is written by us and formatted, so a line begins with what it declares, and braces in
/// its string literals match.
struct DeclarationScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    struct DeclaredName {
        var text: String
        var isExtension = false
    }

    /// The type that an extension is of, and whether it adds conformances.
    struct Extension {
        var owner: String
        var addsConformance: Bool
    }

    /// The names a text declares at its outermost level (several for `case a, b` or a source block).
    static func names(in text: String) -> [DeclaredName] {
        scanning(text) { scanner in scanner.names() }
    }

    /// The name after `extension`, and whether a colon follows it before any `where`.
    static func extended(_ context: String) -> Extension {
        scanning(context) { scanner in
            var word = ""
            while !scanner.isAtEnd, word != "extension" { word = scanner.nextWord() }
            scanner.skipSpaces()
            let owner = scanner.word { Self.isIdentifier($0) || $0 == UInt8(ascii: ".") }
            while !scanner.isAtEnd {
                if scanner.current == UInt8(ascii: ":") {
                    return Extension(owner: owner, addsConformance: true)
                }
                if scanner.nextWord() == "where" { break }
            }
            return Extension(owner: owner, addsConformance: false)
        }
    }

    private static func scanning<Result>(
        _ text: String, _ body: (inout DeclarationScanner) -> Result
    ) -> Result {
        var text = text
        return text.withUTF8 { bytes in
            var scanner = DeclarationScanner(bytes: bytes)
            return body(&scanner)
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    // MARK: Lines

    private mutating func names() -> [DeclaredName] {
        var result: [DeclaredName] = []
        var depth = 0
        while !isAtEnd {
            skipSpaces()
            let isComment =
                current == UInt8(ascii: "/") && place + 1 < bytes.count
                && bytes[place + 1] == UInt8(ascii: "/")
            let start = place
            if depth == 0, !isComment, let name = declaredName() { result.append(name) }
            place = start
            while !isAtEnd, current != Self.newline {
                if !isComment {
                    if current == UInt8(ascii: "{") { depth += 1 }
                    if current == UInt8(ascii: "}") { depth -= 1 }
                }
                place += 1
            }
            place += 1
        }
        return result
    }

    private static let keywords: Set<String> = [
        "func", "var", "let", "struct", "enum", "class", "protocol", "typealias", "associatedtype",
        "extension", "case",
    ]

    /// What the line from here on declares, behind its attributes and modifiers.
    private mutating func declaredName() -> DeclaredName? {
        while true {
            skipSpaces()
            let isAttribute = current == UInt8(ascii: "@")
            if isAttribute { place += 1 }
            let word = word(Self.isIdentifier)
            if word.isEmpty { return nil }
            if !isAttribute {
                if word == "init" || word == "subscript" { return DeclaredName(text: word) }
                if Self.keywords.contains(word), !(word == "class" && isBeforeFunction) {
                    return name(after: word)
                }
            }
            skipArgument()
        }
    }

    /// Whether `func` or `var` follows: `class` is a modifier then.
    private var isBeforeFunction: Bool {
        var ahead = self
        ahead.skipSpaces()
        return ["func", "var"].contains(ahead.word(Self.isIdentifier))
    }

    private mutating func name(after keyword: String) -> DeclaredName? {
        while current == UInt8(ascii: " ") || current == UInt8(ascii: "`") { place += 1 }
        var name = word(Self.isIdentifier)
        if keyword == "func", name.isEmpty {
            // An operator; a generic clause follows it only after a space.
            name = word { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "(") }
        }
        if name.isEmpty { return nil }
        return DeclaredName(text: name, isExtension: keyword == "extension")
    }

    // MARK: Bytes

    private static let newline = UInt8(ascii: "\n")

    private var isAtEnd: Bool { place >= bytes.count }
    /// The byte here; a newline behind the end.
    private var current: UInt8 { isAtEnd ? Self.newline : bytes[place] }

    private mutating func skipSpaces() { while current == UInt8(ascii: " ") { place += 1 } }

    /// What stands in parentheses behind an attribute or a modifier: `private(set)`.
    private mutating func skipArgument() {
        guard current == UInt8(ascii: "(") else { return }
        while !isAtEnd, current != UInt8(ascii: ")") { place += 1 }
        place += 1
    }

    private mutating func word(_ belongs: (UInt8) -> Bool) -> String {
        let start = place
        while !isAtEnd, current != Self.newline, belongs(current) { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    /// The next word, or what separates words as an empty one.
    private mutating func nextWord() -> String {
        let word = word(Self.isIdentifier)
        if word.isEmpty { place += 1 }
        return word
    }

    /// Letters outside ASCII count as parts of names.
    private static func isIdentifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
