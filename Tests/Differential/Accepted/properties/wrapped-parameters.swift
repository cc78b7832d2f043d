// Covers: property-wrappers
@propertyWrapper struct Clamped {
    var value: Int
    var wrappedValue: Int {
        get { value }
        set { value = min(max(newValue, 0), 10) }
    }
    init(wrappedValue: Int) { value = min(max(wrappedValue, 0), 10) }
    var projectedValue: String { "<\(value)>" }
}
func show(@Clamped level: Int) { print(level, $level, _level.value) }
show(level: 40)
show(level: -3)
func show2(_ name: String, @Clamped _ level: Int) -> Int {
    print(name, $level)
    return level * 2
}
print(show2("x", 99))
