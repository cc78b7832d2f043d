// Covers: generics, type-aliases
// Of functions that fit, the one that asks for more; aliases whose arguments are inferred.
func f<T>(_ x: T) -> String { "any" }
func f<T>(_ x: [T]) -> String { "array" }
func f<T>(_ x: T?) -> String { "optional" }
func f<T: Collection>(_ x: T) -> String { "collection" }
print(f(1), f([1]), f("s"), f(Optional(1)))
func g<T>(_ x: T, _ y: T) -> String { "same" }
func g<A, B>(_ x: A, _ y: B) -> String { "different" }
print(g(1, 2), g(1, "a"))
func h(_ x: Any) -> String { "Any" }
func h<T>(_ x: T) -> String { "T" }
func h(_ x: Int) -> String { "Int" }
print(h(1), h("a"), h([1]))
struct S { static func m<T>(_ e: T) -> [T] { [e] }; static func m<T>(_ e: [T]) -> [T] { e } }
print(S.m([7, 8]), S.m(3))
func k<T: Equatable>(_ x: T) -> String { "eq" }
func k<T: Comparable>(_ x: T) -> String { "cmp" }
func k<T: Hashable>(_ x: T, _ y: Int = 0) -> String { "hash" }
print(k(1))
struct NonEmpty<C: Collection> { var head: C.Element, tail: C }
extension NonEmpty where C: RangeReplaceableCollection { init(_ h: C.Element, _ t: C.Element...) { head = h; tail = C(t) }; var all: C { C([head]) + tail } }
typealias NEArray<T> = NonEmpty<[T]>
print(NEArray(3, 1, 2).all, NEArray<String>("x").all, NEArray(head: 1, tail: []).all)
struct Couple<A, B> { var a: A, b: B }
typealias Twice<T> = Couple<T, T>; typealias IntPair<B> = Couple<Int, B>
print(Twice(a: 1, b: 2), IntPair(a: 1, b: "x"), Twice<Double>(a: 1, b: 2))
typealias Handler<T> = (T) -> Void
let show: Handler<Int> = { print($0) }
show(3)
extension Sequence {
    func joinedTexts(_ text: (Element) -> String) -> String { lazy.map(text).reduce("", +) }
}
print([1, 2].joinedTexts { "<\($0)>" })
