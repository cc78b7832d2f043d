// Error: reassigned-constant
// swiftc: immutable value 'x' may only be initialized once
func f() {
    let x: Int
    for i in 0..<2 { x = i }
}
f()
