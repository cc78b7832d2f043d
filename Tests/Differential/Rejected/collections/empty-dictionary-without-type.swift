// Error: empty-literal
// swiftc: empty collection literal requires an explicit type
let ages = [:]
print(ages.count)
