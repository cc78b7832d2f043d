// Error: bad-inheritance
// swiftc: inheritance from non-protocol type 'Animal'
struct Animal { var name = "a" }
struct Dog: Animal { var age = 1 }
print(Dog())
