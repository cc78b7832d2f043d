// Error: missing-return
// swiftc: missing return in closure expected to return '[Int]'
func run(_ body: () -> [Int]) -> [Int] { body() }
let found = run {
    print(1)
    print(2)
}
print(found)
