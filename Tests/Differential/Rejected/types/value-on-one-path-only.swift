// Error: uninitialized-variable
// swiftc: used before being initialized
func f(_ c: Bool) -> Int {
    let x: Int
    if c { x = 1 }
    return x
}
print(f(true))
