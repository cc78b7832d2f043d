// Error: type-mismatch
// swiftc: value of optional type 'Light?' must be unwrapped to a value of type 'Light'
enum Light: String { case red, green }
let light: Light = Light(rawValue: "red")
print(light)
