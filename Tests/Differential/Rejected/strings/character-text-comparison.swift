// Error: no-operator
// swiftc: cannot be applied to operands of type 'Character' and 'String'
let letter: Character = "a"
let text: String = "a"
print(letter == text)
