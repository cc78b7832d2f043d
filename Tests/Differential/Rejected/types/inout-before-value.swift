// Error: uninitialized-variable
// swiftc: passed by reference before being initialized
func add(_ x: inout Int) { x += 1 }
func f() -> Int {
    var x: Int
    add(&x)
    return x
}
print(f())
