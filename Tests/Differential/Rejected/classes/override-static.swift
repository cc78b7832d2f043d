// Error: overrides-final
// swiftc: cannot override static method
class A { static func f() -> Int { 1 } }
class B: A { override static func f() -> Int { 2 } }
print(B.f())
