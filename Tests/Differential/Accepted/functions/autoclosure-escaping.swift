// Covers: autoclosure, closures
func check(_ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String) {
    if !condition() { print("failed:", message()) }
}
func text(_ s: String) -> String { print("made"); return s }
check(1 < 2, text("no"))
check(2 < 1, text("yes"))
func either(_ a: Bool, _ b: @autoclosure () throws -> Bool) rethrows -> Bool { a ? true : try b() }
print(either(true, 1 / Int("0")! == 0), either(false, true))
var waiting: [() -> Void] = []
func later(_ work: @escaping () -> Void) { waiting.append(work) }
func delayed(_ value: @autoclosure @escaping () -> Int) { waiting.append { print(value()) } }
var n = 1
later { print("n is \(n)") }
delayed(n * 100)
n = 5
waiting.forEach { $0() }
func makeCounter() -> (next: () -> Int, reset: () -> Void) {
    var count = 0
    return ({ count += 1; return count }, { count = 0 })
}
let c = makeCounter()
print(c.next(), c.next())
c.reset()
print(c.next())
func twice(_ f: @escaping (Int) -> Int) -> (Int) -> Int { { f(f($0)) } }
print(twice { $0 * 3 }(2), twice(twice { $0 + 1 })(0))
