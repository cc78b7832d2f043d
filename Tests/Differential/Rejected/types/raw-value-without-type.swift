// Error: unknown-member
// swiftc: value of type 'Light' has no member 'rawValue'
enum Light { case red, green }
print(Light.red.rawValue)
