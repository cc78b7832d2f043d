// Error: implicit-self
// swiftc: reference to property 'count' in closure requires explicit use of 'self'
class Counter {
    var count = 0
    var action: (() -> Void)?
    func prepare() { action = { count += 1 } }
}
Counter().prepare()
