// Error: type-mismatch
// swiftc: cannot convert value of type 'String' to expected element type 'Int'
extension Array where Element == Int { func total() -> Int { reduce(0, +) } }
print(["a"].total())
