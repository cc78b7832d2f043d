// Covers: custom-operators
precedencegroup PowerPrecedence {
    higherThan: MultiplicationPrecedence
    associativity: right
}
infix operator **: MultiplicationPrecedence
infix operator ^^: PowerPrecedence
func ** (base: Int, exponent: Int) -> Int { (0..<exponent).reduce(1) { power, _ in power * base } }
func ^^ (base: Int, exponent: Int) -> Int { base ** exponent }
struct Vector { var x: Int }
func ** (vector: Vector, exponent: Int) -> Vector { Vector(x: vector.x ** exponent) }
print(2 * 3 ** 2, 2 * 3 ^^ 2)
print(2 ** 3 ** 2, 2 ^^ 3 ^^ 2)
print(Vector(x: 3) ** 2, 3 ** 2 + 1, 1 + 2 ** 2 * 2)
infix operator **=: AssignmentPrecedence
func **= (a: inout Int, b: Int) { a = a ** b }
var q = 3
q **= 2
print(q)
