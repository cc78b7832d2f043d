/// Makes broken and odd programs out of good ones. The same seed and number give the same program.
struct Mutator {
    let corpus: Corpus
    let seed: UInt64

    /// Values at which arithmetic and literals go wrong.
    private static let numbers = [
        "0", "-1", "1", "63", "64", "255", "256", "9223372036854775807", "9223372036854775808",
        "1000000000000000000", "0x7fffffffffffffff", "1e308", "1e400", "0.1", "5e-324", "1_0",
        "0b2",
    ]
    private static let words = [
        "let", "var", "func", "struct", "class", "enum", "protocol", "extension", "init", "self",
        "Self", "super", "static", "mutating", "inout", "throws", "rethrows", "try", "try?", "try!",
        "throw", "catch", "do", "defer", "guard", "if", "else", "switch", "case", "default", "for",
        "in", "where", "while", "repeat", "break", "continue", "return", "as", "as?", "as!", "is",
        "nil", "true", "some", "any", "lazy", "weak", "indirect", "final", "override", "subscript",
        "get", "set", "didSet", "willSet", "typealias", "associatedtype", "operator", "infix",
        "async", "await", "actor", "_", "$0", "$1", "\\.self", "@discardableResult", "@escaping",
    ]

    /// Program number `index`.
    func program(_ index: Int) -> String {
        var random = SeededGenerator(seed: seed &+ UInt64(index) &* 0xD134_2543_DE82_EF95)
        let program = random.element(of: corpus.programs)
        if random.below(3) == 0 {
            var lines = program.lines
            for _ in 0...random.below(3) { mutate(&lines, &random) }
            return lines.joined(separator: "\n")
        }
        var tokens = program.tokens
        for _ in 0...random.below(4) { mutate(&tokens, &random) }
        return tokens.map(\.text).joined()
    }

    private func mutate(_ lines: inout [String], _ random: inout SeededGenerator) {
        guard !lines.isEmpty else { return }
        let place = random.below(lines.count)
        let length = min(1 + random.below(4), lines.count - place)
        switch random.below(5) {
        case 0: lines.removeSubrange(place..<place + length)
        case 1: lines.insert(contentsOf: lines[place..<place + length], at: place)
        case 2: lines.swapAt(place, random.below(lines.count))
        case 3: lines.removeSubrange(place...)
        default:
            let other = random.element(of: corpus.programs).lines
            let start = random.below(other.count)
            let end = min(start + 1 + random.below(12), other.count)
            lines.insert(contentsOf: other[start..<end], at: place)
        }
    }

    private func mutate(_ tokens: inout [Token], _ random: inout SeededGenerator) {
        let places = tokens.indices.filter { tokens[$0].kind != .space }
        guard !places.isEmpty else { return }
        let place = random.element(of: places)
        switch random.below(11) {
        case 0: tokens.remove(at: place)
        case 1: tokens.insert(tokens[place], at: place)
        case 2: tokens.swapAt(place, random.element(of: places))
        case 3: tokens[place] = random.element(of: corpus.tokens)
        case 4: tokens.insert(random.element(of: corpus.tokens), at: place)
        case 5: tokens[place] = Token(kind: .word, text: random.element(of: Self.words))
        case 6: tokens[place] = Token(kind: .number, text: random.element(of: Self.numbers))
        case 7: replaceByOwnKind(&tokens, place, &random)
        case 8: moveBlock(&tokens, place, &random, removing: true)
        case 9: moveBlock(&tokens, place, &random, removing: false)
        default: tokens.removeSubrange(place..<min(place + 1 + random.below(6), tokens.count))
        }
    }

    /// A token of the same kind from the same program: the likeliest to get past the type checker.
    private func replaceByOwnKind(
        _ tokens: inout [Token], _ place: Int, _ random: inout SeededGenerator
    ) {
        let kind = tokens[place].kind
        tokens[place] = random.element(of: tokens.filter { $0.kind == kind })
    }

    /// Takes a bracketed block out, or puts it in once more elsewhere.
    private func moveBlock(
        _ tokens: inout [Token], _ place: Int, _ random: inout SeededGenerator, removing: Bool
    ) {
        guard let start = tokens[place...].firstIndex(where: { "([{".contains($0.text) }) else {
            return
        }
        var depth = 0
        for end in start..<tokens.count where tokens[end].kind == .bracket {
            depth += "([{".contains(tokens[end].text) ? 1 : -1
            guard depth == 0 else { continue }
            let block = Array(tokens[start...end])
            if removing { tokens.removeSubrange(start...end) }
            tokens.insert(contentsOf: block, at: random.below(tokens.count + 1))
            return
        }
    }
}
