// Covers: final-class, classes, identity
final class Account {
    var balance = 0
    var history: [Int] = []
    func deposit(_ amount: Int) { balance += amount; history.append(amount) }
}
struct Wallet { let account: Account; var label: String }
let shared = Account()
let alias = shared
alias.deposit(10)
print(shared.balance, shared === alias)
var first = Wallet(account: shared, label: "first")
var second = first
second.label = "second"
second.account.deposit(5)
print(first.label, second.label, first.account.balance)
func change(_ account: Account) { account.balance *= 2 }
change(shared)
print(alias.balance, alias.history)
let accounts = [shared, Account(), shared]
accounts[2].deposit(1)
print(accounts.map { $0.balance }, accounts[0] === accounts[2], accounts[0] !== accounts[1])
let closure = { shared.balance += 100 }
closure(); closure()
print(first.account.balance)
var byName: [String: Account] = ["a": shared]
byName["a"]?.deposit(7)
byName["b", default: Account()].deposit(3)
print(shared.balance, byName["b"]?.balance ?? -1)
shared.history[0] = 99
shared.history.append(4)
print(alias.history)
