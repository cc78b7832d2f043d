// Error: misplaced-attribute
// swiftc: '@discardableResult' attribute cannot be applied to this declaration
@discardableResult let n = 3
print(n)
