// Error: reassigned-constant
// swiftc: immutable value 'self.a' may only be initialized once
struct S {
    let a: Int
    init() {
        a = 1
        a = 2
    }
}
print(S())
