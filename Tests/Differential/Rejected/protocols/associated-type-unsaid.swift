// Error: missing-requirement
// swiftc: type 'Empty' does not conform to protocol 'Container'
protocol Container { associatedtype Item }
struct Empty: Container {}
print(Empty())
