// Covers: property-observers, static-members, classes
class Player {
    static var count = 0 { didSet { print("count", oldValue, count) } }
    static var names = ["nobody"] { willSet { print("names", newValue) } }
    init(_ name: String) {
        Player.count += 1
        Player.names.append(name)
    }
}
let first = Player("Ada")
let second = Player("Grace")
struct Scores {
    static var best = 1.5 { didSet { print("best", oldValue, best) } }
    init(_ score: Double) { Scores.best = max(Scores.best, score) }
}
_ = Scores(2)
_ = Scores(1)
extension Scores {
    static var last: Int? = nil { didSet { print("last", oldValue ?? -1, last ?? -1) } }
}
Scores.last = 3
print(Player.count, Player.names, Scores.best)
