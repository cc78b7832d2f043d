// Error: overlapping-access
// swiftc: overlapping accesses to 'n', but modification requires exclusive access; consider copying to a local variable
func both(_ a: inout Int, _ b: inout Int) { a += 1; b += 1 }
func test() { var n = [1, 2]; both(&n[0], &n[1]); print(n) }
test()
