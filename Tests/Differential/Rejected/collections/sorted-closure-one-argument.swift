// Error: closure-parameters
// swiftc: contextual closure type '(String, String) throws -> Bool' expects 2 arguments, but 1 was used in closure body
let words = ["b", "a"]
print(words.sorted { $0.count })
