// Covers: closures, functions-as-values, type-inference
let double = { (n: Int) -> Int in return n * 2 }
let triple: (Int) -> Int = { $0 * 3 }
let add: (Int, Int) -> Int = { a, b in a + b }
let constant = { 42 }
print(double(4), triple(4), add(1, 2), constant())

func apply(_ f: (Int) -> Int, to n: Int) -> Int { f(n) }
print(apply(double, to: 5), apply({ $0 - 1 }, to: 5))
let squared = apply(to: 3)
func apply(to n: Int) -> Int { n * n }
print(squared)

func repeatTwice(_ work: () -> Void) { work(); work() }
var count = 0
repeatTwice { count += 1 }
print(count)

// Several statements: the closure's type follows from its body.
let describe = { (n: Int) in
    let parity = n % 2 == 0 ? "even" : "odd"
    return "\(n) is \(parity)"
}
print(describe(7))
let lengths = ["a", "bbb"].map { word in
    let n = word.count
    return n * n
}
print(lengths)

let operations: [String: (Double, Double) -> Double] = ["+": (+), "-": (-), "*": { $0 * $1 }, "/": { a, b in b == 0 ? .nan : a / b }]
for name in operations.keys.sorted() { print(name, operations[name]!(6, 4)) }

let sorted = [3, 1, 2].sorted { $0 > $1 }
let byLast = ["ab", "ca", "bc"].sorted { a, b in a.last! < b.last! }
print(sorted, byLast)
print([1, 2, 3].reduce(into: "") { text, n in text += "\(n)" })
let immediately = { (a: Int) in a + 1 }(41)
print(immediately)
let unit: () -> Void = {}
unit()
func takesTwo(first: () -> String, second: () -> String) -> String { first() + second() }
print(takesTwo { "a" } second: { "b" }, takesTwo(first: { "x" }, second: { "y" }))
let optionalClosure: ((Int) -> Int)? = nil
print(optionalClosure?(3) ?? -1, optionalClosure == nil)
let nested = { (x: Int) in { (y: Int) in x * 10 + y } }
print(nested(4)(2))
