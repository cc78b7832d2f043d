func test() { fallthrough }
test()
