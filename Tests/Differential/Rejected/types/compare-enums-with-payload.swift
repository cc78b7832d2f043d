// Error: no-operator
// swiftc: referencing operator function '==' on 'Equatable' requires that 'Shape' conform to 'Equatable'
enum Shape { case circle(Int) }
print(Shape.circle(1) == Shape.circle(1))
