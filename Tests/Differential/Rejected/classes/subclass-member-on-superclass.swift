// Error: unknown-member
// swiftc: value of type 'A' has no member 'bark'
class A {}
class B: A { func bark() { print("woof") } }
let a: A = B()
a.bark()
