// Error: uninitialized-variable
// swiftc: used before being initialized
func f(_ n: Int) -> String {
    let s: String
    switch n {
    case 0: s = "zero"
    case 1: print("one")
    default: s = "many"
    }
    return s
}
print(f(0))
