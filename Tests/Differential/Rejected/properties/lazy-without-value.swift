// Error: bad-lazy
// swiftc: lazy properties must have an initializer
struct S { lazy var x: Int }
print(1)
