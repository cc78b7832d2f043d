// Error: no-operator
// swiftc: binary operator
let count: Int = 3
let ratio: Double = 0.5
print(count + ratio)
