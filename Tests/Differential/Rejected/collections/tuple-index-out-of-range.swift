// Error: unknown-member
// swiftc: value of tuple type '(Int, String)' has no member '2'
let pair = (1, "a")
print(pair.2)
