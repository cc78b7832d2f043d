// Covers: weak-unowned, deinit, closures
final class Person {
    let name: String
    weak var friend: Person?
    var pets: [Pet] = []
    init(_ n: String) { name = n }
    deinit { print("\(name) left") }
}
final class Pet {
    let name: String
    unowned let owner: Person
    init(_ n: String, owner: Person) {
        name = n
        self.owner = owner
        owner.pets.append(self)
    }
    deinit { print("pet \(name) left") }
}
do {
    let p = Person("Ann")
    let q = Person("Bob")
    p.friend = q
    q.friend = p
    _ = Pet("Rex", owner: p)
    print(p.pets[0].owner.name, p.friend!.name)
}
print("end")
var c: (() -> Void)?
do {
    let p = Person("Cy")
    c = { [weak p] in print(p?.name ?? "gone") }
    c?()
}
c?()
class Timer {
    var handler: (() -> Void)?
    var n = 0
    func start() {
        handler = { [unowned self] in
            n += 1
            print("tick \(n)")
        }
    }
    deinit { print("timer gone") }
}
var t: Timer? = Timer()
t!.start()
t!.handler!()
t!.handler!()
t = nil
