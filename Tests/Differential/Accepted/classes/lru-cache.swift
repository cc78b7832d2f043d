// Covers: weak-unowned, deinit, generics, subscripts
import Foundation
// LRU cache
final class LRUCache<Key: Hashable, Value> {
  final class Node { let key: Key; var value: Value; var next: Node?; weak var prev: Node?
    init(_ k: Key, _ v: Value) { key = k; value = v } ; deinit { print("free \(key)") } }
  private var table: [Key: Node] = [:]; private var head: Node?; private weak var tail: Node?
  let capacity: Int
  init(capacity: Int) { self.capacity = capacity }
  private func detach(_ n: Node) { if let p = n.prev { p.next = n.next } else { head = n.next }
    if let x = n.next { x.prev = n.prev } else { tail = n.prev }; n.next = nil; n.prev = nil }
  private func pushFront(_ n: Node) { n.next = head; head?.prev = n; head = n; if tail == nil { tail = n } }
  subscript(key: Key) -> Value? {
    get { guard let n = table[key] else { return nil }; detach(n); pushFront(n); return n.value }
    set { if let v = newValue { if let n = table[key] { n.value = v; detach(n); pushFront(n) } else {
        if table.count >= capacity, let t = tail { detach(t); table[t.key] = nil }
        let n = Node(key, v); table[key] = n; pushFront(n) } }
      else if let n = table.removeValue(forKey: key) { detach(n) } } }
  var keys: [Key] { var r: [Key] = []; var n = head; while let x = n { r.append(x.key); n = x.next }; return r }
}
let cache = LRUCache<String, Int>(capacity: 2)
cache["a"] = 1; cache["b"] = 2; _ = cache["a"]; cache["c"] = 3
print(cache.keys, cache["b"] ?? -1)
cache["a"]? += 10
print(cache["a"]!, cache.keys)
cache["c"] = nil
print(cache.keys)
