// Error: type-mismatch
// swiftc: dictionary of type '[String : Int]' cannot be initialized with array literal
let ages: [String: Int] = ["Ada", "Bob"]
print(ages)
