// Error: no-synthesis
// swiftc: type 'Car' does not conform to protocol 'Hashable'
struct Engine: Equatable { var power = 1 }
struct Car: Hashable { var engine = Engine() }
print(Car().hashValue == Car().hashValue)
