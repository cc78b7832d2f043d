// Error: type-mismatch
// swiftc: does not match
@propertyWrapper struct W { var wrappedValue: Int }
struct S { @W var x: String = "a" }
print(S().x)
