class Account {
    var balance = 0
}
// ---
class Watched: Account {
    override var balance: Int { didSet { print("changed") } }
}
