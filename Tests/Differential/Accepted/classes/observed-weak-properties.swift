// Covers: weak-unowned, property-observers, deinit
class N {
    var name: String
    init(_ n: String) { name = n }
    deinit { print("bye", name) }
}
class Owner {
    weak var child: N? {
        willSet { print("will", newValue?.name ?? "nil") }
        didSet { print("did", oldValue?.name ?? "nil", child?.name ?? "nil") }
    }
}
let o = Owner()
var a: N? = N("a")
var b: N? = N("b")
o.child = a
o.child = b
b = nil
print(o.child == nil)
o.child = nil
a = nil
struct S { weak var w: N? { didSet { print("set", w?.name ?? "-") } } }
var s = S()
let c = N("c")
s.w = c
s.w = nil
