// Error: implicit-self
// swiftc: reference to property 'count' in closure requires explicit use of 'self'
class Counter {
    var count = 0
    lazy var next: () -> Int = { count + 1 }
}
print(Counter().next())
