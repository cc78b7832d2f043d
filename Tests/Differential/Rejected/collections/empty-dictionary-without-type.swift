// Error: ambiguous-type
// swiftc: empty collection literal requires an explicit type
let ages = [:]
print(ages.count)
