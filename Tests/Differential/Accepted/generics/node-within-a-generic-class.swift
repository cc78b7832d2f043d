// Covers: nested-types, generics, classes
final class Cache<Key: Hashable> {
  final class Node { let key: Key; init(_ k: Key) { key = k } }
  var table: [Key: Node] = [:]
  func set(_ key: Key) { if let n = table[key] { print(n.key) } else { let n = Node(key); table[key] = n } }
}
let c = Cache<String>()
c.set("a")
c.set("a")
c.set("b")
print(c.table.count)
