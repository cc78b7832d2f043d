// Covers: indirect-enums, recursion, string, throw, character
// A tokenizer, a parser by precedence climbing and an evaluator.
enum Token: Equatable { case number(Double), symbol(Character), name(String) }
enum SyntaxError: Error, Equatable { case unexpected(Character), missing(Character), endOfInput, unknown(String) }
func tokenize(_ text: String) throws -> [Token] {
    var tokens: [Token] = []
    let characters = Array(text)
    var i = 0
    while i < characters.count {
        let c = characters[i]
        if c.isWhitespace { i += 1; continue }
        if c.isNumber || c == "." {
            var digits = ""
            while i < characters.count, characters[i].isNumber || characters[i] == "." { digits.append(characters[i]); i += 1 }
            tokens.append(.number(Double(digits) ?? 0))
        } else if c.isLetter {
            var name = ""
            while i < characters.count, characters[i].isLetter { name.append(characters[i]); i += 1 }
            tokens.append(.name(name))
        } else if "+-*/^()".contains(c) {
            tokens.append(.symbol(c))
            i += 1
        } else {
            throw SyntaxError.unexpected(c)
        }
    }
    return tokens
}
indirect enum Expr: CustomStringConvertible {
    case number(Double), variable(String), negate(Expr), binary(Expr, Character, Expr)
    var description: String {
        switch self {
        case .number(let n): "\(n)"
        case .variable(let name): name
        case .negate(let e): "-\(e)"
        case .binary(let l, let op, let r): "(\(l) \(op) \(r))"
        }
    }
    func evaluate(_ variables: [String: Double] = [:]) throws -> Double {
        switch self {
        case .number(let n): return n
        case .variable(let name):
            guard let value = variables[name] else { throw SyntaxError.unknown(name) }
            return value
        case .negate(let e): return try -e.evaluate(variables)
        case .binary(let left, let op, let right):
            let (a, b) = (try left.evaluate(variables), try right.evaluate(variables))
            switch op {
            case "+": return a + b
            case "-": return a - b
            case "*": return a * b
            case "/": return a / b
            default: return (0..<Int(b)).reduce(1) { p, _ in p * a }
            }
        }
    }
}
struct Parser {
    private var tokens: ArraySlice<Token>
    init(_ text: String) throws { tokens = try tokenize(text)[...] }
    private static let levels: [Character: Int] = ["+": 1, "-": 1, "*": 2, "/": 2, "^": 3]
    mutating func parse(_ minimum: Int = 1) throws -> Expr {
        var left = try primary()
        while case .symbol(let op)? = tokens.first, let level = Self.levels[op], level >= minimum {
            tokens.removeFirst()
            left = .binary(left, op, try parse(op == "^" ? level : level + 1))
        }
        return left
    }
    private mutating func primary() throws -> Expr {
        guard let token = tokens.popFirst() else { throw SyntaxError.endOfInput }
        switch token {
        case .number(let n): return .number(n)
        case .name(let name): return .variable(name)
        case .symbol("-"): return .negate(try parse(3))
        case .symbol("("):
            let inner = try parse()
            guard tokens.popFirst() == .symbol(")") else { throw SyntaxError.missing(")") }
            return inner
        case .symbol(let c): throw SyntaxError.unexpected(c)
        }
    }
}
for text in ["1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "10 - 4 - 3", "-2 * -(3 + x)", "8 / (y - 2)", "1 +", "(1", "2 $ 3", "* 3"] {
    do {
        var parser = try Parser(text)
        let expression = try parser.parse()
        print(expression, "=", try expression.evaluate(["x": 0.5]))
    } catch { print(text, "->", error) }
}
