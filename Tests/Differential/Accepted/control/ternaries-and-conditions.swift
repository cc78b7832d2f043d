// Covers: if, bool, nil-coalescing, type-inference
func calls(_ name: String, _ result: Bool) -> Bool { print(name, terminator: " "); return result }
// The right side is evaluated only if needed.
print(calls("a", false) && calls("b", true))
print(calls("a", true) && calls("b", true))
print(calls("a", true) || calls("b", false))
print(!calls("a", true) || calls("b", false) && calls("c", true))
func fallback() -> Int { print("fallback", terminator: " "); return 7 }
let some: Int? = 1, none: Int? = nil
print(some ?? fallback())
print(none ?? fallback())

let n = 15
print(n % 15 == 0 ? "FizzBuzz" : n % 5 == 0 ? "Buzz" : n % 3 == 0 ? "Fizz" : "\(n)")
let d: Double = n > 3 ? 1 : 2.5
let o: Int? = n > 100 ? n : nil
print(d, o as Any, n > 3 ? 1 : 2.5)
var flag = false
flag.toggle()
if flag, n > 10, !(n > 20) { print("all three") }
if flag && (n < 10 || n == 15) { print("grouped") } else { print("no") }
if n < 10 { print("small") } else if n < 20 { print("medium") } else { print("large") }
print(true && false || true, true != false, (3 < 4) == true, false == !true)
let values = [3, nil, 5]
print(values.map { $0 == nil ? "none" : "\($0!)" })
let parity = (n & 1 == 0) ? "even" : "odd"
print(parity)
var a = 1, b = 2
(flag ? "yes" : "no").forEach { print($0, terminator: "-") }
print()
swap(&a, &b)
print(a > b ? (a, b) : (b, a))
