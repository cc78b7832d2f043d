// Error: implicit-self
// swiftc: call to method 'bump' in closure requires explicit use of 'self'
class Counter {
    var actions: [() -> Void] = []
    func bump() {}
    func prepare() { actions.append { bump() } }
}
Counter().prepare()
