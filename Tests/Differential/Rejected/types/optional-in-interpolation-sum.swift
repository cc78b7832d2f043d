// Error: no-operator
// swiftc: value of optional type 'Double?' must be unwrapped to a value of type 'Double'
let a: Double? = 1.5
let b = 2.0
print("\(a * b)")
