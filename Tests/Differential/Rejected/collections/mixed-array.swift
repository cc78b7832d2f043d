// Error: type-mismatch
// swiftc: heterogeneous collection literal could only be inferred to '[Any]'; add explicit type annotation if this is intentional
let values = [1, "two", 3.0]
print(values.count)
