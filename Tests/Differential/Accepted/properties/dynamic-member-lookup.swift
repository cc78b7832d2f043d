// Covers: dynamic-member-lookup
@dynamicMemberLookup
struct Bag {
    var values: [String: Int] = [:]
    subscript(dynamicMember name: String) -> Int {
        get { values[name] ?? 0 }
        set { values[name] = newValue }
    }
    var count: Int { values.count }
}
var bag = Bag()
bag.apples = 3
bag.pears += 2
print(bag.apples, bag.pears, bag.plums, bag.count)
struct Size { var width = 1.0, height = 2.0; var area: Double { width * height } }
@dynamicMemberLookup
struct Wrapper<Value> {
    var inner: Value
    var note = "w"
    subscript<T>(dynamicMember path: WritableKeyPath<Value, T>) -> T {
        get { inner[keyPath: path] }
        set { inner[keyPath: path] = newValue }
    }
}
@dynamicMemberLookup
struct ReadOnly<Value> {
    let inner: Value
    subscript<T>(dynamicMember path: KeyPath<Value, T>) -> T { inner[keyPath: path] }
}
var wrapped = Wrapper(inner: Size())
wrapped.width = 10
wrapped.height += 1
print(wrapped.width, wrapped.height, wrapped.note, wrapped.inner.area)
let fixed = ReadOnly(inner: Size())
print(fixed.area, fixed.width)
