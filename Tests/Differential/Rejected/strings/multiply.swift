// Error: no-operator
// swiftc: binary operator '*' cannot be applied to operands of type 'String' and 'Int'
print("ab" * 3)
