// Covers: weak-unowned, classes, inheritance
final class Person {
    let name: String
    weak var friend: Person?
    var card: Card?
    init(_ name: String) { self.name = name }
    deinit { print(name, "leaves") }
}
final class Card {
    let number: Int
    unowned let owner: Person
    init(_ number: Int, owner: Person) { self.number = number; self.owner = owner }
    deinit { print("card", number, "goes") }
}
var ann: Person? = Person("Ann")
var bob: Person? = Person("Bob")
ann!.friend = bob
bob!.friend = ann
ann!.card = Card(7, owner: ann!)
print(ann!.friend?.name ?? "nobody", ann!.card!.owner.name)
bob = nil
print(ann!.friend == nil)
weak var watcher = ann
print(watcher?.card?.number ?? 0)
ann = nil
print(watcher == nil)
struct Weak<Object: AnyObject> { weak var object: Object? }
var kept: [Person] = [Person("Cy")]
let refs = [Weak(object: kept[0]), Weak(object: Person("Di"))]
print(refs.map { $0.object?.name ?? "gone" })
kept = []
print(refs[0].object == nil)
