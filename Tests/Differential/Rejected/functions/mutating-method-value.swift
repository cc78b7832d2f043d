// Error: mutating-method-value
// swiftc: cannot reference 'mutating' method
struct C { var n = 0; mutating func up() { n += 1 } }
let f = C.up
print(f)
