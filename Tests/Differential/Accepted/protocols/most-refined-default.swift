// Covers: protocols, default-implementations, existential-any, associated-types
// Of several defaults for a requirement the most refined protocol's is meant, and of one protocol's
// that which asks for most.
protocol Vehicle {
    associatedtype Fuel
    func describe() -> String
    var wheels: Int { get }
}
protocol Car: Vehicle {}
protocol SportsCar: Car {}

extension Vehicle {
    func describe() -> String { "a vehicle" }
    var wheels: Int { 2 }
}
extension Car {
    func describe() -> String { "a car" }
    var wheels: Int { 4 }
}
extension SportsCar {
    func describe() -> String { "a sports car" }
}
extension SportsCar where Fuel == Int {
    var wheels: Int { 6 }
}

struct Bicycle: Vehicle { typealias Fuel = Void }
struct Van: Car { typealias Fuel = String }
struct Racer: SportsCar { typealias Fuel = String }
struct Rocket: SportsCar { typealias Fuel = Int }

func tell<V: Vehicle>(_ vehicle: V) -> String { "\(vehicle.describe()) with \(vehicle.wheels) wheels" }

print(tell(Bicycle()), tell(Van()), tell(Racer()), tell(Rocket()), separator: "\n")
print(Racer().describe(), Van().describe(), Rocket().wheels, Racer().wheels)
let all: [any Vehicle] = [Bicycle(), Van(), Racer(), Rocket()]
for vehicle in all { print(vehicle.describe(), vehicle.wheels) }

// The library's own: an array reaches the index at once.
var numbers = Array(0..<200_000)
var sum = 0
for step in stride(from: 0, to: 200_000, by: 2) { sum += numbers.index(0, offsetBy: step) }
numbers.shuffle()
print(sum, numbers.sorted().prefix(3))
