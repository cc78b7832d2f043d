// Covers: custom-operators
func += (a: inout Int, b: String) { a += b.count }
infix operator **: MultiplicationPrecedence
infix operator **=: AssignmentPrecedence
func ** (a: Int, b: Int) -> Int { (0..<b).reduce(1) { r, _ in r * a } }
func **= (a: inout Int, b: Int) { a = a ** b }
infix operator ||=: AssignmentPrecedence
func ||= (a: inout Bool, b: Bool) { a = a || b }
infix operator ??=: AssignmentPrecedence
func ??= <T>(a: inout T?, b: T) { if a == nil { a = b } }

var n = 1
n += "abc"
n += 1
n **= 2
var isDone = false
isDone ||= n > 20
var name: String?
name ??= "first"
name ??= "second"
print(n, isDone, name ?? "none", 2 ** 3 + 1)
