// Error: unknown-member
// swiftc: type 'Light' has no member 'allCases'
enum Light { case red, green }
print(Light.allCases.count)
