// Error: no-synthesis
// swiftc: type 'Shape' does not conform to protocol 'CaseIterable'
enum Shape: CaseIterable { case circle(Int) }
print(Shape.allCases.count)
