// Error: unknown-name
// swiftc: cannot find 'temprature' in scope
let temperature = 20
print(temprature)
