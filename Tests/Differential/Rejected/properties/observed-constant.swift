// Error: observed-constant
// swiftc: observing
func f() {
    let x = 3 { didSet { print("changed") } }
    print(x)
}
f()
