// Error: wrong-requirement
// swiftc: does not conform to protocol 'Box'
protocol Box {
    func put<T: Comparable>(_ item: T) -> T
}
struct Numbers: Box {
    func put<T: Numeric>(_ item: T) -> T { item }
}
print(Numbers().put(2))
