struct Pair<A> { var a: A }
extension Pair where A == Pair { func f() -> Int { 1 } }
func count<T>(_ x: T) -> Int where T == [T] { 1 }
