// Covers: classes, optional
class N { var next: N?; var v = 3; func bump() -> Int { v += 1; return v }; func go() { v = 9 } }
let n: N? = N()
let a = n?.bump()
print(a as Any)
n?.go()
n?.next?.go()
print(n?.v as Any, n?.next?.v as Any)
n?.next = N()
print(n?.next?.bump() ?? 0)
func q(_ n: N?) -> Int? { return n?.next?.v }
print(q(n) as Any, q(nil) as Any)
func r(_ n: N?) -> Int? { n?.next?.next?.bump() }
print(r(n) as Any)
let c: Void? = n?.go()
print(c == nil)
if n?.go() != nil { print("went") }
