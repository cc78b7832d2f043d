extension Array {
    func clamped(_ n: Int) -> Int { max(0, n) }
}
struct Shape {
    func scaled(_ k: Int) -> Int { area(k, 2) }
    func area() -> Int { 1 }
}
func area(_ a: Int, _ b: Int) -> Int { a * b }
