// Error: argument-label
// swiftc: extraneous argument label 'x:' in call
let double: (Int) -> Int = { x in x * 2 }
print(double(x: 3))
