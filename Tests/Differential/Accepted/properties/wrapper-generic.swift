// Covers: property-wrappers
@propertyWrapper
struct Cached<Key: Hashable, Value> {
    private var storage: [Key: Value] = [:]
    var wrappedValue: Value?
    init(wrappedValue: Value?, key: Key) {
        self.wrappedValue = wrappedValue
        if let v = wrappedValue { storage[key] = v }
    }
    var projectedValue: [Key: Value] { storage }
}
@propertyWrapper
struct Lazily<T> {
    private var make: () -> T
    private var made: T?
    init(wrappedValue: @autoclosure @escaping () -> T) { make = wrappedValue }
    var wrappedValue: T {
        mutating get {
            if made == nil { made = make() }
            return made!
        }
        set { made = newValue }
    }
}
func expensive() -> Int { print("computed"); return 42 }
struct Model {
    @Cached(key: "a") var first: Int? = 1
    @Cached(key: 2) var second: String? = nil
    @Lazily var slow = expensive()
}
var m = Model()
print(m.$first["a"] ?? -1, m.$second.isEmpty)
print("before")
print(m.slow, m.slow)
m.slow = 1
print(m.slow)
m.first = nil
print(m.first as Any)
