// Error: uninitialized-variable
// swiftc: captured by a closure before being initialized
func f() -> Int {
    var x: Int
    let g = { x }
    x = 1
    return g()
}
print(f())
