// Covers: indirect-enums, enum-patterns, mutating
enum Token: Equatable, CustomStringConvertible {
    case num(Int)
    case ident(String)
    case op(String)
    case kw(Keyword)
    case eof
    enum Keyword: String, CaseIterable {
        case let_ = "let", print, while_ = "while", end, if_ = "if"
    }
    var description: String {
        switch self {
        case .num(let n): "\(n)"
        case .ident(let s), .op(let s): s
        case .kw(let k): k.rawValue
        case .eof: "<eof>"
        }
    }
}
struct Lexer: Sequence, IteratorProtocol {
    private var rest: Substring
    private var done = false
    init(_ s: String) { rest = Substring(s) }
    private mutating func take(while p: (Character) -> Bool) -> String {
        let t = rest.prefix(while: p)
        rest.removeFirst(t.count)
        return String(t)
    }
    mutating func next() -> Token? {
        _ = take { $0.isWhitespace }
        guard let c = rest.first else {
            if done { return nil }
            done = true
            return .eof
        }
        if c.isNumber { return .num(Int(take { $0.isNumber })!) }
        if c.isLetter {
            let w = take { $0.isLetter || $0 == "_" }
            return Token.Keyword(rawValue: w).map(Token.kw) ?? .ident(w)
        }
        for op in ["==", "<=", "<", "+", "-", "*", "=", "%"] where rest.hasPrefix(op) {
            rest = rest.dropFirst(op.count)
            return .op(op)
        }
        rest.removeFirst()
        return next()
    }
}
indirect enum Node {
    case num(Int)
    case load(String)
    case bin(Node, String, Node)
}
enum Stmt {
    case assign(String, Node)
    case print([Node])
    case loop(Node, [Stmt])
    case cond(Node, [Stmt])
}
struct SyntaxError: Error {
    let message: String
    let position: Int
}
struct Parser {
    private let tokens: [Token]
    private var i = 0
    init(_ s: String) { tokens = Array(Lexer(s)) }
    private var cur: Token { tokens[i] }
    private mutating func advance() -> Token {
        defer { i += 1 }
        return tokens[i]
    }
    private func err(_ m: String) -> SyntaxError {
        SyntaxError(message: m + ", got \(cur)", position: i)
    }
    mutating func program() throws -> [Stmt] {
        var out: [Stmt] = []
        while cur != .eof { out.append(try stmt()) }
        return out
    }
    private mutating func block() throws -> [Stmt] {
        var b = [Stmt]()
        while cur != .kw(.end) {
            guard cur != .eof else { throw err("expected end") }
            b.append(try stmt())
        }
        i += 1
        return b
    }
    private mutating func stmt() throws -> Stmt {
        switch advance() {
        case .kw(.let_):
            guard case .ident(let n) = advance() else {
                i -= 1
                throw err("expected name")
            }
            guard advance() == .op("=") else {
                i -= 1
                throw err("expected =")
            }
            return .assign(n, try expr())
        case .kw(.print): return .print([try expr()])
        case .kw(.while_): return .loop(try expr(), try block())
        case .kw(.if_): return .cond(try expr(), try block())
        default:
            i -= 1
            throw err("expected statement")
        }
    }
    private static let levels: [[String]] = [["==", "<", "<="], ["+", "-"], ["*", "%"]]
    private mutating func expr(_ level: Int = 0) throws -> Node {
        guard level < Self.levels.count else {
            switch advance() {
            case .num(let n): return .num(n)
            case .ident(let s): return .load(s)
            default:
                i -= 1
                throw err("expected value")
            }
        }
        var l = try expr(level + 1)
        while case .op(let o) = cur, Self.levels[level].contains(o) {
            i += 1
            l = .bin(l, o, try expr(level + 1))
        }
        return l
    }
}
enum Op {
    case push(Int)
    case load(Int)
    case store(Int)
    case add, sub, mul, mod, lt, le, eq
    case jz(Int)
    case jmp(Int)
    case out
}
struct Compiler {
    private(set) var code: [Op] = []
    private var slots: [String: Int] = [:]
    private mutating func slot(_ n: String) -> Int {
        if let s = slots[n] { return s }
        slots[n] = slots.count
        return slots[n]!
    }
    mutating func emit(_ n: Node) {
        switch n {
        case .num(let v): code.append(.push(v))
        case .load(let s): code.append(.load(slot(s)))
        case .bin(let a, let o, let b):
            emit(a)
            emit(b)
            code.append(
                ["+": .add, "-": .sub, "*": .mul, "%": .mod, "<": .lt, "<=": .le, "==": .eq][o]!)
        }
    }
    mutating func emit(_ s: Stmt) {
        switch s {
        case .assign(let n, let e):
            emit(e)
            code.append(.store(slot(n)))
        case .print(let es):
            es.forEach {
                emit($0)
                code.append(.out)
            }
        case .loop(let c, let body):
            let top = code.count
            emit(c)
            let hole = code.count
            code.append(.jz(-1))
            for b in body { emit(b) }
            code.append(.jmp(top))
            code[hole] = .jz(code.count)
        case .cond(let c, let body):
            emit(c)
            let hole = code.endIndex
            code.append(.jz(0))
            body.forEach { emit($0) }
            code[hole] = .jz(code.count)
        }
    }
}
struct VM {
    var stack: [Int] = [], memory = [Int](repeating: 0, count: 16), output: [String] = [], steps = 0
    mutating func run(_ code: [Op]) {
        var pc = 0
        func bool(_ b: Bool) -> Int { b ? 1 : 0 }
        while code.indices.contains(pc) {
            steps += 1
            defer { pc += 1 }
            switch code[pc] {
            case .push(let n): stack.append(n)
            case .load(let s): stack.append(memory[s])
            case .store(let s): memory[s] = stack.removeLast()
            case .jz(let t): if stack.popLast() == 0 { pc = t - 1 }
            case .jmp(let t): pc = t - 1
            case .out: output.append(String(stack.removeLast()))
            case let op:
                let (b, a) = (stack.removeLast(), stack.removeLast())
                let r: Int
                switch op {
                case .add: r = a + b
                case .sub: r = a - b
                case .mul: r = a * b
                case .mod: r = a % b
                case .lt: r = bool(a < b)
                case .le: r = bool(a <= b)
                case .eq: r = bool(a == b)
                default: fatalError()
                }
                stack.append(r)
            }
        }
    }
}
func run(_ src: String) {
    do {
        var p = Parser(src)
        var c = Compiler()
        for s in try p.program() { c.emit(s) }
        var vm = VM()
        vm.run(c.code)
        print(vm.output.joined(separator: " "), c.code.count, vm.steps)
    } catch let e as SyntaxError { print("error at \(e.position): \(e.message)") } catch {
        print(error)
    }
}
run(
    "let i = 1 while i <= 15 let f = 0 if i % 3 == 0 print 3 let f = 1 end if i % 5 == 0 print 5 let f = 1 end if f == 0 print i end let i = i + 1 end"
)
run("let a = 0 let b = 1 while a < 100 print a let t = a + b let a = b let b = t end")
run("let = 3")
run("while 1 print 2")
run("print 2 + * 3")
run("print 2 + 3 * 4 - 1 print 1 < 2 == 1")
run("foo")
print(Array(Lexer("let x=10 <= y_z")), Token.Keyword.allCases.count)
