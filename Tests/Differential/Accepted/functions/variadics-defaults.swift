// Covers: variadics, default-arguments
func average(_ numbers: Double...) -> Double {
    numbers.isEmpty ? 0 : numbers.reduce(0, +) / Double(numbers.count)
}
func log(_ items: Any..., level: String = "info", prefix: String = "[", _ tail: Int...) {
    print(prefix + level + "]", items.count, tail)
}
print(average(), average(4), average(1, 2, 6))
log()
log("a", 2, level: "warn")
log(1, prefix: "<", 7, 8)
var calls = 0
func counter() -> Int { calls += 1; return calls }
func note(_ n: Int = counter(), twice: Int = counter() * 2) -> (Int, Int) { (n, twice) }
print(note(), note(10), note(twice: 0), calls)
func greet(_ name: String, greeting: String = "Hello", _ punctuation: String = "!") -> String {
    "\(greeting), \(name)\(punctuation)"
}
print(greet("A"), greet("B", greeting: "Hi"), greet("C", "?"))
struct Shape {
    var sides: Int
    init(_ sides: Int = 3, scaled by: Int = 1) { self.sides = sides * by }
    static func all(_ counts: Int...) -> [Shape] { counts.map { Shape($0) } }
}
print(Shape().sides, Shape(4).sides, Shape(scaled: 2).sides, Shape.all(1, 2).count)
func first<T>(_ xs: T..., or fallback: T) -> T { xs.first ?? fallback }
print(first(or: 9), first(1, 2, or: 9))
