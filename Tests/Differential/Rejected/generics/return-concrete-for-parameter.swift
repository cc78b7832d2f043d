// Error: type-mismatch
// swiftc: cannot convert return expression of type 'Int' to return type 'T'
func make<T>(_ x: T) -> T { 5 }
print(make("a"))
