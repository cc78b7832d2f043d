// Covers: protocol-extensions
struct Toppings: OptionSet {
    let rawValue: Int
    static let cheese = Toppings(rawValue: 1 << 0)
    static let ham = Toppings(rawValue: 1 << 1)
    static let basil = Toppings(rawValue: 1 << 2)
    static let classic: Toppings = [.cheese, .basil]
}
var order: Toppings = [.cheese, .ham]
print(order.rawValue, order.contains(.ham), order.contains(.basil), order.isEmpty, Toppings().isEmpty)
order.insert(.basil)
order.remove(.ham)
print(order == .classic, order.rawValue, order.contains(.classic))
print(order.union(.ham).rawValue, order.intersection([.basil, .ham]).rawValue, order.subtracting(.basil).rawValue)
print(order.symmetricDifference(.ham).rawValue, order.isSubset(of: [.cheese, .ham, .basil]), order.isSuperset(of: .cheese), order.isDisjoint(with: .ham))
order.formUnion(.ham)
order.formIntersection([.ham])
print(order.rawValue, order == .ham, order.insert(.ham).inserted, order.insert(.cheese).inserted)
let none: Toppings = []
print(none.rawValue, none.isEmpty, Toppings(rawValue: 7).contains([.ham, .basil]))
