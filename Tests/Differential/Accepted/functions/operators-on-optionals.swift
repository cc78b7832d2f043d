// Covers: custom-operators, optional, functions-as-values
// Operators that an extension of Optional declares, on values that are none, and operators as arguments.
infix operator <+>: AdditionPrecedence
extension Optional {
    static func <+> (first: Wrapped?, second: Wrapped?) -> Wrapped? { first ?? second }
}
let nothing: Int? = nil
print((nothing <+> 3) as Any, (1 <+> 3) as Any, (nothing <+> nothing) as Any)
func curry<A, B, C>(_ f: @escaping (A, B) -> C) -> (A) -> (B) -> C { { a in { b in f(a, b) } } }
print(curry(+)(1)(2), [1, 2].map(curry(*)(3)), curry(max)(1)(2))
let double = curry(*)(2)
print(double(21))
func kind(_ x: Int) -> String { "Int" }
func kind<T>(_ x: T) -> String { "T" }
func kind(_ x: Any) -> String { "Any" }
print(kind(1), kind("s"), kind(1 as Any), kind(Float(1)))
