// Covers: synthesized-comparable, raw-values, payloads, case-iterable
enum Planet: Int, CaseIterable, Comparable {
    case mercury = 1
    case venus, earth, mars
    static func < (a: Planet, b: Planet) -> Bool { a.rawValue < b.rawValue }
    var mass: Double {
        switch self {
        case .mercury: 3.3e23
        case .venus: 4.87e24
        case .earth: 5.97e24
        case .mars: 6.42e23
        }
    }
    mutating func next() { self = Planet(rawValue: rawValue + 1) ?? .mercury }
}
print(
    Planet.allCases, Planet(rawValue: 3)!, Planet(rawValue: 9) as Any,
    Planet.allCases.map(\.mass).max()!, Planet.earth < .mars, Planet.allCases.sorted(by: >).first!)
var p = Planet.mars
p.next()
print(p, p.rawValue)
enum Suit: String, CaseIterable {
    case hearts
    case spades = "♠"
    static var count: Int { allCases.count }
}
print(Suit.hearts.rawValue, Suit.spades.rawValue, Suit(rawValue: "hearts")!, Suit.count)
enum Expr {
    indirect case add(Expr, Expr)
    indirect case mul(Expr, Expr)
    case num(Int)
    case neg(_ e: () -> Int)
    func eval() -> Int {
        switch self {
        case .add(let a, let b): a.eval() + b.eval()
        case .mul(let a, let b): a.eval() * b.eval()
        case .num(let n): n
        case .neg(let f): -f()
        }
    }
}
print(Expr.add(.num(2), .mul(.num(3), .neg { 4 })).eval())
enum Level: Comparable {
    case low
    case mid(Int)
    case high
}
print([Level.high, .mid(3), .low, .mid(1)].sorted(), Level.mid(2) > .low)
@frozen enum E: UInt8 {
    case a = 0x10
    case b
    init?(_ s: String) {
        switch s {
        case "a": self = .a
        default: return nil
        }
    }
}
print(E.b.rawValue, E("a")!, E("z") as Any)
