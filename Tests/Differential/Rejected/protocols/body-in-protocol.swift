// Error: body-in-protocol
// swiftc: protocol methods must not have bodies
protocol Named { func name() -> String { "a" } }
print(1)
