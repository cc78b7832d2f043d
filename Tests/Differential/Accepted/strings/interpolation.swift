// Covers: string-interpolation, custom-string-convertible
struct Point: CustomStringConvertible {
    var x: Int, y: Int
    var description: String { "(\(x) | \(y))" }
}
struct Plain { var a = 1; var b = "two" }
enum Level: String { case low, high }
enum Shape { case dot, circle(radius: Double), box(Int, Int) }
let point = Point(x: 1, y: -2)
print("\(point) \([point]) \(["p": point])")
print("\(Plain()) \(Level.low) \(Level.high.rawValue) \(Shape.dot) \(Shape.circle(radius: 2)) \(Shape.box(1, 2))")
let some: Int? = 5
print("\(some as Any) \(some ?? 0) \(String(describing: some)) \(String(describing: Int?.none))")
print("\(1.0) \(0.1 + 0.2) \(1e21) \(Float(0.1)) \(-0.0) \(Double.infinity)")
print("\((1, "a")) \((x: 1, y: 2)) \(1...3) \("text") \("c" as Character)")
print("\(true) \(nil as String? as Any) \(["a", "b"]) \([1: "x"]) \(Set([7]))")
print("sum: \(1 + 2), nested: \("<\(point)>")")
print(String(describing: point), String(reflecting: "q"), String(reflecting: [1.5]), "\(type(of: point))")
print("\(Int.self) \([Int].self) \(Point.self)")
