// Covers: any, type-patterns, optional, existential-any
let things: [Any] = [1, "two", 3.0, true, [4, 5], ["six": 6], (7, "seven"), Character("9")]
for thing in things {
    if let n = thing as? Int { print("Int", n) }
    else if let s = thing as? String { print("String", s) }
    else if let d = thing as? Double { print("Double", d) }
    else if let b = thing as? Bool { print("Bool", b) }
    else if let a = thing as? [Int] { print("Array", a.count) }
    else if let d = thing as? [String: Int] { print("Dictionary", d["six"]!) }
    else if let (n, s) = thing as? (Int, String) { print("Tuple", n, s) }
    else { print("other", thing) }
}
func kind(_ value: Any) -> String { value is Int ? "int" : value is any Equatable ? "equatable" : "opaque" }
print(kind(1), kind("x"), kind({ 1 } as () -> Int))
let numbers: [Any] = [1, 2, 3]
print(numbers.compactMap { $0 as? Int }.reduce(0, +))
let settings: [String: Any] = ["width": 3, "title": "T", "on": true, "list": [1, 2]]
if let width = settings["width"] as? Int, let title = settings["title"] as? String { print(width, title) }
print(settings["list"] as? [Int] ?? [], settings["none"] as? Int as Any, (settings["on"] as? Bool)!)
var box: Any = 5
box = "now text"
print(box, box as? Int ?? -1, (box as! String).count)
let nothing: Any? = nil
let wrapped: Any? = 3
print(nothing == nil, (wrapped as? Int)! + 1, "\(wrapped!)")
func describe<T>(_ value: T) -> String { if let n = value as? Int { return "the int \(n)" }; return "a \(type(of: value))" }
print(describe(4), describe("x"), describe([1.5]), describe(nil as Int?))
let upcast = [1, 2] as [Any]
let doubled = upcast.map { ($0 as! Int) * 2 }
print(doubled, upcast.count, (1 as Any) is Int)
