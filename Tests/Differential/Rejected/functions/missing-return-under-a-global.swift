// Error: missing-return
// swiftc: missing return in global function expected to return 'Int'
let isDebug = true
func level() -> Int {
    if isDebug { return 1 }
}
print(level())
