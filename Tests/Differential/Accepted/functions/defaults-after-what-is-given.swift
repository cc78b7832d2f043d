// Covers: default-arguments
func s(_ x: String) -> Int { print(x); return 1 }
func f(a: Int = s("da"), b: Int, c: Int = s("dc"), d: Int) { print(a, b, c, d) }
f(b: s("wb"), d: s("wd"))
struct P { var b: Int; var a = s("pa"); var c: Int; }
_ = P(b: s("pb"), c: s("pc"))
struct Q { init(a: Int = s("qa"), b: Int) {}
  func m(a: Int = s("ma"), b: Int) {}
  subscript(a: Int = s("sa"), b b: Int) -> Int { 1 }
  mutating func mu(a: Int = s("ua"), b: Int) {}  }
Q(b: s("qb")).m(b: s("mb"))
_ = Q(b: 1)[b: s("sb")]
var q = Q(b: 1)
q.mu(b: s("ub"))
class C { init(a: Int = s("ca"), b: Int) {}; func m(a: Int = s("ma"), _ b: () -> Int) { _ = b() } }
let c = C(b: s("cb"))
c.m { s("closure") }
func g(a: inout Int, b: Int = s("gb"), c: Int) {}
var i = 1
g(a: &i, c: s("gc"))
func v(_ xs: Int..., a: Int = s("va"), b: Int) {}
v(s("v1"), s("v2"), b: s("vb"))
func au(a: Int = s("aa"), b: @autoclosure () -> Int) { print("in"); _ = b() }
au(b: s("ab"))
func h(line: Int = #line, f: String = #function, x: Int) { print(line, x) }
h(x: s("h"))
