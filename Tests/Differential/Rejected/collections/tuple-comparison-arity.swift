// Error: no-operator
// swiftc: binary operator '==' cannot be applied to operands of type '(Int, Int)' and '(Int, Int, Int)'
print((1, 2) == (1, 2, 3))
