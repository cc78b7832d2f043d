// Error: override-in-extension
// swiftc: declared in extension cannot be overridden
class A {}
extension A { func f() -> Int { 1 } }
class B: A { override func f() -> Int { 2 } }
print(B().f())
