// Error: overlapping-access
// swiftc: overlapping accesses to 'n'
func add(_ x: inout Int, _ f: () -> Int) { x += f() }
func test() {
    var n = 1
    add(&n) { n }
    print(n)
}
test()
