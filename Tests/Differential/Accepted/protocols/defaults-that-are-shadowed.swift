// Covers: default-implementations, protocol-inheritance, extensions
protocol Greeter {
    var name: String { get }
    func greet() -> String
}
extension Greeter {
    func greet() -> String { "Hello, \(name)" }
    func shout() -> String { greet().uppercased() + "!" }
}
protocol Polite: Greeter { var title: String { get set } }
extension Polite { func greet() -> String { "Dear \(title) \(name)" } }
struct A: Greeter { let name: String }
struct B: Polite {
    var name: String
    var title = "Dr"
    func shout() -> String { "(B shouts)" }
}
let gs: [Greeter] = [A(name: "x"), B(name: "y")]
for g in gs { print(g.greet(), g.shout()) }
var b = B(name: "z")
b.title = "Prof"
print(b.greet(), b.shout())
func intro<T>(_ t: T) -> String where T: Polite { t.greet() }
print(intro(b))
protocol Defaulted {
    static var zero: Self { get }
    static func make() -> Self
    init()
}
extension Defaulted {
    static func make() -> Self { Self() }
    static var zero: Self { make() }
}
struct N: Defaulted { var v = 7 }
print(N.zero.v, N.make())
protocol Stackable {
    associatedtype E
    var items: [E] { get set }
}
extension Stackable {
    mutating func push(_ e: E) { items.append(e) }
    var top: E? { items.last }
    subscript(i: Int) -> E { items[i] }
}
struct S: Stackable { var items: [String] = [] }
var s = S()
s.push("p")
print(s.top!, s[0])
extension Int {
    var isPrime: Bool { self > 1 && !(2..<self).contains { self % $0 == 0 } }
    func times(_ f: (Int) -> Void) { (0..<self).forEach(f) }
    static let answer = 42
    subscript(digit i: Int) -> Int {
        var n = self
        for _ in 0..<i { n /= 10 }
        return n % 10
    }
}
print(7.isPrime, 9.isPrime, Int.answer, 1234[digit: 1])
3.times { print($0, terminator: " ") }
print()
extension String {
    var vowels: Int { filter { "aeiou".contains($0) }.count }
    mutating func exclaim() { self += "!" }
    static func * (s: String, n: Int) -> String { String(repeating: s, count: n) }
    subscript(i: Int) -> Character { self[index(startIndex, offsetBy: i)] }
}
var w = "hello"
w.exclaim()
print(w, w.vowels, w * 2, w[1])
