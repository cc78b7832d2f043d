// Error: uninitialized-property
// swiftc: return from initializer without initializing all stored properties
struct S {
    var a: Int
    init(_ n: Int) {
        if n < 0 { return }
        a = n
    }
}
print(S(1))
