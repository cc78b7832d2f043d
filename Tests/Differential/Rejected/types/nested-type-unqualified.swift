// Error: unknown-type
// swiftc: cannot find type 'Kind' in scope
struct Car { enum Kind { case sport } }
let k: Kind = .sport
print(k)
