// Covers: inout
func swapTwo<T>(_ a: inout T, _ b: inout T) { (a, b) = (b, a) }
func increment(_ n: inout Int, by k: Int = 1) -> Int { n += k; return n }
struct Account { var balance = 0; var history: [Int] = [] }
func deposit(_ amount: Int, into account: inout Account) {
    account.balance += amount
    account.history.append(amount)
}
var x = 1, y = 2
swapTwo(&x, &y)
print(x, y, increment(&x), increment(&x, by: 5), x)
var accounts = ["a": Account(), "b": Account()]
deposit(5, into: &accounts["a", default: Account()])
deposit(7, into: &accounts["b"]!)
print(accounts["a"]!.balance, accounts["b"]!.history)
var list = [1, 2, 3]
list.swapAt(0, 1)
_ = increment(&list[2])
print(list)
func outer(_ n: inout Int) {
    func inner() { n += 1 }
    inner(); inner()
    increment2(&n)
}
func increment2(_ n: inout Int) { n *= 10 }
outer(&x)
print(x)
let change: (inout [Int]) -> Void = { $0.append($0.count) }
change(&list)
change(&list)
print(list)
func apply(_ f: (inout Int) -> Void, _ n: Int) -> Int { var m = n; f(&m); return m }
print(apply({ $0 += 7 }, 1))
