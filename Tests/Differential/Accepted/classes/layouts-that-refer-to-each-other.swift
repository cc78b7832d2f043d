// Covers: classes, structs, payloads
class A { var n = 1; var b: B?; var t = "a" }
class B: A { var m = 2; var s = S(x: 5) ; var u = "b" }
struct S { var x: Int; var a: A?; var k: K = .none; var big1 = 1, big2 = 2, big3 = 3, big4 = 4, big5 = 5, big6 = 6 }
enum K { case none, one(C), two(S2) }
class C { var s = S(x: 9); var o: S?; var arr: [S] = [] }
struct S2 { var c: C?; var name = "s2" }
let a = A(); a.b = B(); a.b!.t = "deep"; a.b!.m = 7; a.b!.s.a = a
let c = C(); c.o = S(x: 3, a: nil, k: .two(S2(c: c))); c.arr = [c.s, c.o!]
print(a.n, a.t, a.b!.n, a.b!.t, a.b!.m, a.b!.u, a.b!.s.x, a.b!.s.a === a, a.b!.s.big6)
if case .two(let s2) = c.o!.k { print(s2.name, s2.c === c) }
print(c.arr.count, c.arr[1].x, c.s.big6, c.o!.big6)
