// Error: no-synthesis
// swiftc: type 'Car' does not conform to protocol 'Equatable'
struct Engine { var power = 1 }
struct Car: Equatable { var engine = Engine() }
print(Car() == Car())
