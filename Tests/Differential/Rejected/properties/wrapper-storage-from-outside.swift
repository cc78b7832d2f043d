// Error: private-member
// swiftc: is inaccessible due to
@propertyWrapper struct W { var wrappedValue: Int }
struct S { @W var x = 1 }
let s = S()
print(s._x)
