// Error: type-mismatch
// swiftc: heterogeneous collection literal could only be inferred to '[String : Any]'; add explicit type annotation if this is intentional
let person = ["name": "Ada", "age": 36]
print(person.count)
