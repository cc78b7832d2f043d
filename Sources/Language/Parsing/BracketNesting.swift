import Diagnostics

/// How deep brackets lie in one another, counted before the text is parsed.
///
/// The parser looks ahead at each `[` twice, so its work doubles with every level, and what it says of
/// thousands of open braces takes it minutes. Nobody writes either.
struct BracketNesting {
    /// As deep as `swiftc` goes.
    static let deepest = 256
    static let deepestSquare = 16

    /// What is said of text whose brackets lie deeper; nil for other text.
    static func problem(in file: SourceFile) -> Diagnostic? {
        var nesting = BracketNesting(file.text)
        guard let (offset, limit) = nesting.firstExcess() else { return nil }
        return Diagnostic(
            id: "too-complex", "brackets lie in one another more than \(limit) deep here",
            at: SourceRange(file: file, start: offset, end: offset + 1),
            hint: "give inner parts names of their own")
    }

    static func isExcessive(_ text: String) -> Bool {
        var nesting = BracketNesting(text)
        return nesting.firstExcess() != nil
    }

    private enum Opening: Equatable {
        case round, square, curly
        /// `\(` within a text that these quotes end.
        case interpolation(quotes: Int, pounds: Int)
    }

    private let bytes: [UInt8]
    private var offset = 0
    private var open: [Opening] = []
    private var openSquares = 0

    private init(_ text: String) { bytes = Array(text.utf8) }

    private mutating func firstExcess() -> (offset: Int, limit: Int)? {
        while offset < bytes.count {
            let place = offset
            skipOne()
            if openSquares > Self.deepestSquare { return (place, Self.deepestSquare) }
            if open.count > Self.deepest { return (place, Self.deepest) }
        }
        return nil
    }

    private mutating func skipOne() {
        let byte = bytes[offset]
        switch byte {
        case UInt8(ascii: "("): push(.round)
        case UInt8(ascii: "{"): push(.curly)
        case UInt8(ascii: "["):
            openSquares += 1
            push(.square)
        case UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: "]"): pop()
        case UInt8(ascii: "/") where follows("//"): skip(to: "\n")
        case UInt8(ascii: "/") where follows("/*"): skipComment()
        case UInt8(ascii: "#"):
            let pounds = count(of: byte)
            offset += pounds
            if follows("\"") { beginText(pounds: pounds) }
        case UInt8(ascii: "\""): beginText(pounds: 0)
        default: offset += 1
        }
    }

    private mutating func push(_ opening: Opening) {
        open.append(opening)
        offset += 1
    }

    private mutating func pop() {
        offset += 1
        switch open.popLast() {
        case .square?: openSquares -= 1
        case .interpolation(let quotes, let pounds)?: skipText(quotes: quotes, pounds: pounds)
        default: break
        }
    }

    private mutating func beginText(pounds: Int) {
        let quotes = follows("\"\"\"") ? 3 : 1
        offset += quotes
        skipText(quotes: quotes, pounds: pounds)
    }

    /// To the end of a text, or into its next interpolation.
    private mutating func skipText(quotes: Int, pounds: Int) {
        let mark = String(repeating: "#", count: pounds)
        let end = String(repeating: "\"", count: quotes) + mark
        let escape = "\\" + mark
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "\n"), quotes == 1 { return }
            if bytes[offset] == UInt8(ascii: "\""), follows(end) {
                offset += end.utf8.count
                return
            }
            if bytes[offset] == UInt8(ascii: "\\"), follows(escape) {
                offset += escape.utf8.count
                if follows("(") {
                    push(.interpolation(quotes: quotes, pounds: pounds))
                    return
                }
            }
            offset += 1
        }
    }

    private mutating func skipComment() {
        var depth = 0
        while offset < bytes.count {
            if follows("/*") {
                depth += 1
                offset += 2
            } else if follows("*/") {
                depth -= 1
                offset += 2
                if depth == 0 { return }
            } else {
                offset += 1
            }
        }
    }

    private mutating func skip(to end: Character) {
        while offset < bytes.count, bytes[offset] != end.asciiValue { offset += 1 }
    }

    private func count(of byte: UInt8) -> Int {
        bytes[offset...].prefix { $0 == byte }.count
    }

    private func follows(_ text: String) -> Bool {
        bytes[offset...].starts(with: text.utf8)
    }
}
