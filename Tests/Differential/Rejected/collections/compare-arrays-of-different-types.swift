// Error: no-operator
// swiftc: binary operator '==' cannot be applied to operands of type '[Int]' and '[String]'
let a = [1, 2]
let b = ["1", "2"]
print(a == b)
