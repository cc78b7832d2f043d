// Covers: classes, inout, subscripts
class O { var v = 1; var w: Int { get { v } set { v = newValue } } ; subscript(i: Int) -> Int { get { v } set { v = newValue + i } } ; var p: O? ; var s = [1, 2]
   init(_ v: Int = 1) { self.v = v } }
var o = O()
var all = [o]
func w() -> Int { o = O(10); all.append(o); return 5 }
func show(_ l: String) { print(l, all.map { "\($0.v) \($0.s) \($0.p?.v ?? -1)" }); o = O(); all = [o] }
o.v += w(); show("a")
o.v = w(); show("b")
o.w += w(); show("c")
o.w = w(); show("d")
o[w()] = w(); show("e")
o[1] += w(); show("f")
o.s.append(w()); show("g")
o.s[0] = w(); show("h")
o.s[0] += w(); show("i")
o.p = O(w()); show("j")
o.p = O(3); o.p!.v = w(); show("k")
o.p = O(3); o.p?.v += w(); show("l")
func inc(_ x: inout Int, _ y: Int) { x += y }
inc(&o.v, w()); show("m")
inc(&o.s[0], w()); show("n")
inc(&o.w, w()); show("o")
func mk() -> O { print("mk"); return o }
mk().v = w(); show("p")
mk().v += w(); show("q")
mk().s[w() - 5] = w(); show("r")
(o.v, o.s[0]) = (w(), 3); show("s")
struct B { var o = O(); var n = 0 }
var b = B()
let bo = b.o
func wb() -> Int { b = B(o: O(20), n: 3); return 7 }
b.o.v = wb(); print(bo.v, b.o.v)
b.n += wb(); print(b.n)
let bq = b.o
b.o.v += wb(); print(bq.v, b.o.v)
class H { var o = O(); func run() { let first = o; o.v = make(); print(first.v, o.v); o.v += make(); print(first.v, o.v) }
  func make() -> Int { o = O(50); return 4 } }
H().run()
