// Error: missing-return
// swiftc: missing return in global function expected to return 'Int'
func firstEven(_ numbers: [Int]) -> Int {
    for n in numbers where n % 2 == 0 { return n }
}
print(firstEven([1, 2]))
