// Covers: classes, structs
struct S {
    var x: Int
    var a: A?
    var big1 = 1, big2 = 2, big3 = 3, big4 = 4, big5 = 5, big6 = 6
}
class A {
    var s: S?
    var n = 4
    var ss: (S, Int)?
    var after = "z"
}
let s = S(x: 1, a: A())
s.a!.s = S(x: 2, a: nil)
s.a!.ss = (s, 3)
print(s.x, s.a!.s!.x, s.a!.n, s.a!.ss!.1, s.a!.ss!.0.big6, s.a!.after)
