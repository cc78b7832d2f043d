// Error: not-optional
// swiftc: cannot use optional chaining on non-optional value of type 'String'
let text = "abc"
print(text?.count)
