// Covers: literal-protocols
struct Celsius: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, Comparable {
    var degrees: Double
    init(floatLiteral value: Double) { degrees = value }
    init(integerLiteral value: Int) { degrees = Double(value) }
    static func < (a: Celsius, b: Celsius) -> Bool { a.degrees < b.degrees }
}
struct Tag: ExpressibleByStringLiteral, Hashable { let name: String; init(stringLiteral value: String) { name = value } }
struct Bag: ExpressibleByArrayLiteral { var items: [Int]; init(arrayLiteral elements: Int...) { items = elements.sorted() } }
let warm: Celsius = 21.5, cold: Celsius = -3
print(warm.degrees, cold.degrees, warm > cold, max(warm, 30).degrees)
let tags: [Tag] = ["swift", "kernel"]
print(tags.map { $0.name }, tags.contains("swift"))
let bag: Bag = [3, 1, 2]
print(bag.items)
func heat(_ c: Celsius) -> String { c > 20 ? "warm" : "cool" }
print(heat(25), heat(10.5))
