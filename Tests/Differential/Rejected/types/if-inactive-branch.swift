// Error: unknown-name
// swiftc: cannot find
#if os(macOS)
let name = "mac"
#endif
print(name)
