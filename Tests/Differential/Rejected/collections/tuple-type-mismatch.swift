// Error: type-mismatch
// swiftc: cannot convert value of type '(String, Int)' to specified type '(Int, String)'
let pair: (Int, String) = ("a", 1)
print(pair)
