// Covers: generics, subscripts, optional, dictionary, mutating
struct LRUCache<Key: Hashable, Value> {
    let capacity: Int
    private var values: [Key: Value] = [:]
    private var order: [Key] = []
    private(set) var hits = 0, misses = 0
    init(capacity: Int) { precondition(capacity > 0); self.capacity = capacity }
    var keys: [Key] { order }
    private mutating func touch(_ key: Key) {
        if let index = order.firstIndex(of: key) { order.remove(at: index) }
        order.append(key)
    }
    subscript(key: Key) -> Value? {
        mutating get {
            guard let value = values[key] else { misses += 1; return nil }
            hits += 1
            touch(key)
            return value
        }
        set {
            guard let newValue else {
                values[key] = nil
                order.removeAll { $0 == key }
                return
            }
            values[key] = newValue
            touch(key)
            if order.count > capacity { values[order.removeFirst()] = nil }
        }
    }
    mutating func value(for key: Key, orMake make: (Key) -> Value) -> Value {
        if let known = self[key] { return known }
        let value = make(key)
        self[key] = value
        return value
    }
}
var cache = LRUCache<String, Int>(capacity: 2)
cache["a"] = 1
cache["b"] = 2
print(cache["a"] as Any, cache.keys)
cache["c"] = 3
print(cache["b"] as Any, cache["c"] ?? 0, cache.keys, cache.hits, cache.misses)
cache["a"] = nil
print(cache.keys)
var made = 0
for key in ["x", "c", "x", "y", "c"] { _ = cache.value(for: key) { made += 1; return $0.count * made } }
print(made, cache.keys, cache.hits, cache.misses)
var copy = cache
copy["z"] = 9
print(copy.keys, cache.keys)
