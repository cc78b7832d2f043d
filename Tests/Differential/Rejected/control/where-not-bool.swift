// Error: type-mismatch
// swiftc: type 'Int' cannot be used as a boolean; test for '!= 0' instead
for n in [1, 2, 3] where n % 2 { print(n) }
