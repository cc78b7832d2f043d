// Error: unknown-type
// swiftc: cannot find type 'Pont' in scope
extension Pont { func show() {} }
print(1)
