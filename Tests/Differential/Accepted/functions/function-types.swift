// Covers: functions-as-values, type-aliases, optional, dictionary
typealias Operation = (Double, Double) -> Double
typealias Predicate<T> = (T) -> Bool
func both<T>(_ a: @escaping Predicate<T>, _ b: @escaping Predicate<T>) -> Predicate<T> { { a($0) && b($0) } }
let inRange = both({ (n: Int) in n > 2 }, { $0 < 6 })
print((1...8).filter(inRange))

struct Calculator {
    private var operations: [Character: Operation] = ["+": { $0 + $1 }, "-": { $0 - $1 }]
    mutating func register(_ symbol: Character, _ operation: @escaping Operation) { operations[symbol] = operation }
    func run(_ a: Double, _ symbol: Character, _ b: Double) -> Double? { operations[symbol]?(a, b) }
}
var calculator = Calculator()
print(calculator.run(1, "+", 2) as Any, calculator.run(1, "^", 2) as Any)
calculator.register("^") { base, exponent in (0..<Int(exponent)).reduce(1) { value, _ in value * base } }
print(calculator.run(2, "^", 10) ?? 0)

func adder(_ n: Int) -> (Int) -> Int { { $0 + n } }
let adders = [1, 10, 100].map(adder)
print(adders.map { $0(5) })
var handler: ((String) -> Void)?
handler?("nobody listens")
var heard: [String] = []
handler = { heard.append($0) }
handler?("hello")
print(heard, handler != nil)

struct Button {
    var title: String
    var action: () -> String
    func press() -> String { title + ": " + action() }
}
let buttons = [Button(title: "Save") { "saved" }, Button(title: "Quit", action: { "bye" })]
print(buttons.map { $0.press() })
let methods: [(Int) -> (Int) -> Int] = [{ a in { b in a + b } }, { a in { b in a * b } }]
print(methods.map { $0(6)(7) })
let table: [(name: String, f: (Int) -> Int)] = [("inc", { $0 + 1 }), ("neg", { -$0 })]
for (name, f) in table { print(name, f(9)) }
func vary(_ f: inout (Int) -> Int) { let old = f; f = { old($0) * 2 } }
var g: (Int) -> Int = { $0 + 1 }
vary(&g)
print(g(4))
let throwing: (Int) throws -> Int = { $0 }
print(try! throwing(3))
