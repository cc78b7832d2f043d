// Error: missing-conformance
// swiftc: type 'Point' does not conform to protocol 'Hashable'
struct Point { var x: Int }
let points: Set<Point> = [Point(x: 1)]
print(points.count)
