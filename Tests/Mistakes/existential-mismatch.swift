protocol Shape { func area() -> Int }
struct A: Shape { func area() -> Int { 1 } }
func both<T: Shape>(_ a: T, _ b: T) -> Int { a.area() + b.area() }
let x: any Shape = A()
print(both(x, x))
