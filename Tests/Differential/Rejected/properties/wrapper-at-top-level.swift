// Error: wrapper-at-top-level
// swiftc: not yet supported in top-level code
@propertyWrapper struct W { var wrappedValue: Int }
@W var x = 1
print(x)
