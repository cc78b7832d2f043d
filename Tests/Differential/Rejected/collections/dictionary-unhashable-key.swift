// Error: missing-conformance
// swiftc: type 'Point' does not conform to protocol 'Hashable'
struct Point { var x: Int }
var names: [Point: String] = [:]
names[Point(x: 1)] = "a"
