// Error: uninitialized-property
// swiftc: return from initializer without initializing all stored properties
struct S {
    let a: Int
    let b: Int
    init(_ n: Int) {
        a = n
        if n > 0 { b = 1 }
    }
}
print(S(1))
