@propertyWrapper struct Clamp { var wrappedValue: Int; init(wrappedValue: Int) { self.wrappedValue = min(10, wrappedValue) } }
func f(@Clamp x: Int) -> Int { x }
print(f(x: 30))
