// Error: unknown-member
// swiftc: instance member 'count' cannot be used on type 'Array<Int>'; did you mean to use a value of this type instead?
let size = Array<Int>.count
