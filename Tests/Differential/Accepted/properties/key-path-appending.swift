// Covers: key-paths
struct Engine { var power: Int; var name: String }
struct Car { var engine: Engine; var spare: Engine?; var seats: [String] }
let engine = \Car.engine
let power = engine.appending(path: \.power)
var car = Car(engine: Engine(power: 90, name: "V4"), spare: nil, seats: ["a", "b"])
print(car[keyPath: power])
car[keyPath: power] = 120
print(car.engine.power)
print(car[keyPath: \.spare?.power] as Any)
car.spare = Engine(power: 10, name: "mini")
print(car[keyPath: \.spare?.name] ?? "none")
print(car[keyPath: \Car.seats[1]], car[keyPath: \.seats.count])
car[keyPath: \.seats[0]] = "front"
print(car.seats)
let index = 1
let seat = \Car.seats[index]
print(car[keyPath: seat])
let forced = \Car.spare!.power
print(car[keyPath: forced])
print([[1, 2], [3]].map(\.[0]), ["k": 5][keyPath: \.["k"]] ?? 0)
let all = [\Car.engine.name, \Car.seats[0]]
print(all.map { car[keyPath: $0] })
