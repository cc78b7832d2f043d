class A { init() {} }
class B: A {}
let kind: A.Type = B.self
print(kind.init() is B)
