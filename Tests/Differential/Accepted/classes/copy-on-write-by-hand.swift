// Covers: value-semantics, classes, identity
final class Storage {
    var items: [Int]
    init(_ items: [Int]) { self.items = items }
    deinit { print("storage of", items.count, "gone") }
}
struct Bag {
    private var storage = Storage([])
    private(set) var copies = 0
    var items: [Int] { storage.items }
    mutating func add(_ item: Int) {
        if !isKnownUniquelyReferenced(&storage) {
            storage = Storage(storage.items)
            copies += 1
        }
        storage.items.append(item)
    }
}
var a = Bag()
a.add(1)
a.add(2)
print(a.items, a.copies)
do {
    var b = a
    b.add(3)
    b.add(4)
    print(a.items, b.items, a.copies, b.copies)
}
a.add(5)
print(a.items, a.copies)
var held = Storage([7])
print(isKnownUniquelyReferenced(&held))
let other = held
print(isKnownUniquelyReferenced(&held), other.items)
