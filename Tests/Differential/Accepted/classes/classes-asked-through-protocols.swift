// Covers: classes, protocols, inheritance, static-members
protocol Named { static var kind: String { get }; static func make() -> Self; init() }
extension Named {
    static func make() -> Self { fatalError("nobody asks for this") }
    var kindOfSelf: String { Self.kind }
    static func twice() -> [String] { [kind, Self.kind] }
    func again() -> Self { Self.make() }
    func fresh() -> Self { Self() }
}
class A: Named {
    class var kind: String { "A" }
    static var count = 0
    required init() { Self.count += 1 }
    class func make() -> Self { self.init() }
}
class B: A { override class var kind: String { "B" }; var extra = 5 }
class C: B { override class func make() -> Self { print("C.make"); return self.init() } }
func kind<T: Named>(_ t: T) -> String { T.kind + t.kindOfSelf + T.twice().joined() }
print(kind(A()), kind(B()), kind(B() as A), kind(C() as A))
func make<T: Named>(_ t: T.Type) -> T { T.make() }
func new<T: Named>(_ t: T.Type) -> T { T() }
print(type(of: make(A.self)), type(of: make(B.self)), make(C.self).extra, new(B.self).extra, type(of: new(C.self)))
print(type(of: C().again()), type(of: (C() as A).again()), type(of: (C() as A).fresh()), B().fresh().extra)
let all: [any Named] = [A(), B(), C()]
print(all.map { type(of: $0).kind }, all.map { $0.kindOfSelf }, all.map { "\(type(of: $0.again()))" })
print(all.map { "\(type(of: type(of: $0).make()))" }, all.map { "\(type(of: $0.fresh()))" }, A.count)
let types: [any Named.Type] = [A.self, B.self, C.self]
print(types.map { $0.kind }, types.map { "\(type(of: $0.make()))" }, types.map { $0.twice() })
let t: A.Type = C.self
print(t.kind, type(of: t.make()), type(of: make(t)))
struct S: Named { static let kind = "S"; static func make() -> S { S() } }
print(kind(S()), make(S.self), S().again(), new(S.self))
protocol Speaker { func name() -> String; var level: Int { get set } }
extension Speaker { func intro() -> String { "I am \(name()) at \(level)" } }
class Person: Speaker { func name() -> String { "person" }; var level: Int { get { 1 } set { print("set", newValue) } } }
final class Pilot: Person { override func name() -> String { "pilot>" + super.name() }; override var level: Int { get { 2 } set { print("pilot's", newValue) } } }
class Guide: Person { override func name() -> String { "guide" } }
func tell<T: Speaker>(_ t: T) -> String { var t = t; t.level = 9; return t.name() + ", " + t.intro() }
print(tell(Person()), tell(Pilot()), tell(Pilot() as Person), tell(Guide()), separator: "; ")
print(([Pilot(), Guide()] as [any Speaker]).map { $0.intro() })
