// Error: wrong-requirement
// swiftc: type 'Box' does not conform to protocol 'Container'
protocol Container { associatedtype Item: Equatable; var item: Item { get } }
struct Plain {}
struct Box: Container { var item = Plain() }
print(Box())
