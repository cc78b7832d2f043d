// Error: missing-conformance
// swiftc: type 'N' does not conform to protocol 'Hashable'
struct Box<T: Hashable> { var t: T? }
struct N {}
let b: Box<N>? = nil
print(b == nil)
