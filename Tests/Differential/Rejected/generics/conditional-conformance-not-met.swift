// Error: no-operator
// swiftc: operator function '==' requires that 'Raw' conform to 'Equatable'
struct Box<T> { var value: T }
extension Box: Equatable where T: Equatable {}
struct Raw {}
print(Box(value: Raw()) == Box(value: Raw()))
