// Error: no-operator
// swiftc: cannot convert value of type 'Character' to expected argument type 'String'
let c: Character = "a"
let s: String = "bc"
print(c + s)
