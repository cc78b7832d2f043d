// Error: unknown-name
// swiftc: cannot find 'i' in scope
for i in 0..<3 { print(i) }
print(i)
