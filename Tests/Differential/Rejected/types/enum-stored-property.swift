// Error: stored-property-in-enum
// swiftc: enums must not contain stored properties
enum Light {
    case red
    var brightness = 3
}
print(Light.red)
