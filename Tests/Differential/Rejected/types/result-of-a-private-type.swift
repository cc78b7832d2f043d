// Error: hidden-type
// swiftc: must be declared private because its result uses a private type
struct Outer {
    private struct Inner { var x = 1 }
    func inner() -> Inner { Inner() }
}
print(Outer())
