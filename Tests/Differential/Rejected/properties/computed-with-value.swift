// Error: computed-initial-value
// swiftc: cannot
func f() {
    var x: Int = 3 { return 4 }
    print(x)
}
f()
