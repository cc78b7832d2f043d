// Error: overrides-nothing
// swiftc: does not override
class A { func f(_ x: Int) -> Int { x } }
class B: A { override func f(_ x: String) -> Int { 2 } }
print(B().f(3))
