// Error: uninitialized-variable
// swiftc: constant 'level' used before being initialized
func level() -> Int {
    let isDebug = true
    let level: Int
    if isDebug { level = 1 }
    return level
}
print(level())
