// Error: not-required-initializer
// swiftc: must use a 'required' initializer
class A { init() {} }
class B: A {}
let kind: A.Type = B.self
print(kind.init() is B)
