// Error: no-operator
// swiftc: referencing operator function '<' on 'Comparable' requires that 'Point' conform to 'Comparable'
struct Point: Equatable { var x: Int }
print(Point(x: 1) < Point(x: 2))
