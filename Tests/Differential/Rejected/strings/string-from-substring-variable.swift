// Error: type-mismatch
// swiftc: no 'split' candidates produce the expected contextual result type '[String]'
let words: [String] = "a b".split(separator: " ")
print(words)
