// Error: type-mismatch
// swiftc: cannot assign value of type 'Character' to type 'String'
let word = "hello"
var text = ""
for letter in word { text = letter }
print(text)
