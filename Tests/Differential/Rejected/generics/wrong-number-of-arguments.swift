// Error: generic-arguments
// swiftc: generic type 'Dictionary' specialized with too few type parameters (got 1, but expected 2)
let ages: Dictionary<String> = [:]
print(ages)
