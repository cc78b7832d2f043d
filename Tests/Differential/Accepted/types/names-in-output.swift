// Covers: nested-types, generics, debug-description
enum E: Error { case bad(Int), worse }
struct Stack<T> { var items: [T] = []; struct Top { var t: T? } ; var top = 0 }
struct P { struct Q { var r = R.a; enum R { case a } } ; var q = Q() }
protocol Sh {}
class Cl<T> {} 
print([Result<Int, E>.success(3), .failure(.bad(2))], Result<Int, E>.failure(.worse))
print([Stack<Int>(items: [1])], Stack<String>(), Stack<P.Q>.Top(t: P.Q()), [Stack<P.Q>.Top(t: nil)], P(), [P.Q.R.a: 1])
print([Int.self, String.self] as [Any.Type], [Stack<[String: Int?]>.self], Stack<(Int, P.Q)>.self, [Stack<(Int, P.Q)>.self])
print(Cl<P.Q>(), [Cl<Int>()], Cl<(Int) -> String>(), Cl<Any>(), Cl<any Sh>(), Cl<Substring>(), Cl<Set<Character>>(), Cl<Range<Int>>())
print(type(of: [1: "a"]), type(of: (1, P.Q())), [type(of: P.Q())], String(describing: P.Q.self), String(reflecting: P.Q.self))
print(Optional(P.Q.R.a) as Any, [Optional(E.worse)], (1, E.worse), ["k": E.bad(1)], type(of: Optional(P.Q())))
