// Error: immutable
// swiftc: left side of mutating operator isn't mutable: 'n' is a 'let' constant
func next(_ n: Int) -> Int {
    n += 1
    return n
}
print(next(1))
