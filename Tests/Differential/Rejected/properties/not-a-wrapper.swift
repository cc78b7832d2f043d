// Error: not-a-wrapper
// swiftc: does not contain a non-static property named 'wrappedValue'
@propertyWrapper struct Clamped {
    var value = 0
}
