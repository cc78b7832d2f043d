// Error: unknown-member
// swiftc: static member 'name' cannot be used on instance of type 'T'
protocol Named { static var name: String { get } }
func show<T: Named>(_ x: T) { print(x.name) }
struct A: Named { static var name = "A" }
show(A())
