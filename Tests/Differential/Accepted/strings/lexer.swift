// Covers: character, switch, enums
enum Token: Equatable {
    case number(Double)
    case plus, minus, times, divide, lparen, rparen
    case ident(String)
}
struct Lexer {
    private var it: String.Iterator
    private var peeked: Character?
    init(_ s: String) { it = s.makeIterator() }
    private mutating func advance() -> Character? {
        if let p = peeked {
            peeked = nil
            return p
        }
        return it.next()
    }
    mutating func tokens() throws -> [Token] {
        var out: [Token] = []
        while let c = advance() {
            switch c {
            case " ", "\t": continue
            case "+": out.append(.plus)
            case "-": out.append(.minus)
            case "*": out.append(.times)
            case "/": out.append(.divide)
            case "(": out.append(.lparen)
            case ")": out.append(.rparen)
            case "0"..."9", ".":
                var s = String(c)
                while let n = advance() {
                    if n.isNumber || n == "." {
                        s.append(n)
                    } else {
                        peeked = n
                        break
                    }
                }
                out.append(.number(Double(s)!))
            case _ where c.isLetter:
                var s = "\(c)"
                while let n = advance() {
                    guard n.isLetter || n.isNumber else {
                        peeked = n
                        break
                    }
                    s += String(n)
                }
                out.append(.ident(s))
            default: throw LexError.bad(c)
            }
        }
        return out
    }
    enum LexError: Error { case bad(Character) }
}
for src in ["1 + 2*x1", "(3.5-4)/ab", "2 $ 3"] {
    var lx = Lexer(src)
    do {
        let t = try lx.tokens()
        print(t.count, t.last!, t.contains(.plus))
    } catch Lexer.LexError.bad(let c) { print("bad character \(c)") } catch { print("?") }
}
