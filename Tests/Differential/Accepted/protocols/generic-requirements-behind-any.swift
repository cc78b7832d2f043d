// Covers: existential-any, generics, protocols
protocol Visitor {
    func visit<T>(_ value: T) -> String
    mutating func count<T: Numeric>(_ value: T) -> T
}
struct Plain: Visitor {
    var seen = 0
    func visit<T>(_ value: T) -> String { "plain \(value)" }
    mutating func count<T: Numeric>(_ value: T) -> T {
        seen += 1
        return value + value
    }
}
struct Typed: Visitor {
    func visit<T>(_ value: T) -> String { "<\(T.self)> \(value)" }
    mutating func count<T: Numeric>(_ value: T) -> T { value * value }
}
final class Shared: Visitor {
    var names: [String] = []
    func visit<T>(_ value: T) -> String {
        names.append("\(T.self)")
        return "shared \(names.count)"
    }
    func count<T: Numeric>(_ value: T) -> T { value - 1 }
}
var visitors: [any Visitor] = [Plain(), Typed(), Shared()]
for visitor in visitors {
    print(visitor.visit(3), visitor.visit("a"), visitor.visit([1.5]), visitor.visit((1, "x")))
}
for index in visitors.indices {
    print(visitors[index].count(5), visitors[index].count(2.5))
}
print((visitors[0] as! Plain).seen, (visitors[2] as! Shared).names)
