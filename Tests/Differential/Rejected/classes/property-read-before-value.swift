// Error: uninitialized-property
// swiftc: used before being initialized
class A {
    var x: Int
    var y: Int
    init() { y = x + 1; x = 2 }
}
print(A().y)
