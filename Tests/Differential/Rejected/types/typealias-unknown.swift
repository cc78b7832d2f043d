// Error: unknown-type
// swiftc: cannot find type 'Integer' in scope
typealias Score = Integer
let s: Score = 5
print(s)
