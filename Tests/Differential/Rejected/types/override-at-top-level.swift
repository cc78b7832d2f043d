// Error: misplaced-modifier
// swiftc: 'override' can only be specified on class members
override func area() -> Int { 1 }
print(area())
