// Error: misplaced-attribute
// swiftc: property wrapper can only be applied to a 'var'
@propertyWrapper struct Kept { var wrappedValue: Int }
struct Point { @Kept let x = 3 }
print(Point().x)
