// Covers: classes, inheritance, deinit
class Part {
    let name: String
    init(_ name: String) { self.name = name }
    deinit { print("part", name) }
}
class Machine {
    let first: Part
    var others: [Part]
    init(_ name: String) {
        first = Part(name + "1")
        others = [Part(name + "2"), Part(name + "3")]
    }
    deinit { print("machine", first.name) }
}
final class Robot: Machine {
    let arm = Part("arm")
    deinit { print("robot") }
}
func run() {
    let a = Machine("a")
    let b = Robot("b")
    print("made", a.first.name, b.arm.name)
}
run()
var slot: Machine? = Machine("c")
print("reassign")
slot = Robot("d")
print("clear")
slot = nil
do {
    let one = Part("one")
    let two = Part("two")
    _ = (one, two)
    print("scope ends")
}
var list = [Part("x"), Part("y"), Part("z")]
list.remove(at: 1)
print("removed")
list[0] = Part("w")
print("replaced")
list.removeAll()
var table = ["k": Part("value")]
table["k"] = nil
print("end")
