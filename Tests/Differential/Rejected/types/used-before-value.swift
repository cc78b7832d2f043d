// Error: uninitialized-variable
// swiftc: used before being initialized
func f() -> Int {
    let x: Int
    return x + 1
}
print(f())
