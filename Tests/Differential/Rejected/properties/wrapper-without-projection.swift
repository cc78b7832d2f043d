// Error: unknown-member
// swiftc: has no member
@propertyWrapper struct W { var wrappedValue: Int }
struct S { @W var x = 1 }
print(S().$x)
