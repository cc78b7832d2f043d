// Error: implicit-self
// swiftc: reference to property 'count' in closure requires explicit use of 'self'
class Counter {
    var count = 0
    func parts() -> (() -> Int, Int) { ({ count }, 1) }
}
print(Counter().parts().0())
