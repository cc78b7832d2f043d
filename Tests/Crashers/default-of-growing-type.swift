struct Parser<O> {
    var f: () -> Int = { 1 }
    var many: Any = Parser<[O]> { 2 }
}
print(Parser<Int>().f())
