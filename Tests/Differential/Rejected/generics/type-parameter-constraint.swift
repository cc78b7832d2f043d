// Error: missing-conformance
// swiftc: generic struct 'Ranked' requires that 'Raw' conform to 'Comparable'
struct Ranked<T: Comparable> { var items: [T] }
struct Raw {}
let r = Ranked(items: [Raw()])
print(r)
