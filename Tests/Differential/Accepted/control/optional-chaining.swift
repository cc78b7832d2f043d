// Covers: optional-chaining, optional, nil-coalescing
struct Address { var street: String; var zip: String? }
struct Person {
    var name: String
    var address: Address?
    var friends: [Person] = []
    func greeting(_ word: String) -> String { "\(word), \(name)" }
    mutating func rename(_ new: String) { name = new }
    subscript(index: Int) -> Person? { friends.indices.contains(index) ? friends[index] : nil }
}
var ann: Person? = Person(name: "Ann", address: Address(street: "Main", zip: "12345"))
let nobody: Person? = nil

print(ann?.name ?? "-", nobody?.name ?? "-")
print(ann?.address?.zip?.count as Any, nobody?.address?.zip?.count as Any)
print(ann?.greeting("Hi") as Any, nobody?.greeting("Hi") as Any)
print(ann?.address?.street.uppercased().prefix(2) ?? "none")

// Assignment through a chain happens only if the chain holds.
ann?.address?.zip = nil
ann?.name += "!"
ann?.rename("Anna")
print(ann!.name, ann!.address!.zip as Any)
var ghost: Person? = nil
ghost?.name = "Boo"
print(ghost == nil)

ann?.friends.append(Person(name: "Bob"))
print(ann?.friends.first?.name ?? "-", ann?.friends.last?.address?.street ?? "homeless")
print(ann?[0]?.name ?? "-", ann?[7]?.name ?? "-")

var scores: [String: [Int]] = ["ann": [1, 2]]
scores["ann"]?[0] = 10
scores["bob"]?.append(3)
scores["ann"]?.append(3)
print(scores)
let maybeNumbers: [Int]? = [4, 5]
print(maybeNumbers?.map { $0 * 2 } ?? [], maybeNumbers?.first ?? 0, maybeNumbers?.isEmpty as Any)
if ann?.address?.street == "Main" { print("on main street") }
if let count = ann?.friends.count, count > 0 { print("friends:", count) }
let f: ((Int) -> Int)? = { $0 + 1 }
let g: ((Int) -> Int)? = nil
print(f?(1) ?? 0, g?(1) ?? 0)
let nested: Int?? = .some(nil)
print(nested == nil, nested ?? 5 as Any)
if (ann?.name = "Zoe") != nil { print("assigned", ann!.name) }
if (ghost?.name = "Zoe") == nil { print("not assigned") }
