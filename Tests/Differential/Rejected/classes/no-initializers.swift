// Error: no-initializers
// swiftc: class 'A' has no initializers
class A {
    var x: Int
    let y = 2
}
print(A().y)
