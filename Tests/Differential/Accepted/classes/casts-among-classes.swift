// Covers: any, inheritance
class A { var n: Int { 1 } }
class B: A { override var n: Int { 2 } }
final class C: B {}
let list: [A] = [A(), B(), C()]
for x in list {
    switch x {
    case let c as C: print("C", c.n)
    case let b as B: print("B", b.n)
    default: print("A", x.n)
    }
}
let any: [Any] = [A(), B(), 3, [B(), C()], Optional(B()) as Any]
for x in any {
    if let b = x as? B { print("b", b.n) } else if let l = x as? [A] { print("list", l.count) } else { print("-", x is A) }
}
print((list as? [B]) == nil, ([B(), C()] as [A] as? [B])?.count ?? 0)
let a: A? = C()
print(a is C, (a as? B)?.n ?? 0, a as? C != nil)
