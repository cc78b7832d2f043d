// Covers: property-wrappers, property-observers
@propertyWrapper struct Trimmed {
    private var v = ""
    var wrappedValue: String {
        get { v }
        set { v = newValue.filter { $0 != " " } }
    }
    init(wrappedValue: String) { self.wrappedValue = wrappedValue }
}
@propertyWrapper struct Range01<V: Comparable & ExpressibleByFloatLiteral> {
    var wrappedValue: V { didSet { wrappedValue = min(max(wrappedValue, 0.0), 1.0) } }
    init(wrappedValue: V) { self.wrappedValue = min(max(wrappedValue, 0.0), 1.0) }
}
@propertyWrapper final class Shared<T> {
    var wrappedValue: T
    init(wrappedValue: T) { self.wrappedValue = wrappedValue }
    var projectedValue: Shared<T> { self }
}
@propertyWrapper struct UserDefault<T> {
    let key: String
    let defaultValue: T
    static var store: [String: Any] {
        get { _store }
        set { _store = newValue }
    }
    var wrappedValue: T {
        get { _store[key] as? T ?? defaultValue }
        nonmutating set { _store[key] = newValue }
    }
}
var _store: [String: Any] = [:]
struct Form {
    @Trimmed var name: String = " a b "
    @Range01 var ratio = 3.5
    @Shared var hits = 0
    @UserDefault(key: "dark", defaultValue: false) var dark: Bool
}
var f = Form()
print(f.name, f.ratio, f.hits, f.dark)
f.name = "x y"
f.ratio = -2
let g = f
g.$hits.wrappedValue += 5
f.dark = true
print(f.name, f.ratio, f.hits, g.hits, g.dark, _store)
func local() -> Double {
    @Range01 var r: Double = 9
    r += 0.5
    return r
}
print(local())
struct Obs { @Trimmed var s: String = "q" { didSet { print("was \(oldValue) is \(s)") } } }
var o = Obs()
o.s = " z z "
