// Error: no-operator
// swiftc: binary operator '-' cannot be applied to two 'String' operands
print("abc" - "c")
