// Error: private-member
// swiftc: is inaccessible due to
struct Safe { private var code = 42; func hint() -> Int { code / 10 } }
let s = Safe()
print(s.hint())
print(s.code)
