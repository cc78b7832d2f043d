func both(_ a: inout Int, _ b: inout Int) { a += 1; b += 1 }
func test() { var n = 1; both(&n, &n); print(n) }
test()
