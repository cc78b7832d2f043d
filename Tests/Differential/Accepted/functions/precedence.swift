// Covers: custom-operators, operators
// How operators of different strength join, side by side.
func show<T>(_ label: String, _ value: T) { print(label, value) }

enum Problem: Error { case odd }
func half(_ n: Int) throws -> Int {
    if n % 2 != 0 { throw Problem.odd }
    return n / 2
}

// Multiplication before addition before ranges, comparisons and logic.
show("arithmetic", 2 + 3 * 4 - 10 / 5 % 3)
show("shifts", 1 << 3 + 1 & 7 * 2)
show("bits", 6 & 3 | 8 ^ 1)
show("range", (1 + 1...2 * 3).count)
show("logic", 1 + 1 == 2 && 3 * 2 > 5 || 4 < 3 && 1 == 0)

// To the left: subtraction. To the right: ??, ?: and assignment.
show("left", 20 - 5 - 3)
let missing: Int? = nil, alsoMissing: Int? = nil
show("right", missing ?? alsoMissing ?? 7)
show("coalescing and sums", missing ?? 1 + 2 * 3)
show("coalescing and comparison", missing ?? 4 > 3)
let n = 15
show("choice", n > 10 ? n > 20 ? "large" : "middle" : "small")
show("choice of sums", n % 2 == 0 ? n / 2 : 3 * n + 1)
var total = 0
total += n > 10 ? 2 * n : n
show("compound", total)
total = total - 1 > 20 ? total : 0
show("assigned", total)

// A type ends its cast, whatever follows.
let anything: Any = 5
show("cast", (anything as? Int ?? 0) + 1)
show("cast and ??", anything as? Int ?? 0)
show("sum of a cast", 1 + (anything as! Int) * 2)
show("test", anything is Int && n > 3)
show("literal cast", 3 as Double / 2 as Double)
show("test of a choice", (n > 3 ? anything : "x") is String)

// What `try` stands before on the left covers the right side.
do {
    show("try", try half(8) + half(4))
    show("try in a choice", try half(8) > 3 ? half(2) : half(6))
    let sum = try 1 + half(3)
    show("never", sum)
} catch {
    show("caught", error)
}
show("try?", try? half(6) + 1)
show("try? fails", (try? half(5)) ?? -1)

// Operators of one's own in standard groups, and in one of their own.
infix operator <+>: AdditionPrecedence
infix operator <*>: MultiplicationPrecedence
func <+> (left: Int, right: Int) -> Int { left * 10 + right }
func <*> (left: Int, right: Int) -> Int { left * 100 + right }
show("own, in groups", 1 <+> 2 <*> 3 + 4)

precedencegroup Loosest {
    associativity: right
    lowerThan: AdditionPrecedence
    higherThan: AssignmentPrecedence
}
infix operator <-->: Loosest
func <--> (left: Int, right: Int) -> Int { left - right }
show("own group, to the right", 10 <--> 5 + 1 <--> 2)
show("standard beside it", 2 + 3 * 4 == 14 ? 1 : 0)

let steps = [1, 2, 3].map { $0 * 2 + 1 }.filter { $0 > 3 && $0 % 2 == 1 }
show("in closures", steps)
let closure: (Int) -> Int = { x in x > 2 ? x * x - 1 : -x + 1 }
show("in a closure's body", [closure(1), closure(4)])
show("in text", "\(1 + 2 * 3) and \(n > 3 ? "more" : "less")")
show("negated", -n + 3 * -2)
show("not", !(n > 3) || n == 15)
