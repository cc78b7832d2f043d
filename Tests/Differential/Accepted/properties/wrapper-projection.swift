// Covers: property-wrappers
@propertyWrapper
struct Logged<Value> {
    private var stored: Value
    private(set) var history: [Value] = []
    init(wrappedValue: Value) { stored = wrappedValue }
    var wrappedValue: Value {
        get { stored }
        set { history.append(stored); stored = newValue }
    }
    var projectedValue: Logged<Value> {
        get { self }
        set { self = newValue }
    }
    mutating func reset(to value: Value) { stored = value; history = [] }
}
struct Form {
    @Logged var name = "none"
    @Logged var age: Int = 0
    func show() { print(_name.history, $age.history, age) }
    mutating func clear() { _age.reset(to: -1) }
}
var form = Form()
form.name = "Bo"
form.name += "b"
form.age = 3
form.age += 1
print(form.name, form.$name.history, form.$age.history)
form.show()
form.clear()
print(form.age, form.$age.history.isEmpty)
form.$name.reset(to: "x")
print(form.name, form.$name.history)
