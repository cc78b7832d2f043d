// Error: duplicate-name
// swiftc: invalid redeclaration of 'red'
enum Light { case red, red }
print(Light.red)
