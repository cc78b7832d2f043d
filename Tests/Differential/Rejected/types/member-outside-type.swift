// Error: member-outside-type
// swiftc: initializers may only be declared within a type
init(name: String) { print(name) }
