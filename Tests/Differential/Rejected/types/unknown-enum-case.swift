// Error: unknown-member
// swiftc: type 'Light' has no member 'blue'
enum Light { case red, green }
let light: Light = .blue
print(light)
