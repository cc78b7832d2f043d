// Error: unknown-member
// swiftc: instance member 'radius' cannot be used on type 'Circle'; did you mean to use a value of this type instead?
struct Circle { var radius = 1 }
print(Circle.radius)
