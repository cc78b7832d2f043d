// Error: implicit-self
// swiftc: reference to property 'count' in closure requires explicit use of 'self'
class Counter {
    var count = 0
    func later(_ action: @escaping () -> Int) -> Int { action() }
    func total() -> Int {
        later {
            func sum() -> Int { count + 1 }
            return sum()
        }
    }
}
print(Counter().total())
