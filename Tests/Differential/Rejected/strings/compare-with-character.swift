// Error: no-operator
// swiftc: binary operator '==' cannot be applied to operands of type 'String' and 'Character'
let word = "a"
let letter: Character = "a"
print(word == letter)
