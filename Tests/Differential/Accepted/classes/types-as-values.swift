// Covers: classes, inheritance, static-members
class A { class func make() -> A { A() }; required init() {}; var name: String { "A" }; static let shared = A() }
class B: A { override class func make() -> A { B() }; override var name: String { "B" } }
final class C<T>: A { var t: T?; override var name: String { "C<\(T.self)>" } }
let types: [A.Type] = [A.self, B.self, C<Int>.self]
for t in types { print(t, t.init().name, t.make().name, type(of: t.init()), t == B.self) }
let x: A = B()
print(type(of: x) == B.self, type(of: x) == A.self, type(of: x), x is B)
print(String(describing: type(of: x)), "\(B.self)", C<[String]>.self)
func build<T: A>(_ t: T.Type) -> T { t.init() }
print(build(B.self).name, build(C<Double>.self).name)
let any: Any = x
print(type(of: any), any is A, (any as? B)?.name ?? "no", any is C<Int>)
print(ObjectIdentifier(x) == ObjectIdentifier(x), ObjectIdentifier(A.self) == ObjectIdentifier(A.self))
protocol P { init(); static var kind: String { get } }
class Q: P { required init() {}; class var kind: String { "Q" } }
class R: Q { override class var kind: String { "R" } }
func kind<T: P>(_ type: T.Type) -> String { type.kind + " \(T())" }
print(kind(Q.self), R.kind, R().self is Q)
print(A.shared === A.shared)
let m = type(of: x).make
print(m().name)
print(x.self === x, B.self.make().name)
