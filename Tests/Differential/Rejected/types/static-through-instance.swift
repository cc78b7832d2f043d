// Error: unknown-member
// swiftc: static member 'pi' cannot be used on instance of type 'Circle'
struct Circle { static let pi = 3 }
let c = Circle()
print(c.pi)
