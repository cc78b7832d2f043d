// Error: no-operator
// swiftc: must be unwrapped
let pair: (Int, Int)? = (1, 2)
print(pair == (1, 2))
