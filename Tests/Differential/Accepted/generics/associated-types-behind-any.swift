// Covers: existential-any, associated-types
// What holds values of an associated type, seen behind `any`.
protocol Store {
    associatedtype Item: CustomStringConvertible
    var items: [Item] { get }
    var first: Item? { get }
    var named: [String: Item] { get }
    var rows: [[Item]] { get }
    func pair() -> (Item, Int)
    func best(of count: Int) -> Item?
}
struct Numbers: Store {
    var items = [1, 2]
    var first: Int? { items.first }
    var named: [String: Int] { ["one": 1] }
    var rows: [[Int]] { [[1], [2, 3]] }
    func pair() -> (Int, Int) { (items[0], 0) }
    func best(of count: Int) -> Int? { items.prefix(count).max() }
}
struct Words: Store {
    var items = ["a"]
    var first: String? { nil }
    var named: [String: String] { [:] }
    var rows: [[String]] { [] }
    func pair() -> (String, Int) { ("w", 1) }
    func best(of count: Int) -> String? { nil }
}
for store in [Numbers(), Words()] as [any Store] {
    print(store.items.count, store.items, store.named, store.rows, store.pair())
    print(store.first?.description ?? "none", store.best(of: 2)?.description ?? "none")
    for item in store.items { if let number = item as? Int { print(number + 1) } else { print(item.description) } }
}

protocol Container<Item> {
    associatedtype Item
    var items: [Item] { get }
    var last: Item? { get }
    func item(_ index: Int) throws -> Item
    mutating func add(_ item: Item)
}
struct Bag<Item>: Container {
    var items: [Item]
    var last: Item? { items.last }
    func item(_ index: Int) throws -> Item { items[index] }
    mutating func add(_ item: Item) { items.append(item) }
}
let unknown: [any Container] = [Bag(items: [1, 2]), Bag(items: ["x"])]
for bag in unknown {
    print(bag.items, bag.items.count)
    if let last = bag.last { print("last", last) }
    print((try? bag.item(0)) ?? "nothing")
}
var known: any Container<Int> = Bag(items: [1])
known.add(5)
print(known.items.reduce(0, +), known.last! + 1)

protocol Node {
    associatedtype Child: Node
    var children: [Child] { get }
    var name: String { get }
}
struct Leaf: Node { var children: [Leaf] { [] }; var name = "leaf" }
struct Tree: Node { var children = [Leaf(), Leaf()]; var name = "tree" }
func show(_ node: any Node, _ depth: Int = 0) {
    print(String(repeating: " ", count: depth) + node.name)
    for child in node.children { show(child, depth + 1) }
}
show(Tree())
