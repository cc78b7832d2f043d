// Error: unknown-name
// swiftc: static member 'count' cannot be used on instance of type 'Counter'
let count = 3
struct Counter {
    static let count = 0
    func next() -> Int { count + 1 }
}
print(Counter().next())
