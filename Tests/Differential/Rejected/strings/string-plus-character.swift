// Error: no-operator
// swiftc: cannot convert value of type 'Character' to expected argument type 'String'
let text = "ab"
let letter: Character = "c"
print(text + letter)
