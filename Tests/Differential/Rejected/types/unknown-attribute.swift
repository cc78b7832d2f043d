// Error: unknown-attribute
// swiftc: unknown attribute 'cached'
@cached func area() -> Int { 3 }
print(area())
