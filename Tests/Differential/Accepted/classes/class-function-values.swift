// Covers: functions-as-values, classes, inheritance
class Counter {
    var n = 0
    func add(_ k: Int) -> Int { n += k; return n }
    class func label() -> String { "counter" }
}
final class Double2: Counter { override func add(_ k: Int) -> Int { super.add(k * 2) } ; override class func label() -> String { "double" } }
let counter: Counter = Double2()
let add = counter.add
print(add(1), add(2), counter.n)
let make: () -> Counter = { Double2() }
print(make().add(4), [1, 2, 3].map(counter.add))
let label = Double2.label
print(label(), Counter.label())
let handlers: [(Int) -> Int] = [counter.add, Counter().add, { $0 }]
print(handlers.map { $0(1) })
func apply(_ f: (Counter) -> Int) -> Int { f(Double2()) }
print(apply { $0.add(5) })
let produce: () -> Double2 = Double2.init
let wider: () -> Counter = produce
print(wider().add(1))
