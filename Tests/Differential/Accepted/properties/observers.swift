// Covers: property-observers
struct Thermostat {
    var target: Double {
        willSet { print("will \(target) -> \(newValue)") }
        didSet {
            print("did \(oldValue) -> \(target)")
            if target > 30 { target = 30 }
        }
    }
    var log: [String] = [] {
        didSet(previous) { print("log \(previous.count) -> \(log.count)") }
    }
    var name = "" {
        willSet(fresh) { print("rename to \(fresh)") }
    }
    init(target: Double) {
        self.target = target
        self.target = target + 1
    }
}
var room = Thermostat(target: 20)
print(room.target)
room.target += 2
room.target = 99
print(room.target)
room.log.append("on")
room.log += ["a", "b"]
room.name = "hall"
var same = room
same.target = 5
print(room.target, same.target)
func bump(_ value: inout Double) { value += 1 }
bump(&room.target)
print(room.target)
