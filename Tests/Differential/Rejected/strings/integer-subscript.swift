// Error: wrong-index
// swiftc: 'subscript(_:)' is unavailable: cannot subscript String with an Int, use a String.Index instead.
let word = "hello"
print(word[0])
