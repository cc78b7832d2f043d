// Covers: classes, inheritance
class Vehicle {
    var wheels: Int
    let name: String
    init(name: String, wheels: Int) { self.name = name; self.wheels = wheels }
    func describe() -> String { "\(name) on \(wheels) wheels" }
    func horn() -> String { "silence" }
    func honk() { print(name, "says", horn()) }
}
class Bicycle: Vehicle {
    init() { super.init(name: "bicycle", wheels: 2) }
    override func horn() -> String { "ring" }
}
class Tandem: Bicycle {
    override func describe() -> String { super.describe() + " for two" }
    override func horn() -> String { super.horn() + super.horn() }
}
let all: [Vehicle] = [Vehicle(name: "sledge", wheels: 0), Bicycle(), Tandem()]
for vehicle in all {
    print(vehicle.describe())
    vehicle.honk()
}
