/// A piece of a program as the fuzzer moves it about. Rough on purpose: what it takes for a token
/// need not be one to the language.
struct Token: Hashable {
    enum Kind { case word, number, text, symbol, bracket, space }

    var kind: Kind
    var text: String

    /// The pieces of a program, which joined give the program.
    static func split(_ program: String) -> [Token] {
        var scanner = TokenScanner(Array(program))
        return scanner.all()
    }
}

private struct TokenScanner {
    private let characters: [Character]
    private var index = 0

    init(_ characters: [Character]) { self.characters = characters }

    mutating func all() -> [Token] {
        var tokens: [Token] = []
        while index < characters.count {
            let start = index
            let kind = advance()
            tokens.append(Token(kind: kind, text: String(characters[start..<index])))
        }
        return tokens
    }

    private mutating func advance() -> Token.Kind {
        let first = characters[index]
        index += 1
        if first == "/", index < characters.count, characters[index] == "/" {
            skip { $0 != "\n" }
            return .space
        }
        if first.isWhitespace {
            // Each line break is a token of its own, so that lines can be joined and split.
            if first != "\n" { skip { $0 == " " || $0 == "\t" } }
            return .space
        }
        if first == "\"" {
            skipText()
            return .text
        }
        if first.isNumber {
            skip { $0.isNumber || $0.isLetter || $0 == "_" || $0 == "." }
            return .number
        }
        if first.isLetter || "_$@#\\`".contains(first) {
            skip { $0.isLetter || $0.isNumber || $0 == "_" }
            return .word
        }
        if "()[]{}".contains(first) { return .bracket }
        if "+-*/%<>=!&|^~?.".contains(first) { skip { "+-*/%<>=!&|^~?.".contains($0) } }
        return .symbol
    }

    private mutating func skip(while holds: (Character) -> Bool) {
        while index < characters.count, holds(characters[index]) { index += 1 }
    }

    private mutating func skipText() {
        let isLong =
            index + 1 < characters.count && characters[index] == "\""
            && characters[index + 1] == "\""
        if isLong { index += 2 }
        while index < characters.count {
            let here = characters[index]
            index += 1
            if here == "\\" {
                index += 1
            } else if here == "\"" {
                if !isLong { break }
                if characters[index...].prefix(2) == ["\"", "\""] {
                    index += 2
                    break
                }
            } else if here == "\n", !isLong {
                break
            }
        }
        index = min(index, characters.count)
    }
}
