// Error: no-operator
// swiftc: binary operator '==' cannot be applied to two '(String, (Int, Int))' operands
let place = ("home", (1, 2))
print(place == ("home", (1, 2)))
