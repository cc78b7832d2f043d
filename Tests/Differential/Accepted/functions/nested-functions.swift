// Covers: nested-functions
func isEven(_ n: Int) -> Bool {
    func even(_ k: Int) -> Bool { k == 0 ? true : odd(k - 1) }
    func odd(_ k: Int) -> Bool { k == 0 ? false : even(k - 1) }
    return even(n)
}
print(isEven(10), isEven(7))
func countdown(from n: Int) -> [Int] {
    var result: [Int] = []
    func step(_ k: Int) {
        guard k >= 0 else { return }
        result.append(k)
        step(k - 1)
    }
    step(n)
    return result
}
print(countdown(from: 3))
func makeBank() -> (deposit: (Int) -> Void, balance: () -> Int) {
    var total = 0
    func deposit(_ n: Int) { total += n; check() }
    func balance() -> Int { total }
    func check() { if balance() > 100 { total = 100 } }
    return (deposit, balance)
}
let bank = makeBank()
bank.deposit(30); bank.deposit(90)
print(bank.balance())
func memo() -> (Int) -> Int {
    var cache: [Int: Int] = [:]
    func fib(_ n: Int) -> Int {
        if n < 2 { return n }
        if let known = cache[n] { return known }
        let value = fib(n - 1) + fib(n - 2)
        cache[n] = value
        return value
    }
    return fib
}
print(memo()(50))
func generic<T: Comparable>(_ xs: [T]) -> T? {
    func larger(_ a: T, _ b: T) -> T { a > b ? a : b }
    guard var best = xs.first else { return nil }
    for x in xs { best = larger(best, x) }
    return best
}
print(generic([3, 8, 1]) ?? 0, generic(["b", "a"]) ?? "")
struct Walker { var n = 0; mutating func walk() { func go() { n += 1 }; go(); go() } }
var w = Walker(); w.walk(); print(w.n)
