// Covers: nested-types, generics
struct Outer<T> {
    struct In { var v: T }
    class C<U> {
        var u: U
        init(_ u: U) { self.u = u }
    }
    enum K { case a(T), b }
    struct Plain { var n = 1 }
}
let i = Outer<String>.In(v: "x")
print(i, type(of: i), [i], "\(Outer<Int>.K.a(3))", [Outer<Int>.K.a(3)], Outer<Int>.K.self)
print(Outer<Int>.C<Double>.self, [Outer<Int>.C(2.5)].count, type(of: Outer<Int>.C(2.5)))
print(Outer<Int>.Plain(), [Outer<Int>.Plain.self])
debugPrint(i, type(of: i))
print(String(reflecting: i), String(reflecting: Outer<Int>.K.b))
struct X {
    struct Y { enum Z { case q } }
    class W<T> {}
}
print(X.Y(), [X.Y.Z.q], X.Y.Z.self, [X.Y.self], X.W<Int>.self)
