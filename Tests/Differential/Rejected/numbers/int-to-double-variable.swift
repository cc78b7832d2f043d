// Error: type-mismatch
// swiftc: cannot convert value of type 'Int' to specified type 'Double'
let whole = 7
let half: Double = whole
print(half)
