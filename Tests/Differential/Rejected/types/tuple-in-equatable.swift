// Error: no-synthesis
// swiftc: does not conform to protocol 'Equatable'
struct Place: Equatable { var at: (Int, Int) }
