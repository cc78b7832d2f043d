// Error: immutable
// swiftc: cannot assign to property: 'name' is a get-only property
protocol Named { var name: String { get } }
struct A: Named { var name = "a" }
var x: any Named = A()
x.name = "b"
