// Error: use-before-declaration
// swiftc: use of local variable 'n' before its declaration
func test() {
    print(n)
    let n = 1
}
test()
