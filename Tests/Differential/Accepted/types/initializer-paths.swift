// Covers: definite-initialization, initializers
struct Span {
    let low: Int, high: Int
    var note: String
    var seen: Int?
    init(_ a: Int, _ b: Int) {
        if a < b { low = a; high = b } else { low = b; high = a }
        note = "\(high - low)"
    }
    init?(text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let a = Int(parts[0]), let b = Int(parts[1]) else { return nil }
        self.init(a, b)
        note += "!"
    }
    init(width: Int) { self = Span(0, width) }
}
print(Span(5, 2), Span(text: "3-9")!, Span(text: "x") == nil, Span(width: 4).high)
extension Span: Equatable {}
enum Direction {
    case up, down
    init?(_ n: Int) { switch n { case 1: self = .up; case -1: self = .down; default: return nil } }
}
print(Direction(1)!, Direction(-1)!, Direction(0) == nil)
class Account {
    let id: Int
    var limit: Int
    let kind: String
    init(id: Int, limit: Int? = nil) {
        self.id = id
        switch limit {
        case let limit? where limit > 0: self.limit = limit; kind = "limited"
        default: self.limit = .max; kind = "open"
        }
        if self.limit == .max { print("open account", id) }
    }
}
print(Account(id: 1).kind, Account(id: 2, limit: 5).limit)
