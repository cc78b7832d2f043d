// Error: missing-return
// swiftc: missing return in global function expected to return 'String'
func name(_ n: Int) -> String {
    switch n {
    case 0: return "zero"
    default: print("other")
    }
}
print(name(0))
