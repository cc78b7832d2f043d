// Error: ambiguous-type
// swiftc: generic parameter 'T' could not be inferred
func make<T>() -> [T] { [] }
let xs = make()
print(xs.count)
