// Covers: structs, throw, mutating, dictionary, guard
// A bank with accounts, transfers that fail and leave everything as it was, and a ledger.
struct Account {
    let owner: String
    private(set) var balance: Int
    private(set) var history: [Int] = []
    init(owner: String, opening: Int = 0) { self.owner = owner; balance = opening }
    mutating func apply(_ amount: Int) throws {
        guard balance + amount >= 0 else { throw Bank.Problem.insufficient(owner: owner, missing: -(balance + amount)) }
        balance += amount
        history.append(amount)
    }
}
struct Bank {
    enum Problem: Error { case unknown(String), insufficient(owner: String, missing: Int), sameAccount }
    private var accounts: [String: Account] = [:]
    private(set) var ledger: [(from: String, to: String, amount: Int)] = []
    mutating func open(_ name: String, with amount: Int = 0) { accounts[name] = Account(owner: name, opening: amount) }
    func balance(of name: String) throws -> Int {
        guard let account = accounts[name] else { throw Problem.unknown(name) }
        return account.balance
    }
    mutating func transfer(_ amount: Int, from: String, to: String) throws {
        if from == to { throw Problem.sameAccount }
        let before = self
        do {
            guard accounts[from] != nil else { throw Problem.unknown(from) }
            try accounts[from]!.apply(-amount)
            guard accounts[to] != nil else { throw Problem.unknown(to) }
            try accounts[to]!.apply(amount)
            ledger.append((from, to, amount))
        } catch {
            self = before
            throw error
        }
    }
    var total: Int { accounts.values.reduce(0) { $0 + $1.balance } }
    func history(of name: String) -> [Int] { accounts[name]?.history ?? [] }
}
var bank = Bank()
bank.open("ann", with: 100)
bank.open("bob")
for (amount, from, to) in [(30, "ann", "bob"), (500, "ann", "bob"), (10, "bob", "carl"), (5, "bob", "bob"), (30, "bob", "ann")] {
    do {
        try bank.transfer(amount, from: from, to: to)
        print("ok", amount, from, "->", to)
    } catch Bank.Problem.insufficient(let owner, let missing) {
        print(owner, "misses", missing)
    } catch Bank.Problem.unknown(let name) {
        print("nobody called", name)
    } catch {
        print("error:", error)
    }
}
print(try bank.balance(of: "ann"), try bank.balance(of: "bob"), bank.total, bank.ledger.count)
print(bank.history(of: "ann"), bank.history(of: "bob"), bank.history(of: "carl"))
