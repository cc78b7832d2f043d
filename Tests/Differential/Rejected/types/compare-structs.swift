// Error: no-operator
// swiftc: referencing operator function '==' on 'Equatable' requires that 'Point' conform to 'Equatable'
struct Point { var x: Int }
print(Point(x: 1) == Point(x: 1))
