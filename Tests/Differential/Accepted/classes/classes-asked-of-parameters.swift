// Covers: generic-constraints, inheritance, associated-types
class Animal { var n = 1 }
class Dog: Animal {}
struct Cage<A: Animal> { var a: A }
class Base<T> { var t: T; init(_ t: T) { self.t = t } }
final class IntBase: Base<Int> {}
func use<B: Base<Int>>(_ b: B) -> Int { b.t }
func use2<T, B: Base<T>>(_ b: B) -> T { b.t }
struct Stack<E: Comparable & Hashable> { var e: [E] = []; func f(_ o: Stack<E>) -> Stack<E> { o } }
extension Stack where E == Int { static func make() -> Stack<Int> { Stack<Int>(e: [1]) } }
protocol Shape { associatedtype S: Animal; var s: S { get } }
struct R<T: Shape> { var t: T; var c: Cage<T.S> { Cage(a: t.s) } }
struct D: Shape { var s = Dog() }
let c: Cage<Dog> = Cage(a: Dog())
print(c.a.n, use(IntBase(3)), use2(IntBase(4)), Stack<String>().e, Stack<Int>.make().e, R<D>(t: D()).c.a.n)
func walk<A: Animal>(_ a: A) -> Int { inner(a) }
func inner<A: Animal>(_ a: A) -> Int { a.n }
print(walk(Dog()), [Dog(), Dog()].map(walk), [Animal()].map { walk($0) })
final class Ref<Owner: AnyObject> { weak var o: Owner?; init(_ o: Owner) { self.o = o } }
let r: Ref<Dog>? = nil
print(r == nil)
