// Error: continue-without-loop
// swiftc: 'continue' cannot be used with if statements
func f(_ n: Int) {
    check: if n > 0 { continue check }
}
f(1)
