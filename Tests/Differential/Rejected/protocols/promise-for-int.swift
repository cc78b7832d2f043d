// Error: missing-requirement
// swiftc: type 'Int' does not conform to protocol 'Describable'
protocol Describable { var text: String { get } }
extension Int: Describable {}
print(3.text)
