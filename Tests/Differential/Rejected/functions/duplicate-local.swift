// Error: duplicate-name
// swiftc: invalid redeclaration of 'n'
func test() -> Int {
    let n = 1
    let n = 2
    return n
}
print(test())
