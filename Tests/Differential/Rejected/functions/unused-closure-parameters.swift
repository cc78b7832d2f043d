// Error: closure-parameters
// swiftc: contextual type for closure argument list expects 1 argument, which cannot be implicitly ignored
let numbers = [1, 2, 3]
print(numbers.map { 5 })
