// Error: syntax
// swiftc: unnamed parameters must be written with the empty name '_'
func double(x) -> Int { 2 }
print(double(x: 1))
