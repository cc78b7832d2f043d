// Error: type-mismatch
// swiftc: cannot convert value of type 'Int' to expected argument type 'Double'
func half(_ x: Double) -> Double { x / 2 }
let n = 9
print(half(n))
