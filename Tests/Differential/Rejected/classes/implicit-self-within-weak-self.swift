// Error: implicit-self
// swiftc: reference to property 'count' in closure requires explicit use of 'self'
class Counter {
    var count = 0
    func later(_ action: @escaping () -> Int) -> Int { action() }
    func total() -> Int {
        later { [weak self] in
            guard let self else { return 0 }
            return [1].map { $0 + count }[0]
        }
    }
}
print(Counter().total())
