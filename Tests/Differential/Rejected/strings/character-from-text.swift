// Error: type-mismatch
// swiftc: cannot convert value of type 'String' to specified type 'Character'
let letter: Character = "ab"
print(letter)
