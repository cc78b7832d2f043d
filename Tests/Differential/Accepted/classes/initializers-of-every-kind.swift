// Covers: initializers, classes, inheritance
class A { var x: Int; init(x: Int) { self.x = x; setup() }; convenience init() { self.init(x: 5) }; func setup() { print("A.setup", x) }
  init?(text: String) { guard let v = Int(text) else { return nil }; x = v }
  convenience init?(maybe: Int?) { guard let m = maybe else { return nil }; self.init(x: m) }
  convenience init(forced: String) { self.init(text: forced)! }
  convenience init(throwing s: String) throws { guard let v = Int(s) else { throw E.bad(s) }; self.init(x: v) }
  enum E: Error { case bad(String) } }
class B: A { var y = 10; let z: String
  override init(x: Int) { z = "z"; super.init(x: x * 2); y += self.x }
  override func setup() { print("B.setup", x, y, z); super.setup() }
  override init?(text: String) { z = text; super.init(text: text); y = 1 } }
class C: B { var w: [Int] = [1] }
print(B().y, C().w, C(x: 1).y, B(maybe: nil) == nil, B(maybe: 3)!.x)
print(C(text: "12")!.y, C(text: "no") == nil, B(forced: "8").x)
do { let c = try C(throwing: "4"); print(c.x); _ = try B(throwing: "q") } catch { print(error) }
class Lazy { lazy var big: [Int] = (0..<n).map { $0 * $0 }; let n: Int; init(n: Int) { self.n = n }; static var made = 0; static let shared: Lazy = { made += 1; return Lazy(n: 3) }() }
print(Lazy.made, Lazy.shared.big, Lazy.shared.big.count, Lazy.made)
class Temp { private var c = 0.0; var f: Double { get { c * 9 / 5 + 32 } set { c = (newValue - 32) * 5 / 9 } }
  class var unit: String { "T" }; static func == (a: Temp, b: Temp) -> Bool { a.c == b.c }; static var zero: Temp { Temp() }
  static prefix func - (t: Temp) -> Temp { let r = Temp(); r.c = -t.c; return r } ; static func += (a: inout Temp, b: Double) { a.c += b } ; static func << (a: Temp, b: Double) { a.c = b } }
var t = Temp(); t.f = 212; print(t.f, Temp.unit, t == .zero, (-t).f); t += 5; print(t.f); t << 0; print(t.f)
func swapNames(_ a: inout A, _ b: inout A) { swap(&a, &b) }
var p: A = B(x: 1), q = A(x: 2); swapNames(&p, &q); print(type(of: p), type(of: q))
func modify(_ xs: inout [Int]) { xs.append(9) }
let cc = C(); modify(&cc.w); cc.w[0] += 41; cc.w.sort(by: >); print(cc.w)
struct Wrap { let a: A; var n = 0 ; mutating func bump() { n += 1; a.x += n } }
var w = Wrap(a: cc); w.bump(); var w2 = w; w2.bump(); print(w.n, w2.n, w.a.x == w2.a.x)
let dict = ["k": cc]; dict["k"]?.w.append(1); dict["k"]!.x = 100; print(cc.w, cc.x)
let opt: C? = cc; opt?.y += 1; opt?.w[0] = 0; print(cc.y, cc.w)
let arr = [cc, cc]; arr[0].x += 1; arr[1].x += 1; for a in arr where a.x > 0 { a.x -= 1 }; print(cc.x)
(cc as A).x = -1; print(cc.x)
