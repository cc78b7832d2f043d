// Error: uninitialized-property
// swiftc: 'self' used before all stored properties are initialized
struct S {
    let a: Int
    init() {
        show()
        a = 1
    }
    func show() { print("s") }
}
print(S())
