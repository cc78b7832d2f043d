// Error: no-context
// swiftc: reference to member 'red' cannot be resolved without a contextual type
let light = .red
print(light)
